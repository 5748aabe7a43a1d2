/** Guesses what each column holds, from its heading and from what stands in it. Every guess can be changed. */
import { guessCategory } from '#shared/domain/attendance-codes.ts'
import {
  type ColumnRole,
  type ImportKind,
  importKinds,
  repeatedRoles,
} from '#shared/domain/attendance-import.ts'
import { takeApartDate } from '../reading/dates.ts'
import { rateHeading } from './column-names.ts'
import { listBareDays, listDayColumns } from './day-headings.ts'

/** What stands in one column of the sample, blanks left out. */
type ColumnLook = {
  /** The first ones; the shapes of more would say the same. */
  values: string[]
  distinct: number
  filledShare: number
  dateShare: number
  /** Whether no value comes twice in many rows, as in a column that numbers the rows themselves. */
  isUnique: boolean
}

const valuesLookedAt = 300

function lookAtColumn(rows: readonly string[][], column: number): ColumnLook {
  const all = rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '')
  const values = all.slice(0, valuesLookedAt)
  const distinct = new Set(all).size
  return {
    values,
    distinct,
    filledShare: rows.length === 0 ? 0 : all.length / rows.length,
    dateShare: shareOf(values, (value) => takeApartDate(value) !== null),
    isUnique: all.length > 50 && distinct === all.length,
  }
}

function shareOf(values: readonly string[], isLike: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(isLike).length / values.length
}

/**
 * Whether the first row names the columns. It does when it names a role, unless dates stand in it that go on below;
 * and when a column of dates starts with something that is none. Without a kind, any kind's names count.
 */
export function guessHasHeader(rows: readonly string[][], kind: ImportKind | null): boolean {
  const [first, ...others] = rows
  if (first === undefined) return false
  if (hasDaysAsHeadings(first, others)) return true
  if (first.some((cell) => takeApartDate(cell) !== null)) return false
  const isAbove = (column: number) => lookAtColumn(others.slice(0, 200), column).dateShare > 0.8
  if (others.length > 0 && first.some((_, column) => isAbove(column))) return true
  const names = (one: ImportKind) => first.filter((cell) => rateHeading(cell, one).size > 0).length
  return (kind === null ? importKinds : [kind]).some((one) => names(one) >= Math.min(2, first.length))
}

/** A register with a column a day; in a file without headings, the rows below hold days in the same columns. */
function hasDaysAsHeadings(first: readonly string[], others: readonly string[][]): boolean {
  const places = listDayColumns(first)
  const isDay = (place: number) => lookAtColumn(others.slice(0, 50), place).dateShare > 0.2
  if (places.length > 0) return !places.some(isDay)
  return listBareDays(first).length > 0 && !others.slice(0, 50).some((row) => listBareDays(row).length > 0)
}

const dayRoles: Record<ImportKind, ColumnRole> = {
  attendance: 'date',
  roster: 'bornOn',
  totals: 'throughOn',
  grades: 'throughOn',
  participation: 'throughOn',
  ratings: 'throughOn',
}
/** A week of marks in one field, a character a session: `/\\/\\/\\NN/\\`. */
const marksOfWeek = /^(?=.*[/\\])[/\\A-Z#*\- ]{4,14}$/

/** What content says about roles when headings are silent: 0 to 0.5, so that a heading always wins. */
function rateContent(look: ColumnLook, kind: ImportKind): Map<ColumnRole, number> {
  const rates = new Map<ColumnRole, number>()
  if (look.values.length === 0) return rates
  const share = (shape: RegExp) => shareOf(look.values, (value) => shape.test(value))
  if (look.dateShare > 0.8) return rates.set(dayRoles[kind], 0.5)
  if (share(/^[\p{L}'’.-]+(?: [\p{L}'’.-]+)*,\s*[\p{L}'’.-]+/u) > 0.8) return rates.set('fullName', 0.45)
  if (share(/^(?=.*\d)[\w-]{2,40}$/) > 0.9 && look.distinct > 1) rates.set('schoolNumber', 0.3)
  if (share(/^\p{Lu}[\p{L}'’.-]+(?: [\p{L}'’.-]+)+$/u) > 0.8 && look.distinct > 8) rates.set('fullName', 0.35)
  if (kind === 'attendance') {
    if (look.distinct <= 40 && share(/^[\p{L}/\\#-]\w?$/u) > 0.8) rates.set('code', 0.4)
    else if (look.distinct <= 40 && share(/present|absent|tardy|late|excused/i) > 0.6) rates.set('code', 0.35)
    if (share(/^(am|pm)$/i) > 0.9) rates.set('period', 0.45)
    if (share(marksOfWeek) > 0.5) rates.set('dayMark', 1.5)
  }
  return rates
}

/** How many columns the file has: as its header says, else as most rows have. A ragged row does not count. */
export function measureWidth(header: readonly string[], rows: readonly string[][]): number {
  if (header.length > 0) return header.length
  const tally = new Map<number, number>()
  for (const { length } of rows) tally.set(length, (tally.get(length) ?? 0) + 1)
  return [...tally].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** Above every guess; of two columns that the system gives one role, the fuller one has it. */
const surely = 3

type Claim = { column: number; role: ColumnRole; rate: number }

/** Such a register holds nothing else that could be a day or a code. */
function claimDays(header: readonly string[], kind: ImportKind): Claim[] {
  if (kind !== 'attendance') return []
  return listDayColumns(header).map((column) => ({ column, role: 'dayMark', rate: 2 }))
}

/** A heading can mislead; what stands below it is asked too. */
function isContradicted(role: ColumnRole, look: ColumnLook): boolean {
  const isEmpty = look.values.length === 0
  if (role === 'date') return isEmpty || look.dateShare < 0.5
  if (role === 'bornOn' || role === 'enrolledFrom' || role === 'enrolledTo')
    return !isEmpty && look.dateShare < 0.5
  // The number of the school stands in every row; that of a student does not.
  if (role === 'schoolNumber' && look.values.length > 20 && look.distinct === 1) return true
  // 'Student' heads names here and numbers there.
  if (role === 'fullName' && shareOf(look.values, (value) => /^\S*\d\S*$/.test(value)) > 0.9) return true
  if (role === 'schoolNumber' || role === 'code' || role === 'fullName') return isEmpty
  return false
}

/**
 * One role a column, in file order. `header` is empty when the file has none. Stronger claims are served first, and
 * of equal ones the column further left; `codeLabel` only stands beside a `code`. `known` are the roles that the
 * system's own headings have, null where they say nothing.
 */
export function guessColumns(
  header: readonly string[],
  rows: readonly string[][],
  kind: ImportKind,
  known: readonly (ColumnRole | null)[] = [],
): ColumnRole[] {
  const width = measureWidth(header, rows)
  const looks = Array.from({ length: width }, (_, column) => lookAtColumn(rows, column))
  const claims: Claim[] = looks.flatMap((look, column) => {
    const sure = known[column] ?? null
    if (sure !== null)
      return isContradicted(sure, look) ? [] : [{ column, role: sure, rate: surely + look.filledShare }]
    const heading = header[column] ?? ''
    const shown = rateContent(look, kind)
    // A day that its heading calls something else is nobody's birthday.
    if (/date|day/i.test(heading)) shown.delete('bornOn')
    const rates = new Map([...shown, ...rateHeading(heading, kind)])
    return [...rates]
      .filter(([role]) => !isContradicted(role, look))
      .map(([role, rate]) => ({
        column,
        role,
        rate: rate + support(role, look) - doubt(role, look, kind),
      }))
  })
  claims.push(...claimDays(header, kind))
  const columns = Array.from({ length: width }, (): ColumnRole => 'ignore')
  const taken = new Set<ColumnRole>()
  for (const { column, role } of claims.toSorted((a, b) => b.rate - a.rate || a.column - b.column)) {
    if (columns[column] !== 'ignore' || (taken.has(role) && !repeatedRoles.has(role))) continue
    if (role === 'fullName' && taken.has('givenName') && taken.has('familyName')) continue
    columns[column] = role
    taken.add(role)
  }
  return settleScores(settleCodeAndLabel(columns), looks, kind)
}

/** What stands in the column speaks for the role too, enough to choose between two headings that claim it. */
function support(role: ColumnRole, look: ColumnLook): number {
  const filled = look.filledShare * 0.01
  // Of two columns of numbers, the one with more different ones rather names the students.
  if (role === 'schoolNumber') return filled + Math.min(look.distinct / 1000, 1) * 0.02
  if (role !== 'code') return filled
  return filled + shareOf(look.values, (value) => guessCategory(value, '', 'us') !== null) * 0.15
}

/** Marks repeat their students, so a number that never comes twice counts rows. */
function doubt(role: ColumnRole, look: ColumnLook, kind: ImportKind): number {
  return kind === 'attendance' && role === 'schoolNumber' && look.isUnique ? 0.25 : 0
}

const scored: ReadonlySet<ImportKind> = new Set(['grades', 'participation', 'ratings'])
const shortScore = /^(\d{1,3}([.,]\d{1,2})?%?|[A-F][+-]?)$/i

/** Where no column names the course or the scale, each column of scores is headed by its own. */
function settleScores(
  columns: readonly ColumnRole[],
  looks: readonly ColumnLook[],
  kind: ImportKind,
): ColumnRole[] {
  if (!scored.has(kind) || columns.includes('course') || columns.includes('score')) return [...columns]
  const isScore = (look: ColumnLook | undefined) =>
    look !== undefined &&
    look.values.length > 0 &&
    shareOf(look.values, (value) => shortScore.test(value)) > 0.9
  return columns.map((role, place) => (role === 'ignore' && isScore(looks[place]) ? 'score' : role))
}

/** A file with only words for its marks has them as codes. */
function settleCodeAndLabel(columns: readonly ColumnRole[]): ColumnRole[] {
  if (columns.includes('code')) return [...columns]
  return columns.map((role) => (role === 'codeLabel' ? 'code' : role))
}
