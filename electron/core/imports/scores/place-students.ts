/** Finds the students of a file of values among those of the vault, and makes the others where that is wanted. */
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { insertStudent } from '../../storage/tables/students.ts'
import { StudentMatcher } from '../attendance/match-students.ts'
import type { Storing, Understood, World } from '../format.ts'
import { noStudent } from '../roster/apply-entry.ts'
import { nameColumn, type ValueTable } from './value-table.ts'

export type Placed = {
  /** The vault's id of each student of the file; null for who is not known. */
  ids: (StudentId | null)[]
  created: number
  sharingNames: number
}

export function findStudents({ students }: ValueTable, database: World['database']): Placed {
  const matcher = new StudentMatcher(database, students)
  return {
    ids: students.map((student) => matcher.find(student)),
    created: 0,
    sharingNames: matcher.sharingNames,
  }
}

/** As {@link findStudents}, but nobody is missing where the reading makes unknown students. */
export async function placeStudents(
  table: ValueTable,
  reading: ImportReading,
  { database, importId, at, pause }: Storing,
): Promise<Placed> {
  const placed = findStudents(table, database)
  if (!reading.createsUnknownStudents) return placed
  for (const [place, student] of table.students.entries()) {
    if (placed.ids[place] !== null) continue
    placed.ids[place] = insertStudent(database, { ...noStudent, ...student }, { importId, at })
    placed.created += 1
    await pause(0, table.rows.length)
  }
  return placed
}

/** Adds a problem for each row about a student who is not known, and leaves those rows out. */
export function leaveOutUnknown(table: ValueTable, { ids }: Placed): ValueTable['rows'] {
  const role = table.columns.includes('schoolNumber') ? 'schoolNumber' : 'fullName'
  const place = table.columns.indexOf(role)
  return table.rows.filter((row) => {
    const student = table.students[row.student]
    if (student === undefined) return false
    if (ids[row.student] !== null) return true
    const value = student.schoolNumber || `${student.givenName} ${student.familyName}`.trim()
    table.problems.add(row.row, 'unknown-student', place === -1 ? null : nameColumn(table, place), value)
    return false
  })
}

export function countStudents({
  ids,
  sharingNames,
}: Placed): Pick<Understood, 'knownStudents' | 'unknownStudents' | 'studentsSharingNames'> {
  const known = ids.filter((id) => id !== null).length
  return { knownStudents: known, unknownStudents: ids.length - known, studentsSharingNames: sharingNames }
}
