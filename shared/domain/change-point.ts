/** Something that began, ended or changed in a plan, so that one can look at the weeks before and after. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { bankSupportId, itemId, planId } from './identity.ts'
import { supportKind } from './sections/supports.ts'

export const changePoint = z.object({
  planId,
  kind: z.enum(['support', 'stage', 'decision']),
  /** The support, the stage, or the decision's number as text. */
  itemId,
  /** `Math tutoring with Mr. Lind`, `Mornings only`. */
  name: z.string(),
  supportKind: supportKind.nullable(),
  bankId: bankSupportId.nullable(),
  fromOn: isoDate,
  /** The last day; null while it goes on. */
  toOn: isoDate.nullable(),
})
export type ChangePoint = z.infer<typeof changePoint>
