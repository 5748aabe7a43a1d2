/** A grade, a level of participation or a social-emotional rating, as the school gave it. Never a score of a person. */
import { z } from 'zod'
import { isoDate } from './day.ts'

export const scoreKind = z.enum(['grade', 'participation', 'rating'])
export type ScoreKind = z.infer<typeof scoreKind>

export const score = z.object({
  kind: scoreKind,
  /** The course (`Math 8`) or the scale (`Belonging`). */
  series: z.string().max(120),
  /** The day that it is about: the day given, or the last day of the term. */
  on: isoDate,
  /** As the file names it; empty when it names none. */
  term: z.string().max(60),
  /** As written: `B+`, `87`, `often`. */
  written: z.string().max(60),
  /** What the text is as a number, in units of `outOf` when that is known; null when it is none. */
  value: z.number().nullable(),
  /** The most that is possible (100, 4, 5); null when it is not known. */
  outOf: z.number().positive().nullable(),
})
export type Score = z.infer<typeof score>
