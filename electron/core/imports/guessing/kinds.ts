/** Guesses what a file is about, from its headings and from what stands below them. The guess can be changed. */
import { type ColumnRole, type ImportKind, importKinds } from '#shared/domain/attendance-import.ts'
import type { TableLook } from '../format.ts'
import { plainHeading } from './column-names.ts'
import { guessColumns } from './columns.ts'
import { listDayColumns } from './day-headings.ts'

type Look = TableLook & {
  /** Headings in plain letters. */
  plain: readonly string[]
  columnsOf: (kind: ImportKind) => readonly ColumnRole[]
}

const students: readonly ColumnRole[] = ['schoolNumber', 'fullName', 'familyName']
const saysOfMarks = /attend|absen|tardy|register|truan|presen|^mark(date|code|description)$/
/** A day that is not said to be anybody's birthday or first day stands beside a mark. */
const plainDay = /^(date|day)$/
const saysOfRatings =
  /rating|belong|wellbeing|selfmanag|selfaware|selfefficacy|socialaware|growthmindset|gritscale|emotion|connectedness|mindset|feelsafe|safetyscale|scale|construct/
const saysOfParticipation = /participat|engage/
const saysOfGrades =
  /grade(earned|point)|gpa|(letter|numeric|alpha|final|term|percent|current)(grade|mark)|^percent(age)?$|course|subject/

/** How much speaks for each kind; nothing at all leaves it out. */
const evidence: Record<ImportKind, (look: Look) => number> = {
  attendance: ({ header, plain, columnsOf }) => {
    if (listDayColumns(header).length > 0) return 5
    const columns = columnsOf('attendance')
    if (columns.includes('dayMark')) return columns.includes('date') ? 4 : 2
    const isOfMarks = plain.some((heading) => saysOfMarks.test(heading))
    if (!columns.includes('date')) return 0
    const isOfDays = columns.includes('code') && plain.some((heading) => plainDay.test(heading))
    return (columns.includes('code') ? 2 : 1) + (isOfMarks || isOfDays ? 1.5 : 0)
  },
  totals: ({ columnsOf }) => {
    const columns = columnsOf('totals')
    const has = (role: ColumnRole) => columns.includes(role)
    const amounts = [has('daysEnrolled'), has('daysAbsent'), has('daysPresent')].filter(Boolean).length
    return amounts >= 2 ? 4.5 : has('daysAbsent') && !columnsOf('attendance').includes('code') ? 2.5 : 0
  },
  grades: ({ plain, columnsOf }) => {
    const columns = columnsOf('grades')
    if (!columns.includes('score')) return 0
    return (
      (plain.some((heading) => saysOfGrades.test(heading)) ? 3 : 1) + (columns.includes('course') ? 1 : 0)
    )
  },
  participation: ({ plain, columnsOf }) =>
    columnsOf('participation').includes('score') && plain.some((heading) => saysOfParticipation.test(heading))
      ? 4.2
      : 0,
  ratings: ({ plain, columnsOf }) =>
    columnsOf('ratings').includes('score') && plain.some((heading) => saysOfRatings.test(heading)) ? 4.1 : 0,
  roster: ({ columnsOf }) => {
    const columns = columnsOf('roster')
    const tells = columns.filter((role) => role !== 'ignore' && role !== 'schoolNumber').length
    const isOfPeople = [
      'bornOn',
      'homeLanguages',
      'enrolledFrom',
      'familyName1',
      'homeroom',
      'grade',
    ] as const
    return 0.5 + Math.min(tells, 4) * 0.4 + (isOfPeople.some((role) => columns.includes(role)) ? 0.6 : 0)
  },
}

/** A roster says each student once; what repeats them is about something else. Attendance when nothing speaks. */
export function guessKind(table: TableLook): ImportKind {
  const known = new Map<ImportKind, readonly ColumnRole[]>()
  const columnsOf = (kind: ImportKind) => {
    const columns = known.get(kind) ?? guessColumns(table.header, table.rows, kind)
    known.set(kind, columns)
    return columns
  }
  const look = { ...table, plain: table.header.map(plainHeading), columnsOf }
  const rated = importKinds
    .filter((kind) => students.some((role) => columnsOf(kind).includes(role)))
    .map((kind) => ({ kind, rate: evidence[kind](look) }))
    .toSorted((a, b) => b.rate - a.rate)
  return rated[0]?.kind ?? 'attendance'
}
