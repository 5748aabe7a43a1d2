/** One time that a goal was meant to happen, and what became of it. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { itemId, planId } from './identity.ts'

export const occurrenceStates = ['done', 'missed', 'excused'] as const
export const occurrenceState = z.enum(occurrenceStates)
export type OccurrenceState = z.infer<typeof occurrenceState>

export const goalOccurrence = z.object({
  planId,
  goalId: itemId,
  on: isoDate,
  state: occurrenceState,
  /** A word why, if there is one. */
  words: z.string().max(400),
})
export type GoalOccurrence = z.infer<typeof goalOccurrence>
