/** Check-ins, those in which the student could not be met too. Keeps the words as they were said. */
import type { CheckIn, CheckInDraft } from '#shared/domain/check-in.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { CheckInId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { removeRow, restoreRow } from './removed-rows.ts'

type CheckInRow = {
  id: CheckInId
  student_id: StudentId
  plan_id: PlanId
  happened_on: IsoDate
  was_met: number
  feeling: number | null
  belonging: number | null
  words: string
  next_step: string
  next_step_on: IsoDate | null
  next_step_done_on: IsoDate | null
  staff_name: string
  logged_at: string
}

const toCheckIn = (row: CheckInRow): CheckIn => ({
  id: row.id,
  studentId: row.student_id,
  planId: row.plan_id,
  happenedOn: row.happened_on,
  wasMet: row.was_met === 1,
  feeling: row.feeling,
  belonging: row.belonging,
  words: row.words,
  nextStep: row.next_step,
  nextStepOn: row.next_step_on,
  nextStepDoneOn: row.next_step_done_on,
  staffName: row.staff_name,
  loggedAt: row.logged_at,
})

/** Newest first; of one day, the last logged first. */
export function listCheckIns(database: ReadDatabase, studentId: StudentId): CheckIn[] {
  return database
    .all<CheckInRow>(
      'SELECT * FROM check_in WHERE student_id = ? ORDER BY happened_on DESC, id DESC',
      studentId,
    )
    .map(toCheckIn)
}

/** Newest first; of one day, the last logged first. */
export function listCheckInsOfPlan(database: ReadDatabase, planId: PlanId): CheckIn[] {
  return database
    .all<CheckInRow>('SELECT * FROM check_in WHERE plan_id = ? ORDER BY happened_on DESC, id DESC', planId)
    .map(toCheckIn)
}

/** What was agreed and how it stood is kept in `goal_occurrence`, not here. */
export function insertCheckIn(
  database: WriteDatabase,
  draft: Omit<CheckInDraft, 'verified'>,
  { at, staffName }: { at: string; staffName: string },
): CheckIn {
  const { id } = database.run(
    `INSERT INTO check_in (student_id, plan_id, happened_on, was_met, feeling, belonging, words, next_step,
       next_step_on, staff_name, logged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draft.studentId,
    draft.planId,
    draft.happenedOn,
    draft.wasMet ? 1 : 0,
    draft.feeling,
    draft.belonging,
    draft.words,
    draft.nextStep,
    draft.nextStepOn,
    staffName,
    at,
  )
  return { ...draft, id: id as CheckInId, staffName, nextStepDoneOn: null, loggedAt: at }
}

/** Removing what is not there changes nothing. Goals that were verified in it stay verified. */
export function removeCheckIn(database: WriteDatabase, id: CheckInId): void {
  removeRow(database, 'check_in', id)
}

/**
 * Brings one back that was removed since the vault was opened, as it was, also when its plan has ended since. Throws
 * `check-in.not-found`.
 */
export function restoreCheckIn(database: WriteDatabase, id: CheckInId): CheckIn {
  const row = restoreRow(database, 'check_in', id)
    ? database.get<CheckInRow>('SELECT * FROM check_in WHERE id = ?', id)
    : undefined
  if (row === undefined) throw new AppError('check-in.not-found')
  return toCheckIn(row)
}

/** Throws `check-in.not-found`. */
export function settleCheckInStep(database: WriteDatabase, id: CheckInId, doneOn: IsoDate | null): void {
  const { changes } = database.run('UPDATE check_in SET next_step_done_on = ? WHERE id = ?', doneOn, id)
  if (changes === 0) throw new AppError('check-in.not-found')
}
