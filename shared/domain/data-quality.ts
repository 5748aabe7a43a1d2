/** What is not right in the school's record, each with its remedy. Blames nobody, and repairs nothing by itself. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { studentId } from './identity.ts'

/** The most pressing first: what is missing altogether, then what was left out, then what does not fit. */
export const qualityKinds = [
  /** School days on which nobody of the school, or few, have a mark. */
  'day-not-taken',
  'unknown-code',
  'impossible-date',
  /** Rows of a file that could not be used for another reason. */
  'rows-left-out',
  /** A student without marks on days on which others have them. */
  'student-days-not-taken',
  'marks-outside-calendar',
  'marks-on-closed-day',
  'marks-in-future',
  'no-enrolment',
  'marks-outside-enrolment',
] as const

export type QualityKind = (typeof qualityKinds)[number]

export const qualityItem = z.object({
  kind: z.enum(qualityKinds),
  /** Null when it is about the whole school. */
  student: z.object({ id: studentId, fullName: z.string() }).nullable(),
  /** First and last day that it is about; null when it is about none. */
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  /** Days, marks or students, whichever the sentence says. */
  count: z.int().nonnegative(),
  sentence: z.string(),
  /** What to do about it, in words. */
  remedy: z.string(),
  /** Where that is done. */
  place: z.enum(['calendar', 'codes', 'import', 'student', 'imports']),
})
export type QualityItem = z.infer<typeof qualityItem>
