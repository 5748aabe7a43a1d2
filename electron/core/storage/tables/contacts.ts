/** The contact log: calls, letters, visits, missed attempts too. Keeps the words as they were written. */
import type { Contact, ContactDraft } from '#shared/domain/contact.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ContactId, StudentId } from '#shared/domain/identity.ts'
import type { ContactChannel } from '#shared/domain/student.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { removeRow, restoreRow } from './removed-rows.ts'

type ContactRow = {
  id: ContactId
  student_id: StudentId
  happened_on: IsoDate
  with_whom: string
  channel: ContactChannel
  direction: Contact['direction']
  was_reached: number
  words: string
  tone: Contact['tone']
  language: string
  had_interpreter: number
  next_step: string
  next_step_on: IsoDate | null
  next_step_done_on: IsoDate | null
  staff_name: string
  logged_at: string
}

const toContact = (row: ContactRow): Contact => ({
  id: row.id,
  studentId: row.student_id,
  happenedOn: row.happened_on,
  withWhom: row.with_whom,
  channel: row.channel,
  direction: row.direction,
  wasReached: row.was_reached === 1,
  words: row.words,
  tone: row.tone,
  language: row.language,
  hadInterpreter: row.had_interpreter === 1,
  nextStep: row.next_step,
  nextStepOn: row.next_step_on,
  nextStepDoneOn: row.next_step_done_on,
  staffName: row.staff_name,
  loggedAt: row.logged_at,
})

/** Newest first; of one day, the last logged first. */
export function listContacts(database: ReadDatabase, studentId: StudentId): Contact[] {
  return database
    .all<ContactRow>(
      'SELECT * FROM contact WHERE student_id = ? ORDER BY happened_on DESC, id DESC',
      studentId,
    )
    .map(toContact)
}

export function insertContact(
  database: WriteDatabase,
  draft: ContactDraft,
  { at, staffName }: { at: string; staffName: string },
): Contact {
  const { id } = database.run(
    `INSERT INTO contact (student_id, happened_on, with_whom, channel, direction, was_reached, words, tone, language,
       had_interpreter, next_step, next_step_on, staff_name, logged_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draft.studentId,
    draft.happenedOn,
    draft.withWhom,
    draft.channel,
    draft.direction,
    draft.wasReached ? 1 : 0,
    draft.words,
    draft.tone,
    draft.language,
    draft.hadInterpreter ? 1 : 0,
    draft.nextStep,
    draft.nextStepOn,
    staffName,
    at,
  )
  return { ...draft, id: id as ContactId, staffName, nextStepDoneOn: null, loggedAt: at }
}

/** Removing what is not there changes nothing. */
export function removeContact(database: WriteDatabase, id: ContactId): void {
  removeRow(database, 'contact', id)
}

/** Brings one back that was removed since the vault was opened, as it was. Throws `contact.not-found`. */
export function restoreContact(database: WriteDatabase, id: ContactId): Contact {
  const row = restoreRow(database, 'contact', id)
    ? database.get<ContactRow>('SELECT * FROM contact WHERE id = ?', id)
    : undefined
  if (row === undefined) throw new AppError('contact.not-found')
  return toContact(row)
}

/** Throws `contact.not-found`. */
export function settleContactStep(database: WriteDatabase, id: ContactId, doneOn: IsoDate | null): void {
  const { changes } = database.run('UPDATE contact SET next_step_done_on = ? WHERE id = ?', doneOn, id)
  if (changes === 0) throw new AppError('contact.not-found')
}

/**
 * The day of each student's last contact, missed attempts included. Any contact counts, so a check-in in which the
 * student was met is one too.
 */
export function listLastContactDays(database: ReadDatabase): Map<StudentId, IsoDate> {
  const rows = database.all<{ studentId: StudentId; lastOn: IsoDate }>(
    `SELECT studentId, max(lastOn) AS lastOn FROM (
       SELECT student_id AS studentId, max(happened_on) AS lastOn FROM contact GROUP BY student_id
       UNION ALL
       SELECT student_id, max(happened_on) FROM check_in WHERE was_met = 1 GROUP BY student_id
     ) GROUP BY studentId`,
  )
  return new Map(rows.map((row) => [row.studentId, row.lastOn]))
}
