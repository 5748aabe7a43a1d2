/**
 * Erasing a student for good: every row about them, in one transaction, leaving a tombstone without personal data.
 * Does not reach into backups and set-aside folders; the window says so before it asks. `secure_delete` overwrites what is freed.
 */
import type { StudentId } from '#shared/domain/identity.ts'
import type { Student } from '#shared/domain/student.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { fillSchoolStrips } from './attendance-strips.ts'
import { forgetInImports } from './forget-in-imports.ts'
import { rebuildFullText } from './full-text.ts'
import { insertTombstone } from './tombstones.ts'

/** Stands where the name stood in disclosure records, which the school must keep (34 CFR 99.32). */
export const erasedName = 'Erased student'

// Children before what they refer to.
const erasures = [
  'DELETE FROM restricted_note WHERE student_id = ?',
  'DELETE FROM celebration WHERE student_id = ?',
  'DELETE FROM decision WHERE student_id = ?',
  'DELETE FROM review WHERE student_id = ?',
  'DELETE FROM goal_occurrence WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'DELETE FROM delivery WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'DELETE FROM check_in WHERE student_id = ?',
  'DELETE FROM plan_move WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'DELETE FROM plan_section_day WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'DELETE FROM attachment WHERE agreement_id IN (SELECT id FROM agreement WHERE student_id = ?)',
  'DELETE FROM phone_agreement WHERE agreement_id IN (SELECT id FROM agreement WHERE student_id = ?)',
  'DELETE FROM agreement WHERE student_id = ?',
  'DELETE FROM consent WHERE student_id = ?',
  'DELETE FROM plan_section WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'DELETE FROM plan WHERE student_id = ?',
  'DELETE FROM contact WHERE student_id = ?',
  'DELETE FROM attendance_strip WHERE student_id = ?',
  'DELETE FROM mark_replaced WHERE student_id = ?',
  'DELETE FROM mark_confirmed WHERE student_id = ?',
  'DELETE FROM student_replaced WHERE student_id = ?',
  'DELETE FROM mark WHERE student_id = ?',
  'DELETE FROM score WHERE student_id = ?',
  'DELETE FROM attendance_total WHERE student_id = ?',
  // The record of the table that left stays, as one about this student alone stays without the name.
  'DELETE FROM student_of_disclosure WHERE student_id = ?',
] as const

export function eraseStudent(
  database: WriteDatabase,
  student: Student,
  { staffName, at }: { staffName: string; at: string },
): void {
  database.transaction(() => {
    const what = describeErased(database, student.id)
    for (const erasure of erasures) database.run(erasure, student.id)
    database.run(
      'UPDATE disclosure SET student_id = NULL, student_name = ? WHERE student_id = ?',
      erasedName,
      student.id,
    )
    forgetInImports(database, student)
    database.run('DELETE FROM student WHERE id = ?', student.id)
    rebuildFullText(database)
    fillSchoolStrips(database)
    insertTombstone(database, { erasedAt: at, staffName, what })
  })
}

/** Counts only: `A student with 180 marks, 1 plan and 2 agreements`. */
function describeErased(database: ReadDatabase, id: StudentId): string {
  const count = (table: 'mark' | 'plan' | 'agreement') =>
    database.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE student_id = ?`, id)?.n ?? 0
  return `A student with ${say(count('mark'), 'mark')}, ${say(count('plan'), 'plan')} and ${say(count('agreement'), 'agreement')}`
}

const say = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
