/** A file of days enrolled and absent that was read: what it would change, and its way into the vault. */
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { readNumber } from '#shared/domain/score-value.ts'
import { findSchoolYear, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { findTotal, insertTotal } from '../../storage/tables/attendance-totals.ts'
import { findImport } from '../../storage/tables/imports.ts'
import { listSchoolYears } from '../../storage/tables/school.ts'
import type { FileContent, FileReading, StoredCounts, Storing, Understood, World } from '../format.ts'
import type { SourceFile } from '../reading/source-file.ts'
import type { OnBytes } from '../reading/table.ts'
import { Coming } from '../scores/coming.ts'
import { DaysOfFile } from '../scores/days-of-file.ts'
import { keepYears } from '../scores/keep-years.ts'
import { countStudents, findStudents, leaveOutUnknown, placeStudents } from '../scores/place-students.ts'
import { listDates } from '../scores/score-content.ts'
import { nameColumn, readField, readValues, type ValueRow, type ValueTable } from '../scores/value-table.ts'
import { YearsOfFile } from '../scores/years-of-file.ts'

type Listen = { onBytes: OnBytes }
type ReadTotal = {
  row: number
  student: number
  year: SchoolYearDraft
  throughOn: IsoDate | null
  enrolled: number
  absent: number
  excused: number | null
}

export async function readTotals(
  file: SourceFile,
  reading: FileReading,
  listen: Listen,
  signal: AbortSignal,
): Promise<FileContent> {
  const table = await readValues(file, reading, listen, signal)
  return {
    header: [...table.header],
    firstRows: table.firstRows,
    rows: table.rowCount,
    problems: table.problems,
    dates: listDates(table),
    codes: [],
    understand: async (meant, _format, world) => understand(table, meant, world),
    store: async (meant, _format, storing) => store(table, meant, storing),
  }
}

type Meaning = { days: DaysOfFile; years: YearsOfFile }

/** One total a student and year; a student who stands twice is a problem, and the first row counts. */
function listTotals(table: ValueTable, rows: readonly ValueRow[], meaning: Meaning): ReadTotal[] {
  const totals = new Map<string, ReadTotal>()
  for (const row of rows) {
    const total = readTotal(table, row, meaning)
    if (total === null) continue
    const key = `${total.student}\n${total.year.startsOn}`
    const own = table.students[row.student]
    if (totals.has(key)) table.problems.add(row.row, 'duplicate-student', null, own?.schoolNumber ?? '')
    else totals.set(key, total)
  }
  return [...totals.values()]
}

function readTotal(table: ValueTable, row: ValueRow, meaning: Meaning): ReadTotal | null {
  const throughOn = meaning.days.read(row)
  if (throughOn === undefined) return null
  const named = readField(table, row, 'schoolYear')
  const year =
    named === '' && throughOn !== null ? meaning.years.findOn(throughOn) : meaning.years.find(named)
  if (year === null) {
    const place = table.columns.indexOf('schoolYear')
    table.problems.add(row.row, 'unknown-school-year', place === -1 ? null : nameColumn(table, place), named)
    return null
  }
  const days = readDays(table, row)
  return days === null ? null : { row: row.row, student: row.student, year, throughOn, ...days }
}

const dayRoles = ['daysEnrolled', 'daysAbsent', 'daysPresent'] as const
const mostDays = 1000

/** Two of the three numbers give the third. */
function readDays(
  table: ValueTable,
  row: ValueRow,
): Pick<ReadTotal, 'enrolled' | 'absent' | 'excused'> | null {
  const [enrolled, absent, present] = dayRoles.map((role) => readNumber(readField(table, row, role)))
  const whole = enrolled ?? sum(absent, present)
  const away =
    absent ?? (whole === null || present === undefined || present === null ? null : whole - present)
  if (whole !== null && away !== null && whole <= mostDays && away >= 0 && away <= whole)
    return { enrolled: whole, absent: away, excused: readExcused(table, row, away) }
  const role = dayRoles.find((one) => table.columns.includes(one) && readField(table, row, one) !== '')
  const place = role === undefined ? -1 : table.columns.indexOf(role)
  const written = dayRoles.map((one) => readField(table, row, one)).filter((text) => text !== '')
  table.problems.add(
    row.row,
    written.length === 0 ? 'missing-score' : 'impossible-number',
    place === -1 ? null : nameColumn(table, place),
    written.join(' / '),
  )
  return null
}

/** More excused than were missed says nothing of either; the days missed still count. */
function readExcused(table: ValueTable, row: ValueRow, absent: number): number | null {
  const excused = readNumber(readField(table, row, 'daysExcused')) ?? null
  return excused === null || excused < 0 || excused > absent ? null : excused
}

const sum = (one: number | null | undefined, other: number | null | undefined) =>
  typeof one === 'number' && typeof other === 'number' ? one + other : null

const say = ({ enrolled, absent, excused }: Pick<ReadTotal, 'enrolled' | 'absent' | 'excused'>) =>
  `${absent} of ${enrolled} days${excused === null ? '' : `, ${excused} excused`}`

async function understand(table: ValueTable, reading: ImportReading, world: World): Promise<Understood> {
  const { database, today, rule, pause } = world
  const placed = findStudents(table, database)
  const rows = reading.createsUnknownStudents ? table.rows : leaveOutUnknown(table, placed)
  const known = listSchoolYears(database)
  const years = new YearsOfFile(known, { today, rule })
  const totals = listTotals(table, rows, { days: new DaysOfFile(table, reading, today), years })
  const coming = new Coming()
  for (const [done, total] of totals.entries()) {
    const year = findSchoolYear(known, total.year.startsOn)
    const id = placed.ids[total.student] ?? null
    const stored = year === null || id === null ? null : findTotal(database, id, year.id)
    const from = stored === null ? null : say(stored)
    coming.add(table, total, { what: total.year.name, on: total.throughOn, from, to: say(total) })
    await pause(done, totals.length)
  }
  const days = totals.flatMap(({ throughOn }) => (throughOn === null ? [] : [throughOn])).toSorted()
  return {
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    ...countStudents(placed),
    newSchoolYears: years.proposed,
    marksOnClosedDays: 0,
    coming: coming.report(),
  }
}

async function store(table: ValueTable, reading: ImportReading, storing: Storing): Promise<StoredCounts> {
  const { database, importId, today, rule, pause, at } = storing
  const placed = await placeStudents(table, reading, storing)
  const years = new YearsOfFile(listSchoolYears(database), { today, rule })
  const totals = listTotals(table, leaveOutUnknown(table, placed), {
    days: new DaysOfFile(table, reading, today),
    years,
  })
  const schoolYearsCreated = await keepYears(years, storing)
  const calendar = listSchoolYears(database)
  const said = { importId, at, staffName: findImport(database, importId)?.staffName ?? '' }
  const coming = new Coming()
  const met = new Set<string>()
  for (const [done, total] of totals.entries()) {
    const studentId = placed.ids[total.student] ?? null
    const year = findSchoolYear(calendar, total.year.startsOn)
    const key = `${studentId}\n${year?.id}`
    if (studentId === null || year === null || met.has(key)) continue
    met.add(key)
    const stored = findTotal(database, studentId, year.id)
    coming.count(stored === null ? null : say(stored), say(total))
    const { throughOn, enrolled, absent, excused } = total
    const draft = { studentId, schoolYearId: year.id, throughOn, enrolled, absent, excused }
    insertTotal(database, draft, said)
    await pause(done, totals.length)
  }
  return {
    ...coming.counts,
    studentsCreated: placed.created,
    studentsChanged: 0,
    schoolYearsCreated,
    marksOnClosedDays: 0,
    studentsSharingNames: placed.sharingNames,
    absencesNotInFile: 0,
  }
}
