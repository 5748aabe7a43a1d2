/** A student's counted school days from the record, for everything that follows a plan. Only reads. */
import { isAway } from '#shared/domain/attendance.ts'
import { fromMarkByte, isCountedByte, rollUpParts } from '#shared/domain/attendance-days.ts'
import {
  afternoonOf,
  type BytePair,
  type DayRange,
  isWithin,
  morningOf,
  readDay,
  toDayRanges,
} from '#shared/domain/attendance-figures.ts'
import { type ReadyYear, readySchoolYear } from '#shared/domain/attendance-year.ts'
import { type EpochDay, fromEpochDay, type IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { findSchoolYear, type SchoolYear } from '#shared/domain/school-calendar.ts'
import type { StudentDay } from '#shared/domain/stage-attendance.ts'
import type { ReadDatabase } from '../storage/database.ts'
import {
  findStripDays,
  listCoverage,
  listStripsOf,
  readSchoolStrip,
} from '../storage/tables/attendance-strips.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import { getStudent, listActiveEnrolments } from '../storage/tables/students.ts'

export type { StudentDay }

const noMarks = new Uint8Array(0)

/**
 * Every counted school day through `asOfOn`, the last day with a mark or coverage of the school, ascending; days outside
 * the enrolment are left out. Of every school year on record, or with `fromOn` without the years that ended before it.
 * `asOfOn` is of all years, null without any such day. Throws `student.not-found`.
 */
export function readStudentDays(
  database: ReadDatabase,
  studentId: StudentId,
  today: IsoDate,
  fromOn: IsoDate | null = null,
): { days: StudentDay[]; asOfOn: IsoDate | null } {
  const enrolled = toDayRanges(getStudent(database, studentId).enrolments)
  let asOfOn: IsoDate | null = null
  const ofYears: StudentDay[][] = []
  // Newest first: the first one with a mark has the last of them.
  for (const year of listSchoolYears(database)) {
    if (year.startsOn > today) continue
    const isAsked = fromOn === null || year.endsOn >= fromOn
    if (!isAsked && asOfOn !== null) break
    const ready = readyYear(database, year, today)
    if (ready.asOf !== null) asOfOn ??= fromEpochDay(ready.asOf)
    if (!isAsked) continue
    const own = findStripDays(database, year.id, studentId) ?? noMarks
    ofYears.push(listStudentDays(own, ready, enrolled, layOut(ready)))
  }
  return { days: ofYears.toReversed().flat(), asOfOn }
}

/** The days of several students in the school year of `today`; none for who has left, and none between two years. */
export function readDaysOfMany(
  database: ReadDatabase,
  studentIds: readonly StudentId[],
  today: IsoDate,
): Map<StudentId, StudentDay[]> {
  const found = new Map<StudentId, StudentDay[]>(studentIds.map((id) => [id, []]))
  const year = findSchoolYear(listSchoolYears(database), today)
  if (year === null || studentIds.length === 0) return found
  const ready = readyYear(database, year, today)
  const laidOut = layOut(ready)
  const strips = listStripsOf(database, year.id, studentIds)
  const stripOf = new Map(strips.map((strip) => [strip.studentId, strip.days]))
  for (const { id, enrolments } of listActiveEnrolments(database, studentIds)) {
    found.set(id, listStudentDays(stripOf.get(id) ?? noMarks, ready, toDayRanges(enrolments), laidOut))
  }
  return found
}

/** The school year made ready for counting by the rules of the school and the marks of all its students. */
export function readyYear(database: ReadDatabase, year: SchoolYear, today: IsoDate): ReadyYear {
  const { rule, sessionsADay } = getSettings(database)
  const marks = [readSchoolStrip(database, year.id)]
  return readySchoolYear(year, { rule, sessionsADay }, marks, listCoverage(database), today)
}

/** A counted day, and by pair of marks what was said of it so far: students with the same marks share that. */
type SaidDay = { day: EpochDay; on: IsoDate; as: (StudentDay | undefined)[] }

const layOut = ({ counted }: ReadyYear): SaidDay[] =>
  counted.days.map((day) => ({ day, on: fromEpochDay(day), as: [] }))

function listStudentDays(
  strip: Uint8Array,
  { counted }: ReadyYear,
  enrolled: readonly DayRange[],
  laidOut: readonly SaidDay[],
): StudentDay[] {
  const days: StudentDay[] = []
  let index = 0
  for (const { day, on, as } of laidOut) {
    const pair = readDay(strip, counted, index)
    index += 1
    if (isWithin(day, enrolled)) days.push((as[pair] ??= { on, ...describePair(pair, counted.sessionsADay) }))
  }
  return days
}

type DescribedDay = Omit<StudentDay, 'on'>
// Few pairs come up, and each a thousand times.
const described = new Map<string, DescribedDay>()

function describePair(pair: BytePair, sessionsADay: 1 | 2): DescribedDay {
  const key = `${sessionsADay} ${pair}`
  const known = described.get(key)
  if (known !== undefined) return known
  const bytes = [morningOf(pair), afternoonOf(pair)]
  const parts = bytes.map(fromMarkByte)
  const whole = rollUpParts(parts.filter((part) => part !== null))
  const day: DescribedDay = {
    morning: parts[0] ?? 'not-taken',
    afternoon: sessionsADay === 2 ? (parts[1] ?? 'not-taken') : null,
    isAway: isAway(whole),
    isLate: whole === 'late',
    hasMark: bytes.some(isCountedByte),
  }
  described.set(key, day)
  return day
}
