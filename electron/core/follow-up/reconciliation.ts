/** The totals of the school's own system beside what the marks give, and which way of counting explains a difference. */
import { fromMarkByte } from '#shared/domain/attendance-days.ts'
import { type DayRange, isWithin, tallyDays } from '#shared/domain/attendance-figures.ts'
import type { ReadyYear } from '#shared/domain/attendance-year.ts'
import type { ReconciledRow, Reconciliation } from '#shared/domain/attendance-totals.ts'
import { type EpochDay, fromEpochDay, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import {
  doCountsAgree,
  type Explanation,
  isDoubtful,
  type RecordedDay,
  sayDay,
  tryWays,
} from '#shared/domain/reconcile.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { type AttendanceTotal, findTotal, listTotals } from '../storage/tables/attendance-totals.ts'
import { findStripDays, listStrips } from '../storage/tables/attendance-strips.ts'
import { findSchoolYearById } from '../storage/tables/school.ts'
import { listEnrolledStudents } from '../storage/tables/student-index.ts'
import { readyYear } from './attendance.ts'

const noMarks = new Uint8Array(0)
const daysShown = 60

type Listed = ReturnType<typeof listEnrolledStudents>[number]
type Looked = { row: ReconciledRow; days: RecordedDay[]; tried: Explanation[] }

/** Every student of the year, by name: first who does not agree, then who does, then who has no totals. */
export function listReconciled(
  database: ReadDatabase,
  schoolYearId: SchoolYearId,
  today: IsoDate,
): ReconciledRow[] {
  const year = findSchoolYearById(database, schoolYearId)
  if (year === null) return []
  const ready = readyYear(database, year, today)
  const totals = new Map(listTotals(database, year.id).map((total) => [total.studentId, total]))
  const strips = new Map(listStrips(database, year.id).map(({ studentId, days }) => [studentId, days]))
  const rankOf = ({ theirs, doesAgree }: ReconciledRow) =>
    theirs === null ? 3 : [false, null, true].indexOf(doesAgree)
  return listEnrolledStudents(database)
    .filter(({ enrolled }) =>
      enrolled.some(([from, to]) => from <= ready.lastDay && ready.counted.firstDay <= to),
    )
    .map((listed) => {
      const strip = strips.get(listed.row.id) ?? noMarks
      return lookAt(listed, strip, totals.get(listed.row.id) ?? null, { ready, year }).row
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** Throws `student.not-found` and `school.year-not-found`. */
export function reconcile(
  database: ReadDatabase,
  studentId: StudentId,
  schoolYearId: SchoolYearId,
  today: IsoDate,
): Reconciliation {
  const year = findSchoolYearById(database, schoolYearId)
  if (year === null) throw new AppError('school.year-not-found')
  const listed = listEnrolledStudents(database).find(({ row }) => row.id === studentId)
  if (listed === undefined) throw new AppError('student.not-found')
  const ready = readyYear(database, year, today)
  const strip = findStripDays(database, year.id, studentId) ?? noMarks
  const { row, days, tried } = lookAt(listed, strip, findTotal(database, studentId, year.id), { ready, year })
  const best = tried.find(({ explains }) => explains)
  const named = new Set(best?.days ?? [])
  const shown =
    row.doesAgree === false
      ? days.filter((day) => (best === undefined ? isDoubtful(day) : named.has(day.day)))
      : []
  return {
    row,
    tried: tried.map(({ rule, counts, explains }) => ({ rule: sayRule(rule), ...counts, explains })),
    days: shown.slice(-daysShown).map((day) => ({ on: fromEpochDay(day.day), sentence: sayDay(day) })),
  }
}

/** A day in a rule is written as people write it. */
const sayRule = (rule: string) => rule.replace(/\d{4}-\d{2}-\d{2}/, (on) => sayOn(on as IsoDate))
const dayWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const sayOn = (on: IsoDate) => dayWords.format(toEpochDay(on) * 86_400_000)

function lookAt(
  { row: { id, fullName, schoolNumber }, enrolled }: Listed,
  strip: Uint8Array,
  total: AttendanceTotal | null,
  { ready, year }: { ready: ReadyYear; year: SchoolYear },
): Looked {
  const through = Math.min(
    toEpochDay(total?.throughOn ?? year.endsOn),
    ready.asOf ?? Number.NEGATIVE_INFINITY,
  )
  const rules = { rule: ready.counted.rule, sessionsADay: ready.counted.sessionsADay }
  const later = ready.counted.days.findIndex((day) => day > through)
  const counted = tallyDays(strip, ready.counted, enrolled, 0, later === -1 ? undefined : later)
  const { enrolled: ourDays, absent, excused } = counted
  const ours = ourDays === 0 ? null : { enrolled: ourDays, absent, excused }
  const doesAgree = total === null || ours === null ? null : doCountsAgree(ours, total)
  // Day by day only where somebody will ask: most totals agree.
  const days = doesAgree === false ? listRecordedDays(strip, ready, enrolled, through) : []
  const tried = total !== null && doesAgree === false ? tryWays(days, total, rules) : []
  return {
    row: {
      studentId: id,
      fullName,
      schoolNumber,
      theirs: total,
      ours,
      doesAgree,
      explanation:
        total === null ? '' : sayExplanation(tried, total, rules.rule === 'england' ? 'sessions' : 'days'),
    },
    days,
    tried,
  }
}

/** `Counting late as absent gives their 14 of 100 days.`; empty when nothing does. */
function sayExplanation(tried: readonly Explanation[], theirs: AttendanceTotal, unit: string): string {
  const best = tried.find(({ explains }) => explains)
  if (best === undefined) return ''
  return `${sayRule(best.rule)} ${best.isOfTwo ? 'give' : 'gives'} their ${theirs.absent} of ${theirs.enrolled} ${unit}.`
}

/** The days of the year through one, those on which school was closed only where there is a mark. */
function listRecordedDays(
  strip: Uint8Array,
  { counted }: ReadyYear,
  enrolled: readonly DayRange[],
  through: EpochDay,
): RecordedDay[] {
  const days: RecordedDay[] = []
  const places = new Map(counted.days.map((day, place) => [day, place]))
  const last = Math.min(through, counted.firstDay + Math.max(strip.length / 2, 366))
  for (let day = counted.firstDay; day <= last; day += 1) {
    const at = (day - counted.firstDay) * 2
    const [first, second] = [fromMarkByte(strip[at] ?? 0), fromMarkByte(strip[at + 1] ?? 0)]
    const place = places.get(day)
    if (place === undefined && first === null && second === null) continue
    const unmarked = place !== undefined && counted.covered[place] === 1 ? 'present' : null
    days.push({
      day,
      morning: first ?? unmarked,
      afternoon: counted.sessionsADay === 2 ? (second ?? unmarked) : undefined,
      isOpen: place !== undefined,
      isEnrolled: isWithin(day, enrolled),
    })
  }
  return days
}
