/**
 * How it is going, for the family: good news first, then days, goals, supports and promises, the school's own before the
 * others. Holds nothing that was said in a check-in, no mark of a single day, and no rate.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import {
  haveDaysGrown,
  listGoodNews,
  sayAttendance,
  sayGoalEvidence,
  sayStageEvidence,
  saySupportEvidence,
} from '#shared/domain/evidence-words.ts'
import { givenNameOf } from '#shared/domain/sections/schedule.ts'
import { progressWords as fixed } from '#shared/messages/progress-words.ts'
import { bullets, grid, paragraph, section, tidy, together, words as say, writingLines } from '../blocks.ts'
import { rules, textWidth } from '../type.ts'
import { findTouchpoint } from './agreement/voices.ts'
import { describePaper, layOutHead, type PlanPaperInput } from './plan-paper.ts'
import type { Template } from './template.ts'

export type ProgressPageInput = PlanPaperInput & {
  evidence: Evidence
  /** Lines that the counselor chose for a paper. */
  celebrations: readonly string[]
  /** The day of the next review; null while none is set. */
  reviewOn: IsoDate | null
}

export const progressPage: Template<ProgressPageInput> = {
  fileName: 'how-it-is-going.pdf',
  describe: (input) => {
    const called = tidy(input.called)
    const width = textWidth(input.paperSize)
    const { evidence, content, madeOn } = input
    const touchpoint = findTouchpoint(content)
    const goals = evidence.goals.map((goal) => fixed.goal(tidy(goal.sentence), sayGoalEvidence(goal)))
    const supports = evidence.supports.map((one) =>
      fixed.support(tidy(one.what), saySupportEvidence(one, called)),
    )
    return describePaper(input, fixed.fileTitle, [
      ...layOutHead(input.schoolName, fixed.title(called), fixed.about(evidence.sinceOn, madeOn)),
      ...layOutGoodNews(input, called, width),
      ...section(fixed.seen, layOutDays(evidence, called), width),
      ...layOutList(fixed.goals, goals, width),
      ...layOutList(fixed.supports, supports, width),
      ...layOutPromises(evidence, called, width),
      ...layOutNext(input, width),
      together(section(fixed.yours, writingLines(width, 3), width), width),
      ...(touchpoint === null
        ? []
        : [say(fixed.ask(tidy(touchpoint.name), tidy(touchpoint.contact)), { isBold: true })]),
    ])
  },
}

const layOutList = (title: string, items: readonly string[], width: number) =>
  items.length === 0 ? [] : section(title, [bullets(items)], width)

function layOutGoodNews(
  { celebrations, evidence }: ProgressPageInput,
  called: string,
  width: number,
): Content[] {
  const news = [...new Set([...celebrations, ...listGoodNews(evidence, called)].map(tidy))]
  const told = news.filter((words) => words !== '')
  return section(
    fixed.goodNews,
    told.length === 0 ? [paragraph(fixed.noNews(called)), ...writingLines(width, 2)] : [bullets(told)],
    width,
  )
}

/** Days that grew are good news already. */
function layOutDays(evidence: Evidence, called: string): Content[] {
  const { stage } = evidence
  const told = [
    ...(haveDaysGrown(evidence) ? [] : [sayAttendance(evidence, called)]),
    ...(stage === null || stage.agreed === 0 ? [] : [sayStageEvidence(stage, called)]),
  ]
  return told.map((words) => paragraph(tidy(words)))
}

const parties = ['school', 'student', 'family'] as const
const whoWidth = 110
const stateWidth = 110
const padding = 12

function layOutPromises({ promises }: Evidence, called: string, width: number): Content[] {
  const rows = parties.flatMap((party) =>
    promises
      .filter((promise) => promise.party === party)
      .map(({ words, state, dueOn }): TableCell[] => [
        { text: fixed.parties(called)[party] },
        { text: tidy(words) },
        {
          text: [fixed.states[state], ...(state === 'open' && dueOn !== null ? [fixed.by(dueOn)] : [])].join(
            ', ',
          ),
        },
      ]),
  )
  if (rows.length === 0) return []
  const rest = width - whoWidth - stateWidth - 3 * padding - 4 * rules.thin
  return section(fixed.promises, grid(fixed.promisesHead, rows, [whoWidth, rest, stateWidth]), width)
}

function layOutNext({ content, reviewOn, madeOn }: ProgressPageInput, width: number): Content[] {
  const stages = content.schedule.isPhased ? content.schedule.stages : []
  const coming = stages
    .flatMap((stage) =>
      stage.startsOn === null ? [] : [{ name: tidy(givenNameOf(stage)), on: stage.startsOn }],
    )
    .filter(({ on }) => on > madeOn)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .slice(0, 1)
  const told = [
    ...coming.map(({ name, on }) => fixed.stage(name, on)),
    reviewOn === null || reviewOn < madeOn ? fixed.noReview : fixed.review(reviewOn),
    fixed.blame,
  ]
  return section(fixed.next, [bullets(told)], width)
}
