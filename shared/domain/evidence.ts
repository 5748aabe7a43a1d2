/** What was known on a day, frozen with every decision that was made on it. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { itemId } from './identity.ts'

const counted = z.object({ absent: z.int().nonnegative(), enrolled: z.int().nonnegative() })

export const stageAttendance = z.object({
  stageId: itemId,
  name: z.string(),
  startsOn: isoDate,
  endsOn: isoDate,
  /** Sessions (or days) of the agreed stage so far, with a mark, and how many of them the student came to. */
  agreed: z.int().nonnegative(),
  cameToAgreed: z.int().nonnegative(),
  /** The same days against full time. */
  fullTime: z.int().nonnegative(),
  cameToFullTime: z.int().nonnegative(),
})
export type StageAttendance = z.infer<typeof stageAttendance>

export const goalEvidence = z.object({
  goalId: itemId,
  sentence: z.string(),
  /** Times that were planned through the day of the evidence. */
  planned: z.int().nonnegative(),
  done: z.int().nonnegative(),
  missed: z.int().nonnegative(),
  excused: z.int().nonnegative(),
  target: z.int().nullable(),
  outOf: z.int().nullable(),
  dueOn: isoDate.nullable(),
})
export type GoalEvidence = z.infer<typeof goalEvidence>

export const supportEvidence = z.object({
  supportId: itemId,
  what: z.string(),
  planned: z.int().nonnegative(),
  given: z.int().nonnegative(),
  notGiven: z.int().nonnegative(),
  away: z.int().nonnegative(),
})
export type SupportEvidence = z.infer<typeof supportEvidence>

export const evidence = z.object({
  /** The day that it was looked at. */
  on: isoDate,
  /** Since when it counts: the last review, or the start of the plan. */
  sinceOn: isoDate,
  /** The last day with marks; null without any. */
  marksThroughOn: isoDate.nullable(),
  /** Days since `sinceOn`; null without marks. */
  since: counted.nullable(),
  /** As many school days before `sinceOn`, for comparison; null when there are fewer than 10. */
  before: counted.nullable(),
  /** The school year so far. */
  year: counted.nullable(),
  stage: stageAttendance.nullable(),
  goals: z.array(goalEvidence),
  supports: z.array(supportEvidence),
  promises: z.array(
    z.object({
      itemId,
      party: z.enum(['student', 'family', 'school']),
      words: z.string(),
      dueOn: isoDate.nullable(),
      state: z.enum(['open', 'kept', 'not-yet', 'changed']),
      /** The day on which the state was last said. */
      settledOn: isoDate.nullable().default(null),
    }),
  ),
  checkIns: z.object({
    count: z.int().nonnegative(),
    /** Oldest first. */
    feelings: z.array(z.int()),
    belongings: z.array(z.int()),
    lastWords: z.string(),
  }),
  contacts: z.object({ count: z.int().nonnegative(), reached: z.int().nonnegative() }),
})
export type Evidence = z.infer<typeof evidence>
