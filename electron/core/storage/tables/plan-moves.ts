/** How plans went from state to state. A move is only ever added; whether it is allowed, the plans' table decides. */
import type { PlanId } from '#shared/domain/identity.ts'
import { planMove, type PlanMove } from '#shared/domain/plan-state.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

/** Oldest first. */
export function listPlanMoves(database: ReadDatabase, planId: PlanId): PlanMove[] {
  return database
    .all<Record<keyof PlanMove, unknown>>(
      `SELECT plan_id AS planId, from_state AS "from", to_state AS "to", on_day AS "on", reason,
         what_helped AS whatHelped, staff_name AS staffName
       FROM plan_move WHERE plan_id = ? ORDER BY id`,
      planId,
    )
    .map((row) => planMove.parse(row))
}

export function insertPlanMove(database: WriteDatabase, move: PlanMove): void {
  database.run(
    `INSERT INTO plan_move (plan_id, from_state, to_state, on_day, reason, what_helped, staff_name)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    move.planId,
    move.from,
    move.to,
    move.on,
    move.reason,
    move.whatHelped,
    move.staffName,
  )
}
