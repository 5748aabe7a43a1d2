/** For each student with a plan: its state and how many needed gaps it still has. Never changes a plan. */
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import { findPlanGaps } from '#shared/domain/plan-gaps.ts'
import type { ReadDatabase } from '../database.ts'
import { getPlan } from './plans.ts'

export type PlanStanding = { state: PlanState; neededGaps: number }

// A plan is read whole to find its gaps, so each revision is read once while the vault is open.
const known = new WeakMap<ReadDatabase, Map<PlanId, { revision: number; neededGaps: number }>>()

/** The newest plan of each student that has one. */
export function listPlanStandings(database: ReadDatabase): Map<StudentId, PlanStanding> {
  const gapsOfPlans = known.get(database) ?? new Map<PlanId, { revision: number; neededGaps: number }>()
  known.set(database, gapsOfPlans)
  const rows = database.all<{ id: PlanId; studentId: StudentId; state: PlanState; revision: number }>(
    'SELECT id, student_id AS studentId, state, revision FROM plan ORDER BY id',
  )
  return new Map(
    rows.map(({ id, studentId, state, revision }) => {
      let gaps = gapsOfPlans.get(id)
      if (gaps?.revision !== revision) {
        // Only counted here, so the name in the sentences does not matter.
        const found = findPlanGaps(getPlan(database, id).content, '')
        gaps = { revision, neededGaps: found.filter((gap) => gap.isNeeded).length }
        gapsOfPlans.set(id, gaps)
      }
      return [studentId, { state, neededGaps: gaps.neededGaps }]
    }),
  )
}
