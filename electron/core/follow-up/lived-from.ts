/** Since when things fall due under a plan. Never says when they do. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { isGoingOn } from '#shared/domain/plan-state.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listPlanMoves } from '../storage/tables/plan-moves.ts'

/**
 * The day on which the plan last began to go on: when it was agreed, or taken up again after a pause, so that a pause
 * leaves nothing overdue. The day it was begun while it has not moved yet.
 */
export function findLivedFrom(database: ReadDatabase, plan: Pick<Plan, 'id' | 'startedAt'>): IsoDate {
  const beginning = listPlanMoves(database, plan.id).findLast(
    (move) => isGoingOn(move.to) && !isGoingOn(move.from),
  )
  return beginning?.on ?? localDayOf(new Date(plan.startedAt))
}
