/** What we hope for, the way back week by week, and when we talk. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { givenNameOf, hoursAWeek, type ScheduleStage } from '#shared/domain/sections/schedule.ts'
import type { Weekday } from '#shared/domain/day.ts'
import { bullets, grid, paragraph, section, subheading, tidy, together, words as say } from '../../blocks.ts'
import type { AgreementPaper } from './paper.ts'
import { findTouchpoint } from './voices.ts'

export function layOutHope({ words, content, width }: AgreementPaper): Content[] {
  const hope = tidy(content.rhythm.expectedAttendance)
  const watch = tidy(content.rhythm.howWeWatch)
  const blocks = [
    ...(hope === '' ? [] : [paragraph(hope)]),
    ...(watch === '' ? [] : [paragraph(`${words.hope.howWeWatch}: ${watch}`)]),
  ]
  return section(words.hope.heading, blocks, width)
}

/** What a timetable needs of a paper, so that it can stand on a page of its own. */
export type SchedulePaper = Pick<AgreementPaper, 'words' | 'content' | 'called' | 'width'>

export function layOutSchedule(paper: SchedulePaper): Content[] {
  const { words, content, called, width } = paper
  const { isPhased, stages, reviewOn, longerBecause } = content.schedule
  if (!isPhased) return section(words.schedule.heading, [say(words.schedule.fullTime(called))], width)
  const laidOut = stages.filter(hasAnything).flatMap((stage, at) => layOutStage(paper, stage, at + 1))
  if (laidOut.length === 0) return []
  const reason = tidy(longerBecause)
  const blocks = [
    ...laidOut,
    ...(reviewOn === null ? [] : [say(words.schedule.lookOn(reviewOn))]),
    ...(reason === '' ? [] : [paragraph(`${words.schedule.longer}: ${reason}`)]),
  ]
  return section(words.schedule.heading, blocks, width)
}

function hasAnything(stage: ScheduleStage): boolean {
  return (
    stage.sessions.length > 0 || tidy(stage.name) !== '' || tidy(stage.note) !== '' || stage.startsOn !== null
  )
}

const schoolDays: Weekday[] = [1, 2, 3, 4, 5]
const mostRowsTogether = 9

function layOutStage(paper: SchedulePaper, stage: ScheduleStage, number: number): Content[] {
  const { words } = paper
  const hours = stage.sessions.length === 0 ? '' : words.schedule.hours(hoursAWeek(stage))
  const about = [words.schedule.span(stage.startsOn, stage.endsOn), hours].filter((part) => part !== '')
  const title = [
    subheading(words.schedule.stage(number, tidy(givenNameOf(stage)))),
    ...(about.length === 0 ? [] : [say(about.join(' · '), { space: 2 })]),
  ]
  const note = tidy(stage.note)
  const after = note === '' ? [] : [paragraph(note)]
  if (stage.sessions.length === 0) return [together([...title, ...after], paper.width)]
  const slots = [...new Set(stage.sessions.map(slotOf))].toSorted()
  const [opening = '', ...following] = layOutWeek(paper, stage, slots)
  // A short week stays in one piece; a long one flows on, its head row with it.
  if (slots.length <= mostRowsTogether)
    return [together([...title, opening, ...following], paper.width), ...after]
  return [together([...title, opening], paper.width), ...following, ...after]
}

const slotOf = (session: { from: string; to: string }) => `${session.from}–${session.to}`
const timeWidth = 76

function layOutWeek(
  { words, width }: SchedulePaper,
  stage: ScheduleStage,
  slots: readonly string[],
): Content[] {
  const days = [...new Set([...schoolDays, ...stage.sessions.map((session) => session.weekday)])].toSorted()
  const rows = slots.map((slot): TableCell[] => [
    { text: slot, role: 'row-head' },
    ...days.map((day): TableCell => {
      const here = stage.sessions.filter((session) => session.weekday === day && slotOf(session) === slot)
      // A cell without a word still says that the student comes then.
      const said = here.map((session) => tidy(session.what) || words.schedule.atSchool)
      return { text: said.join('\n') }
    }),
  ])
  const padding = 12.5
  const dayWidth = (width - timeWidth - padding) / days.length - padding
  return grid([words.schedule.time, ...days.map((day) => words.weekdays[day])], rows, [
    timeWidth,
    ...days.map(() => dayWidth),
  ])
}

export function layOutRhythm({ words, content, called, width }: AgreementPaper): Content[] {
  const { checkInEvery, checkInWeekdays, checkInTime, firstReviewOn, reviewEvery } = content.rhythm
  const touchpoint = findTouchpoint(content)
  const sentences = [
    checkInEvery === null
      ? ''
      : words.rhythm.checkIn({
          every: checkInEvery,
          weekdays: checkInWeekdays,
          time: checkInTime,
          called,
          touchpoint: touchpoint === null ? null : tidy(touchpoint.name),
        }),
    firstReviewOn === null ? '' : words.rhythm.firstReview(firstReviewOn),
    firstReviewOn === null || reviewEvery === null ? '' : words.rhythm.reviewEvery[reviewEvery],
  ].filter((sentence) => sentence !== '')
  const reaching = content.communication.items.map((line) => tidy(words.communication(line))).filter(Boolean)
  const blocks = [
    ...(sentences.length === 0 ? [] : [paragraph(sentences.join(' '))]),
    ...(reaching.length === 0 ? [] : [bullets(reaching)]),
  ]
  return section(words.rhythm.heading, blocks, width)
}
