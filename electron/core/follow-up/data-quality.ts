/** What does not fit in the school's record, gathered from the whole of it. Only reads, and repairs nothing. */
import type { DayRange } from '#shared/domain/attendance-figures.ts'
import { type QualityItem, type QualityKind, qualityKinds } from '#shared/domain/data-quality.ts'
import { addDays, type EpochDay, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { sayShortDate } from '#shared/domain/plain-words.ts'
import {
  describeAudit,
  describeFuture,
  describeImpossibleDay,
  describeLeftOutRows,
  describeNoEnrolment,
  describeOutsideCalendar,
} from '#shared/domain/quality-words.ts'
import { listSchoolDays, type SchoolYear } from '#shared/domain/school-calendar.ts'
import { auditYear } from '#shared/domain/year-audit.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listStrips } from '../storage/tables/attendance-strips.ts'
import { listTotals } from '../storage/tables/attendance-totals.ts'
import { findMarksBetween, listBornOutside, listProblemsOfFiles } from '../storage/tables/record-gaps.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { listEnrolledStudents } from '../storage/tables/student-index.ts'
import { readyYear } from './attendance.ts'

type Enrolled = ReturnType<typeof listEnrolledStudents>[number]
type Named = NonNullable<QualityItem['student']>

const toNamed = ({ row }: Enrolled): Named => ({ id: row.id, fullName: row.fullName })

/** Every finding with its remedy, the most pressing kind first, and of a kind the newest. */
export function listQuality(database: ReadDatabase, today: IsoDate): QualityItem[] {
  const students = listEnrolledStudents(database)
  const years = listSchoolYears(database)
  const items = [
    ...years.flatMap((year) => auditOf(database, year, students, today)),
    ...findOutsideCalendar(database, years, today),
    ...findFutureMarks(database, today),
    ...describeNoEnrolment(students.filter(hasNoEnrolment).map(toNamed), students.length),
    ...findImpossibleDays(database, students, today),
    ...findLeftOutRows(database),
  ]
  const placeOf = new Map<QualityKind, number>(qualityKinds.map((kind, index) => [kind, index]))
  const rank = ({ kind }: QualityItem) => placeOf.get(kind) ?? qualityKinds.length
  return items.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      (other.toOn ?? '').localeCompare(one.toOn ?? '') ||
      other.count - one.count ||
      (one.student?.fullName ?? '').localeCompare(other.student?.fullName ?? ''),
  )
}

const noMarks = new Uint8Array(0)

function auditOf(
  database: ReadDatabase,
  year: SchoolYear,
  students: readonly Enrolled[],
  today: IsoDate,
): QualityItem[] {
  const kept = new Map(listStrips(database, year.id).map((strip) => [strip.studentId, strip.days]))
  if (kept.size === 0) return []
  // Whose school says totals alone has no days that could be missing.
  const withTotals = new Set(listTotals(database, year.id).map((total) => total.studentId))
  const asked = students.filter(({ row }) => kept.has(row.id) || !withTotals.has(row.id))
  const strips = asked.map(({ row, enrolled }) => ({
    studentId: row.id,
    days: kept.get(row.id) ?? noMarks,
    // Who has no day of enrolment and no mark in the year was somewhere else in it, as far as anyone can say.
    enrolled: kept.has(row.id) || !isEverywhere(enrolled) ? enrolled : [],
  }))
  const ready = readyYear(database, year, today)
  const names = new Map<StudentId, Named>(asked.map((one) => [one.row.id, toNamed(one)]))
  const nameOf = (id: StudentId) => names.get(id) ?? { id, fullName: '' }
  const homerooms = new Map(asked.map(({ row }) => [row.id, row.homeroom.trim()]))
  const audit = auditYear(year, ready, strips, today)
  return describeAudit(year, listSchoolDays(year), audit, ready.asOf, { nameOf, homerooms })
}

const isEverywhere = (enrolled: readonly DayRange[]) => enrolled.some(([from]) => from === -Infinity)
const hasNoEnrolment = ({ enrolled }: Enrolled) => isEverywhere(enrolled)

/** Far before the first and after the last day that a file can hold. */
const farthest = 4_000_000

function findOutsideCalendar(
  database: ReadDatabase,
  years: readonly SchoolYear[],
  today: IsoDate,
): QualityItem[] {
  const gaps: [EpochDay, EpochDay][] = []
  let from = -farthest
  for (const year of years.toSorted((one, other) => one.startsOn.localeCompare(other.startsOn))) {
    gaps.push([from, toEpochDay(year.startsOn) - 1])
    from = toEpochDay(year.endsOn) + 1
  }
  gaps.push([from, farthest])
  const last = toEpochDay(today)
  return gaps.flatMap(([first, end]) => {
    if (first > last) return []
    const found = findMarksBetween(database, first, Math.min(end, last))
    return found === null ? [] : [describeOutsideCalendar(found)]
  })
}

function findFutureMarks(database: ReadDatabase, today: IsoDate): QualityItem[] {
  const found = findMarksBetween(database, toEpochDay(today) + 1, farthest)
  return found === null ? [] : [describeFuture(found)]
}

/** A child younger is at no school, and a person older at no school for children. In days, some leap days included. */
const youngest = 2 * 365
const oldest = 100 * 365 + 25

function findImpossibleDays(
  database: ReadDatabase,
  students: readonly Enrolled[],
  today: IsoDate,
): QualityItem[] {
  const names = new Map(students.map((one) => [one.row.id, toNamed(one)]))
  const born = listBornOutside(database, addDays(today, -oldest), addDays(today, -youngest))
  return [
    ...born.flatMap(({ id, bornOn }) => {
      const student = names.get(id)
      const sentence = `Born on ${sayShortDate(bornOn)}, as it stands here.`
      return student === undefined ? [] : [describeImpossibleDay(student, sentence)]
    }),
    ...students
      .filter(({ enrolled }) => enrolled.some(([from, to]) => to < from))
      .map((one) => describeImpossibleDay(toNamed(one), 'An enrolment ends before it begins.')),
  ]
}

const kindOfReason: Partial<Record<string, QualityKind>> = {
  'impossible-date': 'impossible-date',
  'backwards-dates': 'impossible-date',
  'undecided-date': 'impossible-date',
  'missing-date': 'impossible-date',
  'unknown-code': 'unknown-code',
  'missing-code': 'unknown-code',
}
/** As many as a person needs to recognise them in the file. */
const valuesShown = 3

function findLeftOutRows(database: ReadDatabase): QualityItem[] {
  return listProblemsOfFiles(database).map(({ fileName, reason, rows, isCutShort, values }) =>
    describeLeftOutRows({
      kind: kindOfReason[reason] ?? 'rows-left-out',
      fileName,
      rows,
      isAtLeast: isCutShort,
      values: values
        .split(',')
        .filter((value) => value.trim() !== '')
        .slice(0, valuesShown),
    }),
  )
}
