/** What became of each session of a support. One entry a day; never knows which sessions were planned. */
import type { Delivery } from '#shared/domain/delivery.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

const columns = 'plan_id AS planId, support_id AS supportId, on_day AS "on", state, words'

/** Of every support of the plan, oldest first. */
export function listDeliveries(database: ReadDatabase, planId: PlanId): Delivery[] {
  return database.all<Delivery>(
    `SELECT ${columns} FROM delivery WHERE plan_id = ? ORDER BY on_day, support_id`,
    planId,
  )
}

/** Recording a day again replaces what was said of it. */
export function saveDelivery(
  database: WriteDatabase,
  delivery: Delivery,
  { at, staffName }: { at: string; staffName: string },
): void {
  database.run(
    `INSERT INTO delivery (plan_id, support_id, on_day, state, words, staff_name, logged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (plan_id, support_id, on_day) DO UPDATE SET state = excluded.state, words = excluded.words,
       staff_name = excluded.staff_name, logged_at = excluded.logged_at`,
    delivery.planId,
    delivery.supportId,
    delivery.on,
    delivery.state,
    delivery.words,
    staffName,
    at,
  )
}

/** Removing what is not there changes nothing. */
export function removeDelivery(
  database: WriteDatabase,
  { planId, supportId, on }: { planId: PlanId; supportId: ItemId; on: IsoDate },
): void {
  database.run(
    'DELETE FROM delivery WHERE plan_id = ? AND support_id = ? AND on_day = ?',
    planId,
    supportId,
    on,
  )
}
