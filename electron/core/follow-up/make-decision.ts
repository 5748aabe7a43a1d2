/** Keeps a decision with the evidence of its moment, and lets one about a stage change the timetable with it. */
import type { DecisionDraft } from '#shared/domain/decision.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { DecisionId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
import { lacksReasonForLength, longestReason, type Schedule } from '#shared/domain/sections/schedule.ts'
import { applyStageDecision, isTooFarAhead } from '#shared/domain/stage-decision.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { insertDecision } from '../storage/tables/decisions.ts'
import { getPlan, savePlanSection } from '../storage/tables/plans.ts'
import { getOpenReview } from '../storage/tables/reviews.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { gatherEvidence } from './gather-evidence.ts'

type Making = { today: IsoDate; at: string; staffName: string }

/**
 * Both the decision and the timetable, or neither. Throws `plan.not-found`, `plan.ended`, `review.not-found`,
 * `review.closed`, and about a stage `decision.no-such-stage`, `decision.without-reason` and `decision.too-far-ahead`.
 */
export function makeDecision(database: WriteDatabase, draft: DecisionDraft, making: Making): DecisionId {
  return database.transaction(() => {
    const plan = getPlan(database, draft.planId)
    if (hasEnded(plan.state)) throw new AppError('plan.ended')
    if (draft.reviewId !== null && getOpenReview(database, draft.reviewId).planId !== plan.id) {
      throw new AppError('review.not-found')
    }
    if (draft.about === 'stage' && draft.reason.trim() === '') throw new AppError('decision.without-reason')
    const { today, staffName } = making
    const stageId = (draft.about === 'stage' ? draft.itemId : null) ?? undefined
    // Before the timetable changes: the evidence is what the decision was made on.
    const evidence = gatherEvidence(database, plan.id, today, undefined, stageId)
    if (draft.stageChoice !== null) changeTimetable(database, plan, draft, making)
    const { studentId } = plan
    return insertDecision(database, { ...draft, studentId, decidedOn: today, evidence, staffName })
  })
}

function changeTimetable(
  database: WriteDatabase,
  { id: planId, revision, content: { schedule } }: Plan,
  { about, itemId, stageChoice, untilOn, reason }: DecisionDraft,
  { today, at }: Making,
): void {
  if (about !== 'stage' || itemId === null || stageChoice === null) {
    throw new AppError('decision.no-such-stage')
  }
  const decided = { choice: stageChoice, stageId: itemId, on: today, untilOn }
  if (isTooFarAhead(decided)) throw new AppError('decision.too-far-ahead')
  const changed = applyStageDecision(schedule, decided, listSchoolYears(database))
  if (changed === null) throw new AppError('decision.no-such-stage')
  const content = explainLength(changed, reason.trim())
  savePlanSection(database, { planId, revision, section: 'schedule', content, at, today })
}

/** Whoever decided on more than six weeks has said why: that is the reason which the plan asks for. */
function explainLength(schedule: Schedule, reason: string): Schedule {
  if (!lacksReasonForLength(schedule)) return schedule
  // The decision keeps every word; the plan has room for the first of them.
  const isShort = reason.length <= longestReason
  return { ...schedule, longerBecause: isShort ? reason : `${reason.slice(0, longestReason - 1)}…` }
}
