/** What rosters changed in students, field by field, so that one can be taken back. Never touches marks. */
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import { type Student, type StudentDraft, studentDraft } from '#shared/domain/student.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { getStudent, saveStudent } from './students.ts'

type Field = keyof StudentDraft | 'revision' | 'savedAt'
type ChangedFields = Partial<Record<Field, { from: unknown; to: unknown }>>

const fieldNames = [
  'schoolNumber',
  'givenName',
  'familyName',
  'preferredName',
  'pronouns',
  'bornOn',
  'grade',
  'homeroom',
  'homeLanguages',
  'enrolments',
  'family',
] as const satisfies readonly (keyof StudentDraft)[]

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function listChangedFields(before: StudentDraft, after: StudentDraft): ChangedFields {
  const changed: ChangedFields = {}
  for (const name of fieldNames) {
    if (!isSame(before[name], after[name])) changed[name] = { from: before[name], to: after[name] }
  }
  return changed
}

/** Saves the student and keeps what it was. Returns whether anything changed. */
export function changeStudent(
  database: WriteDatabase,
  before: Student,
  after: StudentDraft,
  { importId, at }: { importId: ImportId; at: string },
): boolean {
  const changed = listChangedFields(before, after)
  if (Object.keys(changed).length === 0) return false
  saveStudent(database, before.id, before.revision, after, at)
  const { revision, savedAt } = getStudent(database, before.id)
  const fields: ChangedFields = {
    ...changed,
    revision: { from: before.revision, to: revision },
    savedAt: { from: before.savedAt, to: savedAt },
  }
  database.run(
    'INSERT INTO student_replaced (import_id, student_id, fields) VALUES (?, ?, ?)',
    importId,
    before.id,
    JSON.stringify(fields),
  )
  return true
}

type Kept = { importId: ImportId; studentId: StudentId; fields: ChangedFields }

function listKept(database: ReadDatabase, where: string, ...values: number[]): Kept[] {
  return database
    .all<{ importId: ImportId; studentId: StudentId; fields: string }>(
      `SELECT import_id AS importId, student_id AS studentId, fields FROM student_replaced WHERE ${where}`,
      ...values,
    )
    .map((row) => ({ ...row, fields: JSON.parse(row.fields) as ChangedFields }))
}

/**
 * Gives every field that the import changed its former value, unless it has been changed again since: by a person,
 * whose change stays; or by a later import, which then remembers the former value instead.
 */
export function restoreStudents(database: WriteDatabase, importId: ImportId, at: string): void {
  for (const { studentId, fields } of listKept(database, 'import_id = ?', importId)) {
    const later = listKept(
      database,
      'student_id = ? AND import_id > ? ORDER BY import_id',
      studentId,
      importId,
    )
    const student = getStudent(database, studentId)
    const restored: Partial<Record<Field, unknown>> = {}
    for (const [name, { from, to }] of Object.entries(fields) as [Field, { from: unknown; to: unknown }][]) {
      const next = later.find((one) => one.fields[name] !== undefined)
      if (next !== undefined) handOn(database, next, name, from)
      else if (isSame(student[name], to)) restored[name] = from
    }
    if (Object.keys(restored).length > 0) restoreStudent(database, student, restored, at)
  }
  database.run('DELETE FROM student_replaced WHERE import_id = ?', importId)
}

function restoreStudent(
  database: WriteDatabase,
  student: Student,
  restored: Partial<Record<Field, unknown>>,
  at: string,
): void {
  const { revision, savedAt, ...draft } = restored
  saveStudent(database, student.id, student.revision, studentDraft.parse({ ...student, ...draft }), at)
  // Nothing happened since, so the student is again exactly what it was.
  if (typeof revision === 'number' && typeof savedAt === 'string') {
    database.run('UPDATE student SET revision = ?, saved_at = ? WHERE id = ?', revision, savedAt, student.id)
  }
}

function handOn(database: WriteDatabase, next: Kept, name: Field, from: unknown): void {
  const kept = next.fields[name]
  if (kept === undefined) return
  next.fields[name] = { from, to: kept.to }
  database.run(
    'UPDATE student_replaced SET fields = ? WHERE import_id = ? AND student_id = ?',
    JSON.stringify(next.fields),
    next.importId,
    next.studentId,
  )
}
