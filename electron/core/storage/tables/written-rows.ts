/**
 * Rows in which somebody wrote what happened, of one student or one at a time: for the line of time and for what a search
 * found. Only reads, and knows nothing of how a row is told.
 */
import type { Contact } from '#shared/domain/contact.ts'
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { DeliveryState } from '#shared/domain/delivery.ts'
import type { OccurrenceState } from '#shared/domain/goal-occurrence.ts'
import type { ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase } from '../database.ts'

type Row = { id: number; studentId: StudentId; on: IsoDate; words: string; staffName: string }

export type WrittenRows = {
  contact: Row & Pick<Contact, 'withWhom' | 'channel' | 'direction' | 'nextStep'> & { wasReached: number }
  check_in: Row & Pick<CheckIn, 'feeling' | 'belonging' | 'nextStep'> & { wasMet: number }
  goal_occurrence: Row & { planId: PlanId; goalId: ItemId; state: OccurrenceState }
  delivery: Row & { planId: PlanId; supportId: ItemId; state: DeliveryState }
  decision: Row & { what: string; who: string }
  review: Row & { state: 'open' | 'closed' }
  restricted_note: Row & { slotId: string }
}
export type WrittenSource = keyof WrittenRows

const sql: Record<WrittenSource, string> = {
  contact: `SELECT id, student_id AS studentId, happened_on AS "on", with_whom AS withWhom, channel, direction,
    was_reached AS wasReached, words, next_step AS nextStep, staff_name AS staffName FROM contact`,
  check_in: `SELECT id, student_id AS studentId, happened_on AS "on", was_met AS wasMet, feeling, belonging, words,
    next_step AS nextStep, staff_name AS staffName FROM check_in`,
  goal_occurrence: `SELECT goal_occurrence.id, plan.student_id AS studentId, on_day AS "on", plan_id AS planId,
    goal_id AS goalId, goal_occurrence.state, words, staff_name AS staffName
    FROM goal_occurrence JOIN plan ON plan.id = plan_id`,
  delivery: `SELECT delivery.id, plan.student_id AS studentId, on_day AS "on", plan_id AS planId,
    support_id AS supportId, delivery.state, words, staff_name AS staffName
    FROM delivery JOIN plan ON plan.id = plan_id`,
  decision: `SELECT id, student_id AS studentId, decided_on AS "on", what, who, reason AS words,
    staff_name AS staffName FROM decision`,
  review: `SELECT id, student_id AS studentId, held_on AS "on", state, content AS words, staff_name AS staffName
    FROM review`,
  restricted_note: `SELECT id, student_id AS studentId, written_on AS "on", slot_id AS slotId, words,
    staff_name AS staffName FROM restricted_note`,
}

/** In no order. */
export function listWritten<Source extends WrittenSource>(
  database: ReadDatabase,
  source: Source,
  studentId: StudentId,
): WrittenRows[Source][] {
  return database.all<WrittenRows[Source]>(`${sql[source]} WHERE student_id = ?`, studentId)
}

export function findWritten<Source extends WrittenSource>(
  database: ReadDatabase,
  source: Source,
  id: number,
): WrittenRows[Source] | null {
  return database.get<WrittenRows[Source]>(`${sql[source]} WHERE ${source}.id = ?`, id) ?? null
}
