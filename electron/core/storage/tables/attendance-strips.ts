/**
 * Attendance strips: every student's school year as two bytes a day, derived from the marks so that a caseload can be
 * read at once. Never the record itself: they can be thrown away and made again at any time.
 */
import { isCountedByte, toMarkByte, unmarked } from '#shared/domain/attendance-days.ts'
import type { DayRange } from '#shared/domain/attendance-figures.ts'
import { type EpochDay, toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { readMarks, readMarksOn } from './marks.ts'
import { listSchoolYears } from './school.ts'
import { fillDays, readStripRules, type StripRules } from './strip-days.ts'

export type AttendanceStrip = { studentId: StudentId; marks: number; days: Uint8Array }

/** What to make again; without a field, all of it. */
export type StripScope = { studentIds?: readonly StudentId[]; schoolYearIds?: readonly SchoolYearId[] }

/**
 * Derives the strips from marks and codes, for all school years or those of `scope`. Call it in the transaction that
 * changed marks, codes, years or sessions a day. Marks outside the calendar are left where they are and not counted.
 */
export function rebuildStrips(database: WriteDatabase, scope: StripScope = {}): void {
  database.transaction(() => {
    makeStrips(database, scope)
    fillSchoolStrips(database)
  })
}

/** As `rebuildStrips`, for who does it in parts and calls `fillSchoolStrips` after the last one. */
export function makeStrips(database: WriteDatabase, scope: StripScope): void {
  const rules = readStripRules(database)
  const { schoolYearIds } = scope
  const years = listSchoolYears(database).filter((year) => schoolYearIds?.includes(year.id) ?? true)
  const studentIds =
    scope.studentIds ?? database.all<{ id: StudentId }>('SELECT id FROM student').map((row) => row.id)
  database.transaction(() => {
    for (const year of years) {
      const first = toEpochDay(year.startsOn)
      const last = toEpochDay(year.endsOn)
      for (const studentId of studentIds) {
        const marks = readMarks(database, studentId, first, last)
        if (marks.length === 0) {
          removeStrip(database, studentId, year.id)
        } else {
          const days = new Uint8Array((last - first + 1) * 2)
          fillDays(days, first, marks, rules)
          saveStrip(database, year.id, first, { studentId, marks: marks.length, days })
        }
      }
    }
  })
}

/** On how many days of a year all of it is made anew: from there on that is faster. */
const manyDays = 60

/**
 * As `makeStrips`, for students of whom only the marks of some days are other ones. `touched` says for each of them
 * how many marks each of those days has more than before.
 */
export function remakeDays(
  database: WriteDatabase,
  touched: ReadonlyMap<StudentId, ReadonlyMap<EpochDay, number>>,
): void {
  const rules = readStripRules(database)
  for (const year of listSchoolYears(database)) {
    for (const [studentId, days] of touched) remakeDaysOf(database, { studentId, year, touched: days, rules })
  }
}

type Remade = {
  studentId: StudentId
  year: SchoolYear
  touched: ReadonlyMap<EpochDay, number>
  rules: StripRules
}

function remakeDaysOf(database: WriteDatabase, { studentId, year, touched, rules }: Remade): void {
  const [first, last] = [toEpochDay(year.startsOn), toEpochDay(year.endsOn)]
  const own = [...touched.keys()].filter((day) => first <= day && day <= last)
  if (own.length === 0) return
  const strip = findStrip(database, year.id, studentId)
  if (strip === null || own.length > manyDays) {
    makeStrips(database, { studentIds: [studentId], schoolYearIds: [year.id] })
    return
  }
  const { days } = strip
  for (const day of own) days.fill(unmarked, (day - first) * 2, (day - first) * 2 + 2)
  fillDays(days, first, readMarksOn(database, studentId, own), rules)
  const marks = own.reduce((sum, day) => sum + (touched.get(day) ?? 0), strip.marks)
  saveStrip(database, year.id, first, { studentId, marks, days })
}

function saveStrip(
  database: WriteDatabase,
  yearId: SchoolYearId,
  first: EpochDay,
  strip: AttendanceStrip,
): void {
  database.run(
    `INSERT INTO attendance_strip (student_id, school_year_id, first_day, marks, days) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (school_year_id, student_id)
     DO UPDATE SET first_day = excluded.first_day, marks = excluded.marks, days = excluded.days`,
    strip.studentId,
    yearId,
    first,
    strip.marks,
    strip.days,
  )
}

function removeStrip(database: WriteDatabase, studentId: StudentId, yearId: SchoolYearId): void {
  database.run('DELETE FROM attendance_strip WHERE school_year_id = ? AND student_id = ?', yearId, studentId)
}

/** The strips of these students in a year; students without a mark have none. */
export function listStripsOf(
  database: ReadDatabase,
  yearId: SchoolYearId,
  studentIds: readonly StudentId[],
): AttendanceStrip[] {
  return database.all<AttendanceStrip>(
    `SELECT student_id AS studentId, marks, days FROM attendance_strip
     WHERE school_year_id = ? AND student_id IN (SELECT value FROM json_each(?))`,
    yearId,
    JSON.stringify(studentIds),
  )
}

/** The strips of all students in a year; students without a mark have none. */
export function listStrips(database: ReadDatabase, yearId: SchoolYearId): AttendanceStrip[] {
  return database.all<AttendanceStrip>(
    'SELECT student_id AS studentId, marks, days FROM attendance_strip WHERE school_year_id = ?',
    yearId,
  )
}

/** Nothing may be written meanwhile. */
function* iterateStripDays(database: ReadDatabase, yearId: SchoolYearId): Generator<Uint8Array> {
  const rows = database.iterate<{ days: Uint8Array }>(
    'SELECT days FROM attendance_strip WHERE school_year_id = ?',
    yearId,
  )
  for (const { days } of rows) yield days
}

/**
 * The strip of the whole school in a year: a mark on each day on which anyone has one that counts. Made from every
 * student's where none is kept.
 */
export function readSchoolStrip(database: ReadDatabase, yearId: SchoolYearId): Uint8Array {
  const kept = database.get<{ days: Uint8Array }>(
    'SELECT days FROM school_strip WHERE school_year_id = ?',
    yearId,
  )
  return kept?.days ?? joinStrips(iterateStripDays(database, yearId))
}

const anyMark = toMarkByte('present')

function joinStrips(strips: Iterable<Uint8Array>): Uint8Array {
  const joined: number[] = []
  for (const days of strips) {
    for (let at = 0; at < days.length; at += 1) {
      if (joined[at] !== anyMark) joined[at] = isCountedByte(days[at] ?? 0) ? anyMark : 0
    }
  }
  return Uint8Array.from(joined)
}

/** Keeps the strip of the school for each year that has none kept. */
export function fillSchoolStrips(database: WriteDatabase): void {
  const missing = database.all<{ id: SchoolYearId }>(
    'SELECT id FROM school_year WHERE id NOT IN (SELECT school_year_id FROM school_strip)',
  )
  for (const { id } of missing) {
    database.run('INSERT INTO school_strip VALUES (?, ?)', id, readSchoolStrip(database, id))
  }
}

/** One student's strip of a year, or null without a mark in it. */
export function findStripDays(
  database: ReadDatabase,
  yearId: SchoolYearId,
  studentId: StudentId,
): Uint8Array | null {
  return findStrip(database, yearId, studentId)?.days ?? null
}

function findStrip(
  database: ReadDatabase,
  yearId: SchoolYearId,
  studentId: StudentId,
): AttendanceStrip | null {
  const row = database.get<AttendanceStrip>(
    `SELECT student_id AS studentId, marks, days FROM attendance_strip
     WHERE school_year_id = ? AND student_id = ?`,
    yearId,
    studentId,
  )
  return row ?? null
}

/** The school years in which anyone, or this student, has a mark. */
export function listYearsWithMarks(database: ReadDatabase, studentId: StudentId | null): Set<SchoolYearId> {
  const rows = database.all<{ id: SchoolYearId }>(
    `SELECT id FROM school_year WHERE EXISTS (
       SELECT 1 FROM attendance_strip AS s WHERE s.school_year_id = school_year.id AND s.student_id = coalesce(?, s.student_id))`,
    studentId,
  )
  return new Set(rows.map((row) => row.id))
}

/** The stretches for which absences-only files speak. */
export function listCoverage(database: ReadDatabase): DayRange[] {
  return database
    .all<{ from: EpochDay; to: EpochDay }>('SELECT from_day AS "from", to_day AS "to" FROM coverage')
    .map(({ from, to }) => [from, to])
}
