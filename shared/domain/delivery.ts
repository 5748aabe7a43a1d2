/** Planned beside delivered: each session of a support, one at a time. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { itemId, planId } from './identity.ts'

/** `not-given`: the school or partner did not hold it. `away`: it was held, and the student was not there. */
export const deliveryStates = ['given', 'not-given', 'away'] as const
export const deliveryState = z.enum(deliveryStates)
export type DeliveryState = z.infer<typeof deliveryState>

export const delivery = z.object({
  planId,
  supportId: itemId,
  on: isoDate,
  state: deliveryState,
  words: z.string().max(400),
})
export type Delivery = z.infer<typeof delivery>
