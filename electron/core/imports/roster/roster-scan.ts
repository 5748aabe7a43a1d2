/** Reads the rows of a roster into students and families. Knows no database. */
import type { ColumnRole } from '#shared/domain/attendance-import.ts'
import { type EpochDay, fromEpochDay, type IsoDate } from '#shared/domain/day.ts'
import { splitFullName } from '../attendance/mark-scan.ts'
import type { ProblemList } from '../problems.ts'
import { type DateReading, readDates, whyNoDay } from '../reading/mixed-dates.ts'
import type { TableRow } from '../reading/table.ts'

/** One student as the roster says; what the roster does not say is empty or null, and changes nothing. */
export type RosterEntry = {
  row: number
  schoolNumber: string
  givenName: string
  familyName: string
  preferredName: string
  pronouns: string
  grade: string
  homeroom: string
  homeLanguages: string
  bornOn: IsoDate | null
  enrolledFrom: IsoDate | null
  enrolledTo: IsoDate | null
  family: { name: string; relation: string; phone: string; email: string; language: string }[]
}

const longest: Partial<Record<ColumnRole, number>> = {
  schoolNumber: 80,
  fullName: 240,
  givenName: 120,
  familyName: 120,
  preferredName: 120,
  pronouns: 40,
  grade: 20,
  homeroom: 60,
  homeLanguages: 120,
  familyName1: 120,
  familyRelation1: 60,
  familyPhone1: 60,
  familyEmail1: 200,
  familyLanguage1: 60,
}

/** The days of the file's distinct dates, read together: in a file of two orders one date speaks for another. */
export class RosterDates {
  readonly #days: ReadonlyMap<string, EpochDay | null>
  readonly #reading: DateReading

  constructor(written: readonly string[], reading: DateReading) {
    this.#reading = reading
    const days = readDates(written, reading)
    this.#days = new Map(written.map((text, at) => [text, days[at] ?? null]))
  }

  find(written: string): EpochDay | null {
    return this.#days.get(written) ?? null
  }

  why(written: string): 'undecided-date' | 'impossible-date' {
    return whyNoDay(written, this.#reading)
  }
}

type Table = {
  columns: readonly ColumnRole[]
  header: readonly string[]
  dates: RosterDates
  problems: ProblemList
}

/** Entries in the order of the file, one a student. Rows of one student that name another parent are joined. */
export function scanRoster(rows: readonly TableRow[], table: Table): RosterEntry[] {
  const entries = new Map<string, RosterEntry>()
  for (const row of rows) {
    const entry = readEntry(row, table)
    if (entry === null) continue
    const key = entry.schoolNumber || `${entry.givenName}\n${entry.familyName}`
    const earlier = entries.get(key)
    if (earlier === undefined) entries.set(key, entry)
    else if (!joinFamily(earlier, entry)) {
      const role = entry.schoolNumber === '' ? 'familyName' : 'schoolNumber'
      const value = entry.schoolNumber || `${entry.givenName} ${entry.familyName}`.trim()
      table.problems.add(row.number, 'duplicate-student', nameColumn(table, role), value)
    }
  }
  return [...entries.values()]
}

function nameColumn({ columns, header }: Table, role: ColumnRole): string | null {
  const place = columns.indexOf(role)
  return place === -1 ? null : (header[place] ?? `Column ${place + 1}`)
}

function readEntry(row: TableRow, table: Table): RosterEntry | null {
  const { columns, problems } = table
  if (row.trouble !== null) {
    // What is not read is not kept either: it may be a password.
    problems.add(row.number, row.trouble, null, columns[0] === 'ignore' ? '' : (row.fields[0] ?? ''))
    return null
  }
  if (
    row.fields.length > columns.length &&
    row.fields.slice(columns.length).some((field) => field.trim() !== '')
  ) {
    problems.add(row.number, 'too-many-columns', null, `${row.fields.length} instead of ${columns.length}`)
    return null
  }
  const text = (role: ColumnRole) => takeText(row, table, role)
  const day = (role: ColumnRole) => takeDay(row, table, role)
  const schoolNumber = text('schoolNumber')
  const name =
    columns.includes('fullName') && !columns.includes('familyName') ? splitFullName(text('fullName')) : null
  const givenName = name?.givenName ?? text('givenName')
  const familyName = name?.familyName ?? text('familyName')
  if (schoolNumber === '' && givenName === '' && familyName === '') {
    const furthest = Math.max(
      columns.indexOf('schoolNumber'),
      columns.indexOf('familyName'),
      columns.indexOf('fullName'),
    )
    const reason = row.fields.length <= furthest ? 'too-few-columns' : 'missing-student'
    problems.add(row.number, reason, nameColumn(table, 'schoolNumber'), '')
    return null
  }
  const parent = {
    name: text('familyName1'),
    relation: text('familyRelation1'),
    phone: text('familyPhone1'),
    email: text('familyEmail1'),
    language: text('familyLanguage1'),
  }
  const enrolledFrom = day('enrolledFrom')
  const enrolledTo = day('enrolledTo')
  const isBackwards = enrolledFrom !== null && enrolledTo !== null && enrolledTo < enrolledFrom
  if (isBackwards) problems.add(row.number, 'backwards-dates', nameColumn(table, 'enrolledTo'), enrolledTo)
  return {
    row: row.number,
    schoolNumber,
    givenName,
    familyName,
    preferredName: text('preferredName'),
    pronouns: text('pronouns'),
    grade: text('grade'),
    homeroom: text('homeroom'),
    homeLanguages: text('homeLanguages'),
    bornOn: day('bornOn'),
    enrolledFrom,
    // An end before the start is mostly that of an earlier stay.
    enrolledTo: isBackwards ? null : enrolledTo,
    family: parent.name === '' && parent.phone === '' && parent.email === '' ? [] : [parent],
  }
}

/** What stands in the role's column; empty, with a problem, when it cannot be kept as it is. */
function takeText(row: TableRow, table: Table, role: ColumnRole): string {
  const place = table.columns.indexOf(role)
  const value = place === -1 ? '' : (row.fields[place] ?? '').trim()
  const most = longest[role] ?? 120
  if (value.length <= most && !value.includes('\uFFFD')) return value
  const reason = value.length > most ? 'too-long' : 'unreadable-character'
  table.problems.add(row.number, reason, nameColumn(table, role), value)
  return ''
}

function takeDay(row: TableRow, table: Table, role: ColumnRole): IsoDate | null {
  const written = takeText(row, table, role)
  if (written === '') return null
  const day = table.dates.find(written)
  if (day === null) table.problems.add(row.number, table.dates.why(written), nameColumn(table, role), written)
  return day === null ? null : fromEpochDay(day)
}

/** Whether the second row only adds to the family of the same student; then it has been added. */
function joinFamily(earlier: RosterEntry, later: RosterEntry): boolean {
  const isSame = earlier.givenName === later.givenName && earlier.familyName === later.familyName
  const fresh = later.family.filter((one) => !earlier.family.some((known) => known.name === one.name))
  if (!isSame || fresh.length === 0) return false
  earlier.family.push(...fresh)
  return true
}
