/** Days enrolled and absent as the school's own system counts them. Of what was said, the newest counts. */
import type { AttendanceTotalDraft } from '#shared/domain/attendance-totals.ts'
import type { ImportId, SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

export type AttendanceTotal = AttendanceTotalDraft & { source: 'typed' | 'imported' }
type Said = { importId: ImportId | null; at: string; staffName: string }

const columns = `student_id AS studentId, school_year_id AS schoolYearId, through_on AS throughOn, enrolled, absent, excused,
  iif(import_id IS NULL, 'typed', 'imported') AS source`
const isNewest = `id = (SELECT max(other.id) FROM attendance_total AS other
  WHERE other.student_id = attendance_total.student_id AND other.school_year_id = attendance_total.school_year_id)`

/** One a student, in no order. */
export function listTotals(database: ReadDatabase, schoolYearId: SchoolYearId): AttendanceTotal[] {
  return database.all<AttendanceTotal>(
    `SELECT ${columns} FROM attendance_total WHERE school_year_id = ? AND ${isNewest}`,
    schoolYearId,
  )
}

export function findTotal(
  database: ReadDatabase,
  studentId: StudentId,
  schoolYearId: SchoolYearId,
): AttendanceTotal | null {
  const row = database.get<AttendanceTotal>(
    `SELECT ${columns} FROM attendance_total WHERE student_id = ? AND school_year_id = ? ORDER BY id DESC LIMIT 1`,
    studentId,
    schoolYearId,
  )
  return row ?? null
}

/** The school years for which totals of anyone, or of this student, are known. */
export function listYearsWithTotals(database: ReadDatabase, studentId: StudentId | null): Set<SchoolYearId> {
  const rows = database.all<{ id: SchoolYearId }>(
    'SELECT DISTINCT school_year_id AS id FROM attendance_total WHERE student_id = coalesce(?, student_id)',
    studentId,
  )
  return new Set(rows.map(({ id }) => id))
}

export function insertTotal(database: WriteDatabase, draft: AttendanceTotalDraft, said: Said): void {
  database.run(
    `INSERT INTO attendance_total
       (student_id, school_year_id, import_id, through_on, enrolled, absent, excused, said_at, staff_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draft.studentId,
    draft.schoolYearId,
    said.importId,
    draft.throughOn,
    draft.enrolled,
    draft.absent,
    draft.excused,
    said.at,
    said.staffName,
  )
}

/** What was typed before is typed over; what was imported stays, and counts again once this is removed. */
export function saveTypedTotal(
  database: WriteDatabase,
  draft: AttendanceTotalDraft,
  said: Omit<Said, 'importId'>,
): void {
  removeTypedTotal(database, draft.studentId, draft.schoolYearId)
  insertTotal(database, draft, { importId: null, ...said })
}

export function removeTypedTotal(
  database: WriteDatabase,
  studentId: StudentId,
  schoolYearId: SchoolYearId,
): void {
  database.run(
    'DELETE FROM attendance_total WHERE student_id = ? AND school_year_id = ? AND import_id IS NULL',
    studentId,
    schoolYearId,
  )
}
