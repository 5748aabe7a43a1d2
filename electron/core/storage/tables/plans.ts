/** Plans and their sections. A section that was never written is its own empty form, not a row. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { planContent, type Plan, type PlanContent } from '#shared/domain/plan.ts'
import { canMove, hasEnded, type PlanMove, type PlanState } from '#shared/domain/plan-state.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { insertPlanMove } from './plan-moves.ts'

type PlanRow = {
  id: PlanId
  student_id: StudentId
  state: PlanState
  revision: number
  started_at: string
  saved_at: string
}

/** The plan of a student, or null; the newest when there are several. */
export function findPlanOfStudent(database: ReadDatabase, studentId: StudentId): Plan | null {
  const row = database.get<PlanRow>(
    'SELECT * FROM plan WHERE student_id = ? ORDER BY id DESC LIMIT 1',
    studentId,
  )
  return row === undefined ? null : readPlan(database, row)
}

/** Every plan of a student, newest first. */
export function listPlans(database: ReadDatabase, studentId: StudentId): Plan[] {
  return database
    .all<PlanRow>('SELECT * FROM plan WHERE student_id = ? ORDER BY id DESC', studentId)
    .map((row) => readPlan(database, row))
}

/** Throws `plan.not-found`. */
export function getPlan(database: ReadDatabase, id: PlanId): Plan {
  const row = database.get<PlanRow>('SELECT * FROM plan WHERE id = ?', id)
  if (row === undefined) throw new AppError('plan.not-found')
  return readPlan(database, row)
}

export function insertPlan(database: WriteDatabase, studentId: StudentId, at: string): PlanId {
  return database.run(
    'INSERT INTO plan (student_id, state, revision, started_at, saved_at) VALUES (?, ?, 0, ?, ?)',
    studentId,
    'draft' satisfies PlanState,
    at,
    at,
  ).id as PlanId
}

/**
 * Stores one section, whose content must have passed its schema, also as it stands at the end of the day, and returns
 * the plan's new revision. Throws `plan.not-found`, `plan.ended`, or `plan.changed-elsewhere` when the plan is not at
 * `revision` any more.
 */
export function savePlanSection(
  database: WriteDatabase,
  change: {
    planId: PlanId
    revision: number
    section: SectionId
    content: unknown
    at: string
    today: IsoDate
  },
): number {
  return database.transaction(() => {
    const row = database.get<{ revision: number; state: PlanState }>(
      'SELECT revision, state FROM plan WHERE id = ?',
      change.planId,
    )
    if (row === undefined) throw new AppError('plan.not-found')
    if (hasEnded(row.state)) throw new AppError('plan.ended')
    if (row.revision !== change.revision) throw new AppError('plan.changed-elsewhere')
    const revision = row.revision + 1
    const content = JSON.stringify(change.content)
    database.run(
      `INSERT INTO plan_section (plan_id, section, content) VALUES (?, ?, ?)
       ON CONFLICT (plan_id, section) DO UPDATE SET content = excluded.content`,
      change.planId,
      change.section,
      content,
    )
    database.run(
      `INSERT INTO plan_section_day (plan_id, section, on_day, content) VALUES (?, ?, ?, ?)
       ON CONFLICT (plan_id, section, on_day) DO UPDATE SET content = excluded.content`,
      change.planId,
      change.section,
      change.today,
      content,
    )
    database.run(
      'UPDATE plan SET revision = ?, saved_at = ? WHERE id = ?',
      revision,
      change.at,
      change.planId,
    )
    return revision
  })
}

/**
 * Moves a plan to another state and records that it did. Throws `plan.not-found`, or `plan.not-that-way` when its state
 * does not allow that. The first signature comes here too: it alone moves a draft to `agreed`.
 */
export function movePlan(database: WriteDatabase, move: Omit<PlanMove, 'from'>): void {
  database.transaction(() => {
    const row = database.get<{ state: PlanState }>('SELECT state FROM plan WHERE id = ?', move.planId)
    if (row === undefined) throw new AppError('plan.not-found')
    if (!canMove(row.state, move.to)) throw new AppError('plan.not-that-way')
    insertPlanMove(database, { ...move, from: row.state })
    database.run('UPDATE plan SET state = ? WHERE id = ?', move.to, move.planId)
  })
}

function readPlan(database: ReadDatabase, row: PlanRow): Plan {
  return {
    id: row.id,
    studentId: row.student_id,
    state: row.state,
    content: readContent(database, row.id),
    revision: row.revision,
    startedAt: row.started_at,
    savedAt: row.saved_at,
  }
}

function readContent(database: ReadDatabase, id: PlanId): PlanContent {
  const rows = database.all<{ section: string; content: string }>(
    'SELECT section, content FROM plan_section WHERE plan_id = ?',
    id,
  )
  const written = Object.fromEntries(rows.map((row) => [row.section, JSON.parse(row.content) as unknown]))
  return planContent.parse({ ...emptyPlanContent(), ...written })
}
