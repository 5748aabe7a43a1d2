/** What the rows of a file of grades, levels or ratings say, one score each. Knows no database. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { ScoreKind } from '#shared/domain/score.ts'
import { readNumber, readScore, type ScoreValue } from '#shared/domain/score-value.ts'
import type { StoredScore } from '../../storage/tables/scores.ts'
import { DaysOfFile } from './days-of-file.ts'
import { findEndOfTerm } from './end-of-term.ts'
import { nameColumn, readField, type ValueRow, type ValueTable } from './value-table.ts'
import type { YearsOfFile } from './years-of-file.ts'

export type ReadScore = StoredScore & { row: number; student: number }
type Meaning = {
  kind: ScoreKind
  reading: ImportReading
  years: YearsOfFile
  today: IsoDate
  rule: AttendanceRule
}

const placesOf = ({ columns }: ValueTable, role: string) =>
  columns.flatMap((one, place) => (one === role ? [place] : []))

/** Adds a problem for each row, or column of a row, that says nothing that can be kept. */
export function readScores(table: ValueTable, rows: readonly ValueRow[], meaning: Meaning): ReadScore[] {
  const terms = [...new Set(rows.map((row) => readField(table, row, 'term')))]
  const usual = findUsualMost(table, rows, meaning)
  const days = new DaysOfFile(table, meaning.reading, meaning.today)
  const scores: ReadScore[] = []
  for (const row of rows) {
    const term = readField(table, row, 'term')
    const on = findDay(table, row, terms, { ...meaning, days })
    if (on === null) continue
    for (const { series, written, ...number } of readCells(table, row, usual, meaning)) {
      const { row: line, student } = row
      scores.push({
        row: line,
        student,
        kind: meaning.kind,
        series,
        day: toEpochDay(on),
        term,
        written,
        ...number,
      })
    }
  }
  return scores
}

/** The day that the row names; else the last one of its term, or today while that goes on; else today. */
function findDay(
  table: ValueTable,
  row: ValueRow,
  terms: readonly string[],
  { years, today, days }: Meaning & { days: DaysOfFile },
): IsoDate | null {
  const day = days.read(row)
  if (day !== null) return day ?? null
  const term = readField(table, row, 'term')
  const named = readField(table, row, 'schoolYear')
  if (term === '' && named === '') {
    if (days.heading === null) return today
    table.problems.add(row.row, 'missing-date', days.heading, '')
    return null
  }
  const year = years.find(named)
  if (year === null) {
    const own = table.columns.indexOf('schoolYear')
    table.problems.add(row.row, 'unknown-school-year', own === -1 ? null : nameColumn(table, own), named)
    return null
  }
  const end = findEndOfTerm(year, term, terms)
  return end < today ? end : today
}

type Written = ScoreValue & { heading: string; written: string }
type Cell = ScoreValue & { series: string; written: string }

function readCells(table: ValueTable, row: ValueRow, usual: number | null, { kind, rule }: Meaning): Cell[] {
  const places = placesOf(table, 'score')
  const outOf = readNumber(readField(table, row, 'outOf'))
  const most = outOf !== null && outOf > 0 ? outOf : usual
  const course = readField(table, row, 'course')
  const cells = places.flatMap((place) => {
    const written = row.fields[place] ?? ''
    if (written === '') return []
    const number = readScore(written, most, rule)
    if (number.value !== null && number.value < 0) {
      table.problems.add(row.row, 'impossible-number', nameColumn(table, place), written)
      return []
    }
    return [{ heading: nameColumn(table, place).slice(0, 120), written, ...number }]
  })
  if (cells.length === 0) {
    const first = places[0]
    if (places.every((place) => (row.fields[place] ?? '') === ''))
      table.problems.add(row.row, 'missing-score', first === undefined ? null : nameColumn(table, first), '')
    return []
  }
  // A grade as number and letter is one grade; effort and attitude in one course are two things.
  const kept = course !== '' && kind === 'grade' ? chooseGrade(cells) : cells
  return kept.map(({ heading, ...cell }) => ({
    ...cell,
    series: nameSeries(course, heading, kept.length > 1),
  }))
}

function nameSeries(course: string, heading: string, isOneOfMany: boolean): string {
  if (course === '') return heading
  return isOneOfMany ? `${course}: ${heading}`.slice(0, 120) : course
}

/** The cell with a plain number; else the first one. */
const chooseGrade = (cells: readonly Written[]): Written[] =>
  [cells.find(({ written }) => readNumber(written) !== null) ?? cells[0]].filter((cell) => cell !== undefined)

/** What plain numbers of grades are out of, where no column says so: 100 when they can only be hundredths. */
function findUsualMost(table: ValueTable, rows: readonly ValueRow[], { kind }: Meaning): number | null {
  if (kind !== 'grade') return null
  let most = 0
  for (const place of placesOf(table, 'score')) {
    for (const { fields } of rows) most = Math.max(most, readNumber(fields[place] ?? '') ?? 0)
  }
  return most > 20 && most <= 120 ? 100 : null
}
