/** Decisions with the evidence that they were made on. Only that one was done and shared is ever written again. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { Decision } from '#shared/domain/decision.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import type { DecisionId, ItemId, PlanId, ReviewId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type DecisionRow = {
  id: DecisionId
  plan_id: PlanId
  student_id: StudentId
  review_id: ReviewId | null
  decided_on: IsoDate
  about: Decision['about']
  item_id: ItemId | null
  stage_choice: Decision['stageChoice']
  until_on: IsoDate | null
  what: string
  reason: string
  who: string
  by_on: IsoDate | null
  evidence: string
  staff_name: string
  done_on: IsoDate | null
  shared_on: IsoDate | null
}

const toDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  planId: row.plan_id,
  studentId: row.student_id,
  reviewId: row.review_id,
  decidedOn: row.decided_on,
  about: row.about,
  itemId: row.item_id,
  stageChoice: row.stage_choice,
  untilOn: row.until_on,
  what: row.what,
  reason: row.reason,
  who: row.who,
  byOn: row.by_on,
  evidence: JSON.parse(row.evidence) as Evidence,
  staffName: row.staff_name,
  doneOn: row.done_on,
  sharedOn: row.shared_on,
})

/** Newest first. */
export function listDecisions(database: ReadDatabase, planId: PlanId): Decision[] {
  return database
    .all<DecisionRow>('SELECT * FROM decision WHERE plan_id = ? ORDER BY decided_on DESC, id DESC', planId)
    .map(toDecision)
}

/** In the order in which they were made. */
export function listDecisionsOfReview(database: ReadDatabase, reviewId: ReviewId): Decision[] {
  return database
    .all<DecisionRow>('SELECT * FROM decision WHERE review_id = ? ORDER BY id', reviewId)
    .map(toDecision)
}

/** Throws `decision.not-found`. */
export function getDecision(database: ReadDatabase, id: DecisionId): Decision {
  const row = database.get<DecisionRow>('SELECT * FROM decision WHERE id = ?', id)
  if (row === undefined) throw new AppError('decision.not-found')
  return toDecision(row)
}

export function insertDecision(
  database: WriteDatabase,
  made: Omit<Decision, 'id' | 'doneOn' | 'sharedOn'>,
): DecisionId {
  return database.run(
    `INSERT INTO decision (plan_id, student_id, review_id, decided_on, about, item_id, stage_choice, until_on, what,
       reason, who, by_on, evidence, staff_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    made.planId,
    made.studentId,
    made.reviewId,
    made.decidedOn,
    made.about,
    made.itemId,
    made.stageChoice,
    made.untilOn,
    made.what,
    made.reason,
    made.who,
    made.byOn,
    JSON.stringify(made.evidence),
    made.staffName,
  ).id as DecisionId
}

/** Throws `decision.not-found`. */
export function settleDecision(
  database: WriteDatabase,
  { id, doneOn, sharedOn }: Pick<Decision, 'id' | 'doneOn' | 'sharedOn'>,
): void {
  const { changes } = database.run(
    'UPDATE decision SET done_on = ?, shared_on = ? WHERE id = ?',
    doneOn,
    sharedOn,
    id,
  )
  if (changes === 0) throw new AppError('decision.not-found')
}
