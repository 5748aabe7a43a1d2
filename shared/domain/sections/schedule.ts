/** The way back: short dated stages, each with a weekly grid, growing to full time. Never a sanction. */
import { z } from 'zod'
import { clockTime, daysBetween, isoDate, weekday } from '../day.ts'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const scheduleSession = z.object({
  id: itemId,
  weekday,
  from: clockTime,
  to: clockTime,
  what: z.string().max(120),
})
export type ScheduleSession = z.infer<typeof scheduleSession>

export const scheduleStage = z.object({
  id: itemId,
  name: z.string().max(80),
  startsOn: isoDate.nullable(),
  endsOn: isoDate.nullable(),
  sessions: z.array(scheduleSession).max(80),
  note: z.string().max(400),
})
export type ScheduleStage = z.infer<typeof scheduleStage>

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Hours a week in a stage; sessions that end before they start count nothing. */
export function hoursAWeek(stage: ScheduleStage): number {
  const minutes = stage.sessions.reduce((sum, s) => sum + Math.max(0, minutesOf(s.to) - minutesOf(s.from)), 0)
  return minutes / 60
}

/** The name that somebody gave a stage; empty for one that is only numbered, `Stage 2`. */
export function givenNameOf(stage: ScheduleStage): string {
  const name = stage.name.trim()
  return /^stage \d+$/i.test(name) ? '' : name
}

/** Letters of the reason why the way back takes longer than six weeks. */
export const longestReason = 400

const scheduleContent = z.object({
  /** False when the student comes full time from the first day: then no stages are asked for. */
  isPhased: z.boolean(),
  /** More than anybody plans, because a stage that is lived again is a stage of its own. */
  stages: z.array(scheduleStage).max(40),
  reviewOn: isoDate.nullable(),
  /** Why the return takes longer than six weeks; needed only then. */
  longerBecause: z.string().max(longestReason),
})
export type Schedule = z.infer<typeof scheduleContent>

/** Days between the first and the last day of a way back that needs no reason of its own: six weeks. */
const longestWithoutReason = 42

/** Whether the way back takes longer than six weeks, and nobody said why yet. */
export function lacksReasonForLength({ isPhased, stages, longerBecause }: Schedule): boolean {
  const first = stages.flatMap((stage) => stage.startsOn ?? []).toSorted()[0]
  const last = stages
    .flatMap((stage) => stage.endsOn ?? [])
    .toSorted()
    .at(-1)
  if (!isPhased || first === undefined || last === undefined) return false
  return daysBetween(first, last) > longestWithoutReason && longerBecause.trim() === ''
}

export const schedule = defineSection({
  id: 'schedule',
  title: 'The way back',
  schema: scheduleContent,
  empty: () => ({ isPhased: true, stages: [], reviewOn: null, longerBecause: '' }),
  findGaps: (content, { called }) => {
    if (!content.isPhased) return []
    const gaps: { itemId: ScheduleStage['id'] | null; isNeeded: boolean; sentence: string }[] = []
    if (content.stages.length === 0) {
      return [
        {
          itemId: null,
          isNeeded: true,
          sentence: `Which days and hours will ${called} come in the first weeks?`,
        },
      ]
    }
    for (const stage of content.stages) {
      const name = stage.name.trim() || 'A stage'
      if (stage.sessions.length === 0)
        gaps.push({ itemId: stage.id, isNeeded: true, sentence: `${name}: which hours?` })
      if (stage.startsOn === null || stage.endsOn === null) {
        gaps.push({ itemId: stage.id, isNeeded: true, sentence: `${name}: from which day to which day?` })
      } else if (stage.endsOn < stage.startsOn) {
        gaps.push({
          itemId: stage.id,
          isNeeded: true,
          sentence: `${name} ends before it starts. Which date is right?`,
        })
      }
    }
    const starts = content.stages.flatMap((stage) => stage.startsOn ?? []).toSorted()
    const ends = content.stages.flatMap((stage) => stage.endsOn ?? []).toSorted()
    const first = starts[0]
    const last = ends.at(-1)
    if (first !== undefined && last !== undefined) {
      if (lacksReasonForLength(content)) {
        gaps.push({
          itemId: null,
          isNeeded: true,
          sentence: 'The way back is longer than six weeks. What is the reason?',
        })
      }
      if (content.reviewOn === null) {
        gaps.push({
          itemId: null,
          isNeeded: true,
          sentence: 'On which day do we look at the timetable together? Within two weeks.',
        })
      } else if (daysBetween(first, content.reviewOn) > 14) {
        gaps.push({
          itemId: null,
          isNeeded: true,
          sentence: 'The first look at the timetable is more than two weeks away. Choose an earlier day.',
        })
      }
    }
    return gaps
  },
})
