/** One student's year, a line for each thing on each day: marks, and the weeks of every series beside them. */
import type { DayState } from '#shared/domain/attendance.ts'
import { dayWords } from '#shared/domain/caseload-words.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { fullNameOf, type Student } from '#shared/domain/student.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import { type Cell, type ExportTable, sayTitle } from '../export-table.ts'

/** Days of which the record says something. */
const untold: ReadonlySet<DayState> = new Set<DayState>(['closed', 'not-enrolled', 'upcoming'])

const kindWords: Record<ChangePoint['kind'], string> = {
  support: 'support',
  stage: 'stage of the way back',
  decision: 'decision',
}

export function makeStudentYearTable(student: Student, { year, series, bands }: StudentYear): ExportTable {
  const days = (year?.days ?? []).flatMap(({ on, state, afternoon }): Cell[][] => {
    if (untold.has(state)) return []
    const words = dayWords[state]
    if (afternoon === null) return [[on, null, 'Day', words, null]]
    return [
      [on, null, 'Morning', words, null],
      [on, null, 'Afternoon', dayWords[afternoon], null],
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
    points.map(({ mondayOn, value }) => [mondayOn, null, name, 'in the week', value]),
  )

const listBands = (bands: StudentYear['bands']): Cell[][] =>
  bands.map(({ fromOn, toOn, name, kind }) => [fromOn, toOn, name, kindWords[kind], null])
