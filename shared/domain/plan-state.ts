/** The life of a plan, and which way it may go next. Nothing here ends a plan by itself. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { planId } from './identity.ts'

/**
 * `draft` until the first signature, then `agreed`; `active` while it is lived; `stepping-down` while supports are
 * taken back one by one; `completed` reached its end and was celebrated; `closed` ended before that (a move, say).
 */
export const planStates = [
  'draft',
  'agreed',
  'active',
  'paused',
  'stepping-down',
  'completed',
  'closed',
] as const
export const planState = z.enum(planStates)
export type PlanState = z.infer<typeof planState>

/** The state of a plan, as one would say it of the plan. */
export const planStateWords: Record<PlanState, string> = {
  draft: 'Begun',
  agreed: 'Agreed',
  active: 'Going on',
  paused: 'Paused',
  'stepping-down': 'Stepping down',
  completed: 'Completed',
  closed: 'Closed',
}

/** Where a plan may go from each state. A signature alone moves `draft` to `agreed`. */
export const allowedMoves: Record<PlanState, readonly PlanState[]> = {
  draft: ['closed'],
  agreed: ['active', 'paused', 'closed'],
  active: ['paused', 'stepping-down', 'completed', 'closed'],
  paused: ['active', 'stepping-down', 'closed'],
  'stepping-down': ['active', 'paused', 'completed', 'closed'],
  completed: [],
  closed: [],
}

/** Whether a plan may go that way at all: by a person's choice, or by the first signature. */
export const canMove = (from: PlanState, to: PlanState): boolean =>
  allowedMoves[from].includes(to) || (from === 'draft' && to === 'agreed')

/** A plan that has ended can be read and renewed, not changed. */
export const hasEnded = (state: PlanState): boolean => state === 'completed' || state === 'closed'

/** A plan under which things fall due: signed, and neither paused nor ended. */
export const isGoingOn = (state: PlanState): boolean =>
  state === 'agreed' || state === 'active' || state === 'stepping-down'

export const planMove = z.object({
  planId,
  from: planState,
  to: planState,
  on: isoDate,
  /** Why, in words that the family may read. */
  reason: z.string().max(1000),
  /** When it ends: what helped, and what still needs someone. */
  whatHelped: z.string().max(2000),
  staffName: z.string(),
})
export type PlanMove = z.infer<typeof planMove>
