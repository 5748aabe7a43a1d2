/** Everything that happened with a student, in one line of time. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { studentId } from './identity.ts'

export const timelineKinds = [
  'contact',
  'check-in',
  'goal',
  'support',
  'promise',
  'decision',
  'review',
  'plan',
  'agreement',
  'paper',
  'celebration',
  'attendance',
  'restricted-note',
] as const
export const timelineKind = z.enum(timelineKinds)
export type TimelineKind = z.infer<typeof timelineKind>

export const timelineEntry = z.object({
  /** Unique in the timeline: `contact:12`. */
  key: z.string(),
  kind: timelineKind,
  studentId,
  on: isoDate,
  /** What happened, in a short sentence. */
  title: z.string(),
  /** What was written about it, verbatim; may be empty. */
  words: z.string(),
  who: z.string(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>
