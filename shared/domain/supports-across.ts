/** How the supports of the school do, over all its plans. Small groups are never shown, so that no student is told. */
import { z } from 'zod'
import { bankSupportId } from './identity.ts'
import { barrierCategory } from './sections/barriers.ts'

/** Groups of fewer students are not shown. */
export const smallestGroup = 10

export const supportAcross = z.object({
  bankId: bankSupportId.nullable(),
  name: z.string(),
  /** Null when fewer than 10; then the other numbers are null too. */
  students: z.int().nullable(),
  planned: z.int().nullable(),
  delivered: z.int().nullable(),
  /** How many students have each verdict; a count may be told only together with the whole group. */
  verdicts: z
    .object({
      tooEarly: z.int(),
      noClearChange: z.int(),
      betterAlreadyBefore: z.int(),
      better: z.int(),
      worse: z.int(),
    })
    .nullable(),
})
export type SupportAcross = z.infer<typeof supportAcross>

export const supportsAcross = z.object({
  /** Plans that were looked at. */
  plans: z.int(),
  supports: z.array(supportAcross),
  /** Barriers that stay without an answer, most frequent first; `students` null below 10. */
  unanswered: z.array(
    z.object({ category: barrierCategory, ownCategory: z.string(), students: z.int().nullable() }),
  ),
})
export type SupportsAcross = z.infer<typeof supportsAcross>
