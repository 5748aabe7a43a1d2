/** Keeps a decision with the evidence of its moment, and lets one about a stage change the timetable with it. */
import type { DecisionDraft } from '#shared/domain/decision.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { DecisionId } from '#shared/domain/identity.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { insertDecision } from '../storage/tables/decisions.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { getOpenReview } from '../storage/tables/reviews.ts'
import { gatherEvidence } from './gather-evidence.ts'

/**
 * Throws `plan.not-found`, `plan.ended`, `review.not-found`, `review.closed` and `decision.no-such-stage`; then nothing
 * was changed. Belongs into a transaction.
 */
export function makeDecision(
  database: WriteDatabase,
  draft: DecisionDraft,
  { today, staffName }: { today: IsoDate; at: string; staffName: string },
): DecisionId {
  const plan = getPlan(database, draft.planId)
  if (hasEnded(plan.state)) throw new AppError('plan.ended')
  if (draft.reviewId !== null && getOpenReview(database, draft.reviewId).planId !== plan.id) {
    throw new AppError('review.not-found')
  }
  // Before anything is changed: the evidence is what the decision was made on.
  const evidence = gatherEvidence(database, plan.id, today)
  return insertDecision(database, {
    ...draft,
    studentId: plan.studentId,
    decidedOn: today,
    evidence,
    staffName,
  })
}
