/** The plans of all students at once, for what is counted over the school. Parses no section, and names nobody. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'
import type { PlanMove, PlanState } from '#shared/domain/plan-state.ts'
import type { Enrolment } from '#shared/domain/student.ts'
import type { ReadDatabase } from '../database.ts'

export type PlanAcross = { id: PlanId; studentId: StudentId; state: PlanState; enrolments: Enrolment[] }

/** Oldest first; of students in the bin, none. */
export function listPlansAcross(database: ReadDatabase): PlanAcross[] {
  return database
    .all<Omit<PlanAcross, 'enrolments'> & { enrolments: string }>(
      `SELECT plan.id, student_id AS studentId, plan.state, enrolments
       FROM plan JOIN student ON student.id = student_id WHERE student.state <> 'binned' ORDER BY plan.id`,
    )
    .map((row) => ({ ...row, enrolments: JSON.parse(row.enrolments) as Enrolment[] }))
}

/** Of all plans, oldest first. */
export function listMovesAcross(database: ReadDatabase): Pick<PlanMove, 'planId' | 'to' | 'on'>[] {
  return database.all('SELECT plan_id AS planId, to_state AS "to", on_day AS "on" FROM plan_move ORDER BY id')
}

/** Sessions of one support that were recorded: on which days, with commas between, and how many were given. */
export type RecordedSessions = { planId: PlanId; supportId: ItemId; given: number; days: string }

export function listSessionsAcross(database: ReadDatabase, throughOn: IsoDate): RecordedSessions[] {
  return database.all<RecordedSessions>(
    `SELECT plan_id AS planId, support_id AS supportId, sum(state = 'given') AS given, group_concat(on_day) AS days
     FROM delivery WHERE on_day <= ? GROUP BY plan_id, support_id`,
    throughOn,
  )
}
