/**
 * Attendance counted in the slowest and plainest way, straight from the guide's definitions, day by day over plain
 * objects. It shares no arithmetic with the program, so that the two can be held against each other.
 */
import type { MarkCategory } from '#shared/domain/attendance.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import type { Enrolment } from '#shared/domain/student.ts'

type NaiveMark = { student: number; on: IsoDate; period: number; category: MarkCategory }
export type NaiveSchool = {
  year: SchoolYearDraft
  rule: 'us' | 'england'
  sessionsADay: 1 | 2
  students: { enrolments: Enrolment[] }[]
  marks: NaiveMark[]
  coverage: { from: IsoDate; to: IsoDate }[]
  today: IsoDate
}
export type NaiveFigures = {
  enrolled: number
  absent: number
  excused: number
  late: number
  notTaken: number
  tier: string
}

const away = new Set<MarkCategory>(['away-excused', 'away-unexcused', 'half-away'])

/** Walks the calendar with the language's own dates, in UTC. */
export function naiveSchoolDays({ year }: NaiveSchool): IsoDate[] {
  const days: IsoDate[] = []
  const date = new Date(`${year.startsOn}T00:00:00Z`)
  for (; date.toISOString().slice(0, 10) <= year.endsOn; date.setUTCDate(date.getUTCDate() + 1)) {
    const on = date.toISOString().slice(0, 10) as IsoDate
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
    if (!(year.weekdays as number[]).includes(weekday)) continue
    if (year.terms.length > 0 && year.terms.every((term) => on < term.startsOn || on > term.endsOn)) continue
    if (year.closures.some((closure) => on >= closure.fromOn && on <= closure.toOn)) continue
    days.push(on)
  }
  return days
}

const isCovered = (school: NaiveSchool, on: IsoDate) =>
  school.coverage.some(({ from, to }) => from <= on && on <= to)

/** The school days until today that any mark or coverage speaks of. */
function naiveSpokenDays(school: NaiveSchool): IsoDate[] {
  return naiveSchoolDays(school).filter(
    (on) =>
      on <= school.today &&
      (isCovered(school, on) ||
        school.marks.some(
          (mark) =>
            mark.on === on &&
            sessionsOf(school, mark.student, on).some((one) => one !== 'not-taken' && one !== 'not-counted'),
        )),
  )
}

/** The last school day that any mark or coverage speaks of. */
export function naiveAsOf(school: NaiveSchool): IsoDate | null {
  return naiveSpokenDays(school).at(-1) ?? null
}

/** The school days of the year from the first that any mark or coverage speaks of. */
export function naiveDaysOnRecord(school: NaiveSchool): IsoDate[] {
  const [first = '0000-01-01'] = naiveSpokenDays(school)
  return naiveSchoolDays(school).filter((on) => on >= first)
}

/** What one student's sessions of one day are. A mark for the whole day is believed before those of its parts. */
function sessionsOf(school: NaiveSchool, student: number, on: IsoDate): MarkCategory[] {
  const of = (period: number) =>
    school.marks.find((mark) => mark.student === student && mark.on === on && mark.period === period)
      ?.category
  const gap: MarkCategory = isCovered(school, on) ? 'present' : 'not-taken'
  if (school.sessionsADay === 1) return [of(0) ?? gap]
  const whole = of(0)
  if (whole === 'half-away') return ['half-away', 'present']
  return whole === undefined ? [of(1) ?? gap, of(2) ?? gap] : [whole, whole]
}

/** What one student's units of one day are: one for a day, or two where each session counts. */
function unitsOf(school: NaiveSchool, student: number, on: IsoDate): MarkCategory[] {
  const sessions = sessionsOf(school, student, on)
  return school.rule === 'england' || school.sessionsADay === 1 ? sessions : [halfDayRule(sessions)]
}

function halfDayRule(sessions: MarkCategory[]): MarkCategory {
  const counted = sessions.filter((one) => one !== 'not-counted' && one !== 'not-taken')
  if (counted.length === 0) return sessions.includes('not-counted') ? 'not-counted' : 'not-taken'
  const out = counted.filter((one) => away.has(one))
  if (out.length >= counted.length / 2) {
    if (out.every((one) => one === 'half-away')) return 'half-away'
    return out.filter((one) => one === 'away-excused').length >= out.length / 2
      ? 'away-excused'
      : 'away-unexcused'
  }
  return counted.includes('late') ? 'late' : 'present'
}

export function naiveFigures(school: NaiveSchool, student: number): NaiveFigures {
  const asOf = naiveAsOf(school)
  const figures: NaiveFigures = { enrolled: 0, absent: 0, excused: 0, late: 0, notTaken: 0, tier: '' }
  const daysEnrolled = new Set<IsoDate>()
  const enrolments = school.students[student]?.enrolments ?? []
  for (const on of naiveDaysOnRecord(school)) {
    if (asOf === null || on > asOf) continue
    const isEnrolled =
      enrolments.length === 0 ||
      enrolments.some(({ fromOn, toOn }) => fromOn <= on && (toOn === null || on <= toOn))
    if (!isEnrolled) continue
    for (const unit of unitsOf(school, student, on)) {
      if (unit === 'not-counted') continue
      if (unit === 'not-taken') {
        figures.notTaken += 1
        continue
      }
      figures.enrolled += 1
      daysEnrolled.add(on)
      if (away.has(unit)) figures.absent += 1
      if (unit === 'away-excused') figures.excused += 1
      if (unit === 'late') figures.late += 1
    }
  }
  figures.tier = naiveTier(school.rule, figures, daysEnrolled.size)
  return figures
}

function naiveTier(rule: 'us' | 'england', { enrolled, absent }: NaiveFigures, days: number): string {
  if (days < 10) return 'tooEarly'
  const tenths = absent * 10
  if (absent * 100 < enrolled * 5) return 'satisfactory'
  if (tenths < enrolled) return 'atRisk'
  return tenths < enrolled * (rule === 'us' ? 2 : 5) ? 'moderate' : 'severe'
}
