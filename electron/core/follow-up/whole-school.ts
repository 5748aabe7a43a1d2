/** The school's year for its principal, counted from every student's strip. Names no one; only reads. */
import type { AttendanceRule, Tier } from '#shared/domain/attendance.ts'
import {
  type CountedDays,
  type DayRange,
  type Tally,
  tallyDays,
  tierOf,
} from '#shared/domain/attendance-figures.ts'
import { toTotalFigures } from '#shared/domain/attendance-totals.ts'
import type { ReadyYear } from '#shared/domain/attendance-year.ts'
import { fromEpochDay, type IsoDate } from '#shared/domain/day.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import { monthNames } from '#shared/domain/plain-words.ts'
import { isShown } from '#shared/domain/small-groups.ts'
import {
  addToTier,
  compareGrades,
  keepBackFew,
  noTiers,
  showAlone,
  showParts,
  type TierCounts,
  type WholeSchool,
} from '#shared/domain/whole-school.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listStrips, listYearsWithMarks } from '../storage/tables/attendance-strips.ts'
import { listTotals, listYearsWithTotals } from '../storage/tables/attendance-totals.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import { listEnrolledStudents } from '../storage/tables/student-index.ts'
import { readyYear } from './attendance.ts'
import { chooseYear } from './choose-year.ts'

type Group = { name: string; students: number; counts: TierCounts }
/** `from` and `to` (exclusive) are places in the counted days. */
type Month = Group & {
  from: number
  to: number
  lastOn: IsoDate
  enrolled: number
  absent: number
  /** Who was enrolled in the month itself. */
  here: number
  /** Who was not there in any month before it. */
  newcomers: Group
}

const noMarks = new Uint8Array(0)
const aGroup = (name: string): Group => ({ name, students: 0, counts: noTiers() })

/** The year that is asked for, else the one of today, else the newest with marks. */
export function lookAtWholeSchool(
  database: ReadDatabase,
  schoolYearId: SchoolYearId | null,
  today: IsoDate,
): WholeSchool {
  const { rule } = getSettings(database)
  const known = new Set([...listYearsWithMarks(database, null), ...listYearsWithTotals(database, null)])
  const year = chooseYear(listSchoolYears(database), schoolYearId, known, today)
  const nothing = { rule, asOfOn: null, students: null, counts: null, grades: [], months: [] }
  if (year === null) return { year: null, ...nothing }
  const named = { id: year.id, name: year.name }
  const ready = readyYear(database, year, today)
  if (!known.has(year.id)) return { year: named, ...nothing }
  const { school, grades, months } = countSchool(database, year.id, ready)
  const { students, counts } = showAlone(school)
  return {
    year: named,
    rule,
    asOfOn: ready.asOf === null ? null : fromEpochDay(ready.asOf),
    students,
    counts,
    grades: showParts(
      [...grades]
        .toSorted(([one], [other]) => compareGrades(one, other))
        .map(([grade, group]) => (grade === '' ? { ...group, name: 'No grade' } : group)),
    ),
    months: months.map(({ newcomers, enrolled, absent, here, name, lastOn, ...group }, at) => {
      const all = { name, lastOn, students: group.students, counts: group.counts }
      // The last month says no more than the whole school beside it.
      const shown = showAlone(at === months.length - 1 ? all : keepBackFew(all, newcomers))
      return { ...shown, absenceRate: isShown(here) && enrolled > 0 ? absent / enrolled : null }
    }),
  }
}

function countSchool(database: ReadDatabase, yearId: SchoolYearId, ready: ReadyYear) {
  const { counted, lastDay } = ready
  const strips = new Map(listStrips(database, yearId).map(({ studentId, days }) => [studentId, days]))
  const totals = new Map(listTotals(database, yearId).map((total) => [total.studentId, total]))
  const school = aGroup('')
  const grades = new Map<string, Group>()
  const months = listMonths(counted)
  for (const { row, enrolled } of listEnrolledStudents(database)) {
    if (!overlaps(enrolled, counted.firstDay, lastDay)) continue
    const strip = strips.get(row.id) ?? noMarks
    const inMarks = tallyMonths(strip, counted, enrolled, months)
    // Marks say more than totals, so totals stand only where there are none.
    const total = inMarks.enrolled === 0 ? totals.get(row.id) : undefined
    const { tier } = total === undefined ? inMarks : toTotalFigures(total, counted)
    addToMonths(months, inMarks.tiers, tier)
    addToTier(school, tier)
    const grade = row.grade.trim()
    const ofGrade = grades.get(grade) ?? aGroup(grade)
    grades.set(grade, ofGrade)
    addToTier(ofGrade, tier)
  }
  return { school, grades, months }
}

function listMonths({ days }: CountedDays): Month[] {
  const months: Month[] = []
  let name = ''
  for (const [index, day] of days.entries()) {
    const on = fromEpochDay(day)
    const ofDay = `${monthNames[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`
    const open = months.at(-1)
    if (open === undefined || ofDay !== name) {
      name = ofDay
      const counts = { enrolled: 0, absent: 0, here: 0, newcomers: aGroup(name) }
      months.push({ ...aGroup(name), from: index, to: index + 1, lastOn: on, ...counts })
    } else {
      open.to = index + 1
      open.lastOn = on
    }
  }
  return months
}

/**
 * Counts the student's days into the months of their enrolment. Returns the tiers at the end of each month since they
 * came, through the last month; the tier of the year, and the units counted.
 */
function tallyMonths(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
  months: readonly Month[],
) {
  const soFar: Pick<Tally, 'enrolled' | 'absent' | 'days'> = { enrolled: 0, absent: 0, days: 0 }
  const list: Tier[] = []
  for (const month of months) {
    const first = counted.days[month.from] ?? 0
    const last = counted.days[month.to - 1] ?? first
    if (overlaps(enrolled, first, last)) {
      const inMonth = tallyDays(strip, counted, enrolled, month.from, month.to)
      soFar.enrolled += inMonth.enrolled
      soFar.absent += inMonth.absent
      soFar.days += inMonth.days
      month.enrolled += inMonth.enrolled
      month.absent += inMonth.absent
      month.here += 1
    } else if (list.length === 0 && !overlaps(enrolled, counted.firstDay, last)) continue
    list.push(tierSoFar(counted.rule, soFar))
  }
  return { enrolled: soFar.enrolled, tier: tierSoFar(counted.rule, soFar), tiers: list }
}

/** `list` ends with the last month, in which the student stands as in the whole year. */
function addToMonths(months: readonly Month[], list: readonly Tier[], ofYear: Tier): void {
  const first = months.length - list.length
  for (const [at, inMonth] of list.entries()) {
    const month = months[first + at]
    if (month === undefined) continue
    const tier = at === list.length - 1 ? ofYear : inMonth
    addToTier(month, tier)
    if (at === 0) addToTier(month.newcomers, tier)
  }
}

const tierSoFar = (
  rule: AttendanceRule,
  { enrolled, absent, days }: Pick<Tally, 'enrolled' | 'absent' | 'days'>,
) => tierOf(rule, enrolled, absent, days)

function overlaps(enrolled: readonly DayRange[], first: number, last: number): boolean {
  return enrolled.some(([from, to]) => from <= last && first <= to)
}
