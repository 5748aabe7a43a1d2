/**
 * Notes that only their writer is shown. A rule of the program, not a second key: the vault has one key, and whoever
 * opens its file by other means than this program reads them all. Never tells one person the words of another.
 */
import type { SlotId } from '#shared/contract/calls/vault.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { NoteId, StudentId } from '#shared/domain/identity.ts'
import type { RestrictedNote } from '#shared/domain/restricted-note.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { rebuildFullText } from './full-text.ts'

type NoteRow = {
  id: NoteId
  student_id: StudentId
  staff_name: string
  written_on: IsoDate
  words: string
  saved_at: string
}

const columns = 'id, student_id, staff_name, written_on, words, saved_at'

const toNote = (row: NoteRow): RestrictedNote => ({
  id: row.id,
  studentId: row.student_id,
  writtenOn: row.written_on,
  words: row.words,
  staffName: row.staff_name,
  savedAt: row.saved_at,
})

/** What this person wrote about the student, newest first. */
export function listOwnNotes(database: ReadDatabase, studentId: StudentId, slotId: SlotId): RestrictedNote[] {
  return database
    .all<NoteRow>(
      `SELECT ${columns} FROM restricted_note WHERE student_id = ? AND slot_id = ?
       ORDER BY written_on DESC, id DESC`,
      studentId,
      slotId,
    )
    .map(toNote)
}

export function countNotesOfOthers(database: ReadDatabase, studentId: StudentId, slotId: SlotId): number {
  const sql = 'SELECT count(*) AS count FROM restricted_note WHERE student_id = ? AND slot_id <> ?'
  return database.get<{ count: number }>(sql, studentId, slotId)?.count ?? 0
}

/** About any student. */
export function countNotesOfPerson(database: ReadDatabase, slotId: SlotId): number {
  const sql = 'SELECT count(*) AS count FROM restricted_note WHERE slot_id = ?'
  return database.get<{ count: number }>(sql, slotId)?.count ?? 0
}

/** For good, also out of the full text; the caller has made sure that this person can no longer read them. */
export function eraseNotesOfPerson(database: WriteDatabase, slotId: SlotId): void {
  database.transaction(() => {
    database.run('DELETE FROM restricted_note WHERE slot_id = ?', slotId)
    rebuildFullText(database)
  })
}

export type NoteDraft = {
  studentId: StudentId
  writtenOn: IsoDate
  words: string
  slotId: SlotId
  staffName: string
  at: string
}

export function insertNote(database: WriteDatabase, draft: NoteDraft): RestrictedNote {
  const { studentId, writtenOn, words, slotId, staffName, at } = draft
  const { id } = database.run(
    `INSERT INTO restricted_note (student_id, slot_id, staff_name, written_on, words, saved_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    studentId,
    slotId,
    staffName,
    writtenOn,
    words,
    at,
  )
  return { id: id as NoteId, studentId, writtenOn, words, staffName, savedAt: at }
}

/** Throws `note.not-found`, also for one about another student, and `note.not-yours`. */
export function saveNote(database: WriteDatabase, id: NoteId, draft: NoteDraft): RestrictedNote {
  const { studentId, writtenOn, words, slotId, staffName, at } = draft
  requireOwn(database, id, slotId)
  const { changes } = database.run(
    'UPDATE restricted_note SET written_on = ?, words = ?, staff_name = ?, saved_at = ? WHERE id = ? AND student_id = ?',
    writtenOn,
    words,
    staffName,
    at,
    id,
    studentId,
  )
  if (changes === 0) throw new AppError('note.not-found')
  return { id, studentId, writtenOn, words, staffName, savedAt: at }
}

/** Throws `note.not-found` and `note.not-yours`. */
export function removeNote(database: WriteDatabase, id: NoteId, slotId: SlotId): void {
  requireOwn(database, id, slotId)
  database.run('DELETE FROM restricted_note WHERE id = ?', id)
}

function requireOwn(database: ReadDatabase, id: NoteId, slotId: SlotId): void {
  const row = database.get<{ slotId: SlotId }>(
    'SELECT slot_id AS slotId FROM restricted_note WHERE id = ?',
    id,
  )
  if (row === undefined) throw new AppError('note.not-found')
  if (row.slotId !== slotId) throw new AppError('note.not-yours')
}
