/** The support bank: what the school and its neighbourhood can give, for which barriers, and how many places are left. */
import { z } from 'zod'
import { weekday } from './day.ts'
import { bankSupportId } from './identity.ts'
import { barrierCategory } from './sections/barriers.ts'
import { supportKind } from './sections/supports.ts'

export const bankSupportDraft = z.object({
  /** As people say it: `Math tutoring with Mr. Lind`. */
  name: z.string().min(1).max(120),
  kind: supportKind,
  /** `community`: given by someone outside the school. */
  source: z.enum(['school', 'community']),
  what: z.string().max(1000),
  who: z.string().max(120),
  contact: z.string().max(200),
  /** Languages in which it is given, as words. */
  languages: z.string().max(200),
  /** In words: `free`, `$2 a day, waived on request`. */
  cost: z.string().max(120),
  /** Places for students at a time; null when there is no limit. */
  capacity: z.int().min(0).max(2000).nullable(),
  weekdays: z.array(weekday).max(7),
  /** Hours and place, in words. */
  times: z.string().max(200),
  answers: z.array(barrierCategory).max(20),
  /** No longer offered: kept for the plans that name it. */
  isRetired: z.boolean(),
})
export type BankSupportDraft = z.infer<typeof bankSupportDraft>

export const bankSupport = bankSupportDraft.extend({
  id: bankSupportId,
  revision: z.int().nonnegative(),
  /** Plans that are going on and use it today. */
  placesTaken: z.int().nonnegative(),
})
export type BankSupport = z.infer<typeof bankSupport>
