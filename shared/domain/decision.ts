/** A decision: what changes, why, who does it by when, and the evidence as it stood. Never rewritten afterwards. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { evidence } from './evidence.ts'
import { decisionId, itemId, planId, reviewId, studentId } from './identity.ts'

export const decisionAbouts = ['goal', 'support', 'stage', 'team', 'promise', 'plan', 'other'] as const
export const stageChoices = ['move-on', 'stay', 'step-back'] as const
export const stageChoice = z.enum(stageChoices)
export type StageChoice = z.infer<typeof stageChoice>

export const decisionDraft = z.object({
  planId,
  reviewId: reviewId.nullable(),
  about: z.enum(decisionAbouts),
  /** The goal, support or stage that it is about. */
  itemId: itemId.nullable(),
  /** Only for a stage: the timetable of the plan is changed with the decision. */
  stageChoice: stageChoice.nullable(),
  /** For a stage: through which day the stage that is lived next goes. */
  untilOn: isoDate.nullable(),
  what: z.string().min(1).max(1000),
  reason: z.string().max(1000),
  who: z.string().max(120),
  byOn: isoDate.nullable(),
})
export type DecisionDraft = z.infer<typeof decisionDraft>

export const decision = decisionDraft.extend({
  id: decisionId,
  studentId,
  decidedOn: isoDate,
  staffName: z.string(),
  evidence,
  doneOn: isoDate.nullable(),
  /** The day on which the family heard of it. */
  sharedOn: isoDate.nullable(),
})
export type Decision = z.infer<typeof decision>
