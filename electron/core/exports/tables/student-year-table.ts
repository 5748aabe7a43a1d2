/** One student's year, a line for each thing on each day: marks, and the weeks of every series beside them. */
import type { DayState } from '#shared/domain/attendance.ts'
import { fullNameOf, type Student } from '#shared/domain/student.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import { type Cell, type ExportTable, sayTitle } from '../export-table.ts'

const dayWords: Partial<Record<DayState, string>> = {
  present: 'came',
  late: 'came late',
  elsewhere: 'elsewhere, approved',
  'away-excused': 'away, excused',
  'away-unexcused': 'away',
  'half-away': 'away half of the day',
  'not-counted': 'not counted',
  'not-taken': 'not taken',
}

export function makeStudentYearTable(student: Student, { year, series, bands }: StudentYear): ExportTable {
  const days = (year?.days ?? []).flatMap(({ on, state, afternoon }): Cell[][] => {
    const words = dayWords[state]
    if (words === undefined) return []
    if (afternoon === null) return [[on, null, 'Day', words, null]]
    return [
      [on, null, 'Morning', words, null],
      [on, null, 'Afternoon', dayWords[afternoon] ?? null, null],
    ]
  })
  return {
    title: sayTitle('The school year of one student', year, year?.asOfOn ?? null),
    fileName: 'student-year',
    header: ['On', 'To', 'What', 'In words', 'Value'],
    rows: [...days, ...listPoints(series), ...listBands(bands)],
    about: [{ id: student.id, fullName: fullNameOf(student) }],
  }
}

const listPoints = (series: StudentYear['series']): Cell[][] =>
  series.flatMap(({ name, points }) =>
    points.map(({ mondayOn, value }) => [mondayOn, null, name, 'week', value]),
  )

const listBands = (bands: StudentYear['bands']): Cell[][] =>
  bands.map(({ fromOn, toOn, name, kind }) => [fromOn, toOn, name, kind, null])
