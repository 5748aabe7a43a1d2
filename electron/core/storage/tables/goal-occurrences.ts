/** What became of each time that a goal was meant to happen. Never makes the days: those come from the calendar. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { GoalOccurrence, OccurrenceState } from '#shared/domain/goal-occurrence.ts'
import type { CheckInId, ItemId, PlanId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

/** Every verified day of a plan's goals, oldest first. */
export function listOccurrences(database: ReadDatabase, planId: PlanId): GoalOccurrence[] {
  return database.all<GoalOccurrence>(
    `SELECT plan_id AS planId, goal_id AS goalId, on_day AS "on", state, words
     FROM goal_occurrence WHERE plan_id = ? ORDER BY on_day, id`,
    planId,
  )
}

export type OccurrenceChange = {
  planId: PlanId
  goalId: ItemId
  on: IsoDate
  /** Null takes a verification back. */
  state: OccurrenceState | null
  words: string
}

/** Who says so, when, and in which check-in; the one said last stays. */
export function saveOccurrence(
  database: WriteDatabase,
  { planId, goalId, on, state, words }: OccurrenceChange,
  by: { staffName: string; at: string; checkInId: CheckInId | null },
): void {
  if (state === null) {
    database.run(
      'DELETE FROM goal_occurrence WHERE plan_id = ? AND goal_id = ? AND on_day = ?',
      planId,
      goalId,
      on,
    )
    return
  }
  database.run(
    `INSERT INTO goal_occurrence (plan_id, goal_id, on_day, state, words, check_in_id, staff_name, logged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (plan_id, goal_id, on_day) DO UPDATE SET state = excluded.state, words = excluded.words,
       check_in_id = excluded.check_in_id, staff_name = excluded.staff_name, logged_at = excluded.logged_at`,
    planId,
    goalId,
    on,
    state,
    words,
    by.checkInId,
    by.staffName,
    by.at,
  )
}
