/** The students of an open vault folded for searching, in memory only, for as long as the vault is open. */
import { type DayRange, toDayRanges } from '#shared/domain/attendance-figures.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { matchesSearch, toSearchLine, toSearchWords } from '#shared/domain/search.ts'
import { fullNameOf, type Student, type StudentState } from '#shared/domain/student.ts'
import type { ReadDatabase } from '../database.ts'
import { describeStudentsVersion, listStudents } from './students.ts'

export type IndexedStudent = {
  id: StudentId
  fullName: string
  schoolNumber: string
  grade: string
  homeroom: string
  homeLanguages: string
  state: StudentState
}
type Entry = { row: IndexedStudent; enrolled: readonly DayRange[]; findLine: () => string }
type Index = { version: string; entries: readonly Entry[] }

const indexes = new WeakMap<ReadDatabase, Index>()
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/**
 * Students in a state whose fields hold words that start with each word of `query`, by family name. `total` counts
 * the state without the query.
 */
export function searchStudents(
  database: ReadDatabase,
  state: StudentState,
  query: string,
): { rows: IndexedStudent[]; total: number } {
  const words = toSearchWords(query)
  const rows: IndexedStudent[] = []
  let total = 0
  for (const { row, findLine } of getIndex(database)) {
    if (row.state !== state) continue
    total += 1
    if (matchesSearch(findLine(), words)) rows.push(row)
  }
  return { rows, total }
}

/** Active students with the days of their enrolment, by family name. */
export function listEnrolledStudents(
  database: ReadDatabase,
): { row: IndexedStudent; enrolled: readonly DayRange[] }[] {
  return getIndex(database).filter(({ row }) => row.state === 'active')
}

function getIndex(database: ReadDatabase): readonly Entry[] {
  // Asking the table rather than being told: an import that is rolled back tells no one.
  const version = describeStudentsVersion(database)
  const known = indexes.get(database)
  if (known?.version === version) return known.entries
  const entries = listStudents(database, null)
    .toSorted(compareByName)
    .map((student) => ({
      row: toRow(student),
      enrolled: toDayRanges(student.enrolments),
      findLine: once(() => toSearchLine(listFields(student))),
    }))
  indexes.set(database, { version, entries })
  return entries
}

/** Folding every student costs a tenth of a second, which the caseload should not have to wait for. */
function once(make: () => string): () => string {
  let made: string | null = null
  return () => (made ??= make())
}

function compareByName(one: Student, other: Student): number {
  return (
    byName.compare(one.familyName || one.givenName, other.familyName || other.givenName) ||
    byName.compare(one.givenName, other.givenName) ||
    byName.compare(one.schoolNumber, other.schoolNumber) ||
    one.id - other.id
  )
}

const toRow = (student: Student): IndexedStudent => ({
  id: student.id,
  fullName: fullNameOf(student),
  schoolNumber: student.schoolNumber,
  grade: student.grade,
  homeroom: student.homeroom,
  homeLanguages: student.homeLanguages,
  state: student.state,
})

const listFields = (student: Student): string[] => [
  student.givenName,
  student.familyName,
  student.preferredName,
  student.schoolNumber,
  student.grade,
  student.homeroom,
  student.homeLanguages,
  student.pronouns,
  student.bornOn ?? '',
  ...student.family.flatMap((member) => [
    member.name,
    member.relation,
    member.language,
    member.phone,
    member.email,
    member.note,
  ]),
]
