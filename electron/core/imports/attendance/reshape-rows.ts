/**
 * Turns rows that hold several marks, or a mark in several columns, into rows of one mark each.
 * Gives no code a meaning, and leaves a table that has a row for each mark as it is.
 */
import type { ColumnRole } from '#shared/domain/attendance-import.ts'
import { plainHeading } from '../guessing/column-names.ts'
import { readDayHeading } from '../guessing/day-headings.ts'
import type { TableRow } from '../reading/table.ts'
import { WeekStarts } from './week-starts.ts'

export type Shape = {
  header: string[]
  columns: ColumnRole[]
  rowsOf: (row: TableRow) => TableRow[]
}

/** Null when the rows can be read as they are. `header` is empty in a file without one. */
export function findShape(header: readonly string[], columns: readonly ColumnRole[]): Shape | null {
  if (columns.includes('dayMark')) return spreadDays(header, columns)
  const flags = listFlags(header, columns)
  if (flags !== null) return joinFlags(header, columns, flags)
  const code = columns.indexOf('code')
  const excuse = columns.indexOf('codeLabel')
  if (code !== -1 && /^excus(e|ed|al)(type|status|code)?$/.test(plainHeading(header[excuse] ?? '')))
    return joinExcuse(header, columns, { code, excuse })
  return /descriptor(id)?$/.test(plainHeading(header[code] ?? ''))
    ? shortenDescriptors(header, columns, code)
    : null
}

const ofStudents: ReadonlySet<ColumnRole> = new Set([
  'schoolNumber',
  'fullName',
  'givenName',
  'familyName',
  'preferredName',
  'grade',
  'homeroom',
])

/** One column of marks. `day` stands in its heading; without one, the row's date counts, `later` days on. */
type DayColumn = { place: number; day: string | null; later: number; period: number }

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const halfOfDay = (heading: string) =>
  /(am|morning)/.test(heading) ? 1 : /(pm|afternoon)/.test(heading) ? 2 : 0

function listDayColumns(header: readonly string[], columns: readonly ColumnRole[]): DayColumn[] {
  const named = columns.flatMap((role, place): DayColumn[] => {
    if (role !== 'dayMark') return []
    const heading = header[place] ?? ''
    const day = readDayHeading(heading)
    if (day !== null) return [{ place, day: day.written, later: 0, period: day.period }]
    const plain = plainHeading(heading)
    const weekday = weekdays.findIndex((name) => plain.startsWith(name))
    return [{ place, day: null, later: Math.max(weekday, 0), period: halfOfDay(plain) }]
  })
  return numberTwins(named)
}

/** Two columns under the same day are its two halves. */
function numberTwins(columns: readonly DayColumn[]): DayColumn[] {
  const key = ({ day, later }: DayColumn) => day ?? String(later)
  const twins = Map.groupBy(
    columns.filter(({ period }) => period === 0),
    key,
  )
  return columns.map((column) => {
    const own = twins.get(key(column)) ?? []
    return own.length > 1 && column.period === 0 ? { ...column, period: own.indexOf(column) + 1 } : column
  })
}

/** Nothing was recorded. In England's registers a dash says so. */
const isUnmarked = (cell: string) => cell === '' || cell === '-'

function spreadDays(header: readonly string[], columns: readonly ColumnRole[]): Shape {
  const kept = columns.flatMap((role, place) => (ofStudents.has(role) ? [place] : []))
  const days = listDayColumns(header, columns)
  const date = columns.indexOf('date')
  const isByWeek = days.some(({ later }) => later > 0)
  const weeks = new WeekStarts()
  return {
    header: [...kept.map((place) => header[place] ?? ''), header[date] ?? 'Day', 'Code', 'Part of the day'],
    columns: [...kept.map((place) => columns[place] ?? 'ignore'), 'date', 'code', 'period'],
    rowsOf: (row) => {
      const student = kept.map((place) => row.fields[place] ?? '')
      const rowOf = (day: string, code: string, period: number): TableRow => ({
        ...row,
        fields: [...student, day, code, period === 0 ? '' : String(period)],
      })
      const written = (row.fields[date] ?? '').trim()
      if (row.trouble !== null) return [rowOf(written, '', 0)]
      if (row.fields.slice(columns.length).some((field) => field.trim() !== '')) return [row]
      const marks = days.flatMap(({ place, day, later, period }) => {
        const cell = (row.fields[place] ?? '').trim()
        if (isUnmarked(cell)) return []
        if (day !== null) return [rowOf(day, cell, period)]
        if (isWeekOfMarks(cell))
          return listWeek(cell).map((one) => rowOf(weeks.later(written, one.later), one.code, one.period))
        return [rowOf(isByWeek ? weeks.later(written, later) : written, cell, period)]
      })
      // A row without a student is one problem, not one a day.
      return student.every((field) => field.trim() === '') ? marks.slice(0, 1) : marks
    },
  }
}

const weekOfMarks = /^(?=.*[/\\])[/\\A-Z#*\- ]{4,14}$/
const isWeekOfMarks = (cell: string) => weekOfMarks.test(cell)

/** Two characters a day from the week's first day on, morning before afternoon. */
function listWeek(marks: string): { later: number; period: number; code: string }[] {
  return Array.from(marks, (code, at) => ({ later: Math.floor(at / 2), period: (at % 2) + 1, code })).filter(
    ({ code }) => !isUnmarked(code.trim()),
  )
}

type Flag = 'absent' | 'tardy' | 'dismissed' | 'excused'

/** The columns of yes and no in which some systems keep a mark; null when the mark stands in one column. */
function listFlags(header: readonly string[], columns: readonly ColumnRole[]): Map<Flag, number> | null {
  const flags = new Map<Flag, number>()
  for (const [place, heading] of header.entries()) {
    const flag = /^(?:is)?(absent|tardy|dismissed|excused)(?:flag|ind|indicator)?$/.exec(
      plainHeading(heading),
    )?.[1]
    if (flag !== undefined && !flags.has(flag as Flag)) flags.set(flag as Flag, place)
  }
  const code = columns.indexOf('code')
  const isOnlyFlag = code === -1 || code === flags.get('absent')
  return flags.has('absent') && flags.size > 1 && isOnlyFlag ? flags : null
}

const isYes = (cell: string | undefined) => /^(y|yes|1|true|x|t)$/i.test((cell ?? '').trim())

function joinFlags(
  header: readonly string[],
  columns: readonly ColumnRole[],
  flags: Map<Flag, number>,
): Shape {
  const absent = flags.get('absent') ?? 0
  const excused = flags.get('excused')
  const sayMark = ({ fields }: TableRow) => {
    const has = (flag: Flag) => isYes(fields[flags.get(flag) ?? -1])
    if (has('absent'))
      return excused === undefined ? 'Absent' : has('excused') ? 'Excused absence' : 'Unexcused absence'
    return has('tardy') ? 'Tardy' : has('dismissed') ? 'Present, left early' : 'Present'
  }
  return {
    header: [...header],
    columns: columns.map((role, place) => (place === absent ? 'code' : role)),
    rowsOf: (row) => [row.trouble === null ? { ...row, fields: row.fields.with(absent, sayMark(row)) } : row],
  }
}

const isAbsence = (code: string) => /absen|^(a|abs|away)$/i.test(code) && !/excus|authori[sz]/i.test(code)

function sayExcuse(cell: string): string {
  if (isYes(cell)) return 'excused'
  return /^(n|no|0|false)$/i.test(cell) ? 'unexcused' : cell
}

/** `absent` and `excused` in two columns are one code, apart from `absent` and `unexcused`; of others it says nothing. */
function joinExcuse(
  header: readonly string[],
  columns: readonly ColumnRole[],
  { code, excuse }: { code: number; excuse: number },
): Shape {
  const join = ({ fields }: TableRow): string[] => {
    const [type, why] = [(fields[code] ?? '').trim(), sayExcuse((fields[excuse] ?? '').trim())]
    const joined = why === '' || !isAbsence(type) ? null : `${type}, ${why}`
    return joined === null ? fields.with(excuse, '') : fields.with(code, joined).with(excuse, joined)
  }
  return {
    header: [...header],
    columns: [...columns],
    rowsOf: (row) => [
      row.trouble === null && row.fields.length > excuse ? { ...row, fields: join(row) } : row,
    ],
  }
}

/** `uri://ed-fi.org/AttendanceEventCategoryDescriptor#Tardy` says no more than `Tardy`. */
function shortenDescriptors(header: readonly string[], columns: readonly ColumnRole[], code: number): Shape {
  return {
    header: [...header],
    columns: [...columns],
    rowsOf: (row) => {
      const written = row.fields[code] ?? ''
      const hash = written.lastIndexOf('#')
      return [hash === -1 ? row : { ...row, fields: row.fields.with(code, written.slice(hash + 1)) }]
    },
  }
}
