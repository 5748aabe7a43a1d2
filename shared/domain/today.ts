/** What the day asks for, in the order in which a kind colleague would say it. */
import { z } from 'zod'
import { celebration } from './celebration.ts'
import { isoDate } from './day.ts'
import { contactId, checkInId, decisionId, itemId, planId, studentId } from './identity.ts'

export const todayKinds = [
  'check-in',
  'contact',
  'next-step',
  'review',
  'stage-ending',
  'stage-review',
  'promise',
  'decision',
  'agreement-unsigned',
  'drift',
] as const
export const todayKind = z.enum(todayKinds)

export const todayLine = z.object({
  /** The same for the same matter, so that moving it holds: `promise:<plan>:<item>`. */
  key: z.string().min(1).max(160),
  kind: todayKind,
  studentId,
  planId: planId.nullable(),
  fullName: z.string(),
  calledName: z.string(),
  /** `Check in with Amina Haddad`, `We promised: a quiet desk`. */
  sentence: z.string(),
  /** The why or the last word on it: `Last time: “mornings are still hard.”` */
  detail: z.string(),
  /** Time and place, when there are any: `10:40, library`. */
  when: z.string(),
  dueOn: isoDate,
  /** School days since it was due; 0 for today. */
  daysLate: z.int().nonnegative(),
  /** What acting in place needs. */
  about: z.object({
    itemId: itemId.nullable(),
    contactId: contactId.nullable(),
    checkInId: checkInId.nullable(),
    decisionId: decisionId.nullable(),
    party: z.enum(['student', 'family', 'school']).nullable(),
  }),
})
export type TodayLine = z.infer<typeof todayLine>

export const today = z.object({
  on: isoDate,
  /** Which school day of the year it is, `112 of 180`; null when school is closed or no year is on record. */
  schoolDay: z.object({ number: z.int(), of: z.int() }).nullable(),
  /** Why school is closed today, in words; empty when it is open. */
  closedBecause: z.string(),
  goodNews: z.array(celebration.extend({ fullName: z.string(), calledName: z.string() })),
  /** Due or late, most pressing first. */
  lines: z.array(todayLine),
  /** Nobody has spoken to them lately; the longest silence first. */
  quiet: z.array(
    z.object({
      studentId,
      fullName: z.string(),
      /** Null: never. */
      lastSpokenOn: isoDate.nullable(),
      schoolDays: z.int().nullable(),
      /** Attempts since then that reached nobody. */
      attempts: z.int().nonnegative(),
    }),
  ),
  /** The next seven days: reviews, stages, agreed dates. */
  ahead: z.array(z.object({ on: isoDate, studentId, fullName: z.string(), sentence: z.string() })),
  /** Whether a school calendar is on record; without one Monday to Friday are taken for school days. */
  hasSchoolYear: z.boolean(),
  /** Plans of active students: those that are lived, and those still being made. */
  plans: z.object({ goingOn: z.int().nonnegative(), drafts: z.int().nonnegative() }),
  /** The last day with marks, for the honesty of drift; null without any. */
  marksThroughOn: isoDate.nullable(),
  /** The last day with marks once it is too old for anything to be noticed about attendance; else null. */
  quietSinceOn: isoDate.nullable(),
})
export type Today = z.infer<typeof today>
