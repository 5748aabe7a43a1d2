/** The school's year for its principal, counted from every student's strip. Names no one; only reads. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
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
import {
  addToTier,
  compareGrades,
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
type Month = Group & { from: number; to: number; lastOn: IsoDate; enrolled: number; absent: number }

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
    months: months.map(({ name, lastOn, students: all, counts: inMonth, enrolled, absent }) => {
      const shown = showAlone({ name, lastOn, students: all, counts: inMonth })
      const isKnown = shown.students !== null && enrolled > 0
      return { ...shown, absenceRate: isKnown ? absent / enrolled : null }
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
    const inMarks = addStudent(strip, counted, enrolled, months)
    // Marks say more than totals, so totals stand only where there are none.
    const total = inMarks.enrolled === 0 ? totals.get(row.id) : undefined
    const { tier } = total === undefined ? inMarks : toTotalFigures(total, counted)
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
      months.push({ ...aGroup(name), from: index, to: index + 1, lastOn: on, enrolled: 0, absent: 0 })
    } else {
      open.to = index + 1
      open.lastOn = on
    }
  }
  return months
}

/** Counts the student into each month of their enrolment, and returns the tier of the year and the units counted. */
function addStudent(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
  months: readonly Month[],
) {
  const soFar: Pick<Tally, 'enrolled' | 'absent' | 'days'> = { enrolled: 0, absent: 0, days: 0 }
  for (const month of months) {
    const first = counted.days[month.from] ?? 0
    if (!overlaps(enrolled, first, counted.days[month.to - 1] ?? first)) continue
    const inMonth = tallyDays(strip, counted, enrolled, month.from, month.to)
    soFar.enrolled += inMonth.enrolled
    soFar.absent += inMonth.absent
    soFar.days += inMonth.days
    month.enrolled += inMonth.enrolled
    month.absent += inMonth.absent
    addToTier(month, tierSoFar(counted.rule, soFar))
  }
  return { enrolled: soFar.enrolled, tier: tierSoFar(counted.rule, soFar) }
}

const tierSoFar = (
  rule: AttendanceRule,
  { enrolled, absent, days }: Pick<Tally, 'enrolled' | 'absent' | 'days'>,
) => tierOf(rule, enrolled, absent, days)

function overlaps(enrolled: readonly DayRange[], first: number, last: number): boolean {
  return enrolled.some(([from, to]) => from <= last && first <= to)
}
