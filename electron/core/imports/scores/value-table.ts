/** A file with a row a student and values in it, read whole: totals, grades, levels, ratings. Knows no database. */
import type { ColumnRole } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { splitFullName, type StudentInFile } from '../attendance/mark-scan.ts'
import type { FileReading } from '../format.ts'
import { ProblemList } from '../problems.ts'
import type { SourceFile } from '../reading/source-file.ts'
import { type OnBytes, readTable, type TableRow } from '../reading/table.ts'

const rowsShown = 8
/** Two thousand students with ten courses, six terms and four years. */
const mostRows = 500_000
const unreadable = '\uFFFD'

export type ValueRow = {
  row: number
  /** Place among the students of the file. */
  student: number
  /** Trimmed, one a column, empty in columns that are not used. */
  fields: readonly string[]
}

export type ValueTable = {
  header: readonly string[]
  columns: readonly ColumnRole[]
  firstRows: string[][]
  students: StudentInFile[]
  rows: ValueRow[]
  /** Rows that are not blank, usable or not. */
  rowCount: number
  problems: ProblemList
}

const longest: Partial<Record<ColumnRole, number>> = { course: 120, term: 60, score: 60 }

export async function readValues(
  file: SourceFile,
  reading: FileReading,
  { onBytes }: { onBytes: OnBytes },
  signal: AbortSignal,
): Promise<ValueTable> {
  const header: string[] = []
  const table: ValueTable = {
    header,
    columns: reading.columns,
    firstRows: [],
    students: [],
    rows: [],
    rowCount: 0,
    problems: new ProblemList(),
  }
  const places = new Map<string, number>()
  const onRow = (row: TableRow) => {
    if (table.rowCount === mostRows)
      throw new AppError('file.too-large', { file: file.name, limit: '500,000 rows of values' })
    table.rowCount += 1
    if (table.firstRows.length < rowsShown) table.firstRows.push(row.fields.map((field) => field.trim()))
    const fields = takeFields(table, row)
    const student = fields === null ? null : placeStudent(table, places, fields, row.number)
    if (fields !== null && student !== null) table.rows.push({ row: row.number, student, fields })
  }
  await readTable(file, reading, { onHeader: (names) => header.push(...names), onRow, onBytes }, signal)
  return table
}

/** The heading of a column; where there is none, its number. */
export function nameColumn({ header }: Pick<ValueTable, 'header'>, place: number): string {
  const heading = header[place] ?? ''
  return heading === '' ? `Column ${place + 1}` : heading
}

/** The field of the first column with this role, empty without one. */
export function readField({ columns }: Pick<ValueTable, 'columns'>, row: ValueRow, role: ColumnRole): string {
  const place = columns.indexOf(role)
  return place === -1 ? '' : (row.fields[place] ?? '')
}

function takeFields(table: ValueTable, { fields, number, trouble }: TableRow): string[] | null {
  const { columns, problems } = table
  if (trouble !== null) {
    // What is not read is not kept either: it may be a password.
    problems.add(number, trouble, null, columns[0] === 'ignore' ? '' : (fields[0] ?? ''))
    return null
  }
  if (fields.slice(columns.length).some((field) => field.trim() !== '')) {
    problems.add(number, 'too-many-columns', null, `${fields.length} instead of ${columns.length}`)
    return null
  }
  const own = columns.map((role, place) => (role === 'ignore' ? '' : (fields[place] ?? '').trim()))
  for (const [place, field] of own.entries()) {
    const isTooLong = field.length > (longest[columns[place] ?? 'ignore'] ?? 240)
    if (!isTooLong && !field.includes(unreadable)) continue
    problems.add(number, isTooLong ? 'too-long' : 'unreadable-character', nameColumn(table, place), field)
    return null
  }
  return own
}

function placeStudent(
  table: ValueTable,
  places: Map<string, number>,
  fields: readonly string[],
  row: number,
): number | null {
  const text = (role: ColumnRole, most: number) =>
    readField(table, { row, student: 0, fields }, role).slice(0, most)
  const schoolNumber = text('schoolNumber', 80)
  const hasParts = table.columns.includes('givenName') || table.columns.includes('familyName')
  const name = hasParts
    ? { givenName: text('givenName', 120), familyName: text('familyName', 120) }
    : splitFullName(text('fullName', 240))
  const isNumbered = table.columns.includes('schoolNumber')
  const key = isNumbered ? schoolNumber : `${name.givenName}\n${name.familyName}`.trim()
  if (key === '') {
    const role = isNumbered ? 'schoolNumber' : hasParts ? 'familyName' : 'fullName'
    table.problems.add(row, 'missing-student', nameColumn(table, table.columns.indexOf(role)), '')
    return null
  }
  const known = places.get(key)
  if (known !== undefined) return known
  places.set(key, table.students.length)
  return (
    table.students.push({
      schoolNumber,
      givenName: name.givenName.slice(0, 120),
      familyName: name.familyName.slice(0, 120),
      preferredName: text('preferredName', 120),
      grade: text('grade', 20),
      homeroom: text('homeroom', 60),
    }) - 1
  )
}
