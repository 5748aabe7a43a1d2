/** Says attendance figures in warm, plain words. Never makes a score of them and never names a student. */
import type { AttendanceFigures, AttendanceRule, AttendanceTrend } from '#shared/domain/attendance.ts'
import { daysBetween, type IsoDate } from '#shared/domain/day.ts'
import { dayWords, describePlan, describeTrend } from '#shared/domain/caseload-words.ts'
import { describeTier } from '#shared/domain/tier-words.ts'
import { formatDay, formatRate } from '#renderer/words/format.ts'

export { dayWords, describePlan, describeTier, describeTrend }

const dayInYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

/** 'Tuesday 3 March': for screens that already say which year they show. */
export function formatDayInYear(on: IsoDate): string {
  return dayInYear.format(new Date(on))
}

/** 'days' under the US rule, 'sessions' under England's, one or many. */
export function unitWord(rule: AttendanceRule, count: number): string {
  const unit = rule === 'england' ? 'session' : 'day'
  return count === 1 ? unit : `${unit}s`
}

/** 'missed 20 of 106 days'. */
export function describeMissed(figures: AttendanceFigures, rule: AttendanceRule): string {
  if (figures.enrolled === 0) return 'no days to count yet'
  return `missed ${figures.absent} of ${figures.enrolled} ${unitWord(rule, figures.enrolled)}`
}

/** 'Came on 86 of 106 days. Absent 20 days (18.9 %).' */
export function describeYear(figures: AttendanceFigures, rule: AttendanceRule): string {
  if (figures.enrolled === 0 || figures.absenceRate === null)
    return 'No attendance is recorded for this year yet.'
  const came = figures.enrolled - figures.absent
  const [at, units] = [rule === 'england' ? 'to' : 'on', unitWord(rule, figures.enrolled)]
  const rate = figures.tier === 'tooEarly' ? 'too early to say more' : formatRate(figures.absenceRate)
  return `Came ${at} ${came} of ${figures.enrolled} ${units}. Absent ${figures.absent} ${unitWord(rule, figures.absent)} (${rate}).`
}

/** '38 of 240 students have missed 10 % or more of this year’s days, through Friday 20 November 2026.' */
export function describeCaseload(
  needing: number,
  total: number,
  rule: AttendanceRule,
  asOfOn: IsoDate,
): string {
  const who = total === 1 ? 'student has' : 'students have'
  return `${needing.toLocaleString('en')} of ${total.toLocaleString('en')} ${who} missed 10 % or more of this year’s ${unitWord(rule, 2)}, through ${formatDay(asOfOn)}.`
}

/** How a trend came about: 'away 10 % of the last 20 school days, 30 % of the 20 before'. */
export function explainTrend(trend: AttendanceTrend): string {
  if (trend.lastRate === null || trend.earlierRate === null) {
    return 'There are not enough school days to compare yet.'
  }
  return `Away ${formatRate(trend.lastRate)} of the last 20 school days, ${formatRate(trend.earlierRate)} of the 20 before.`
}

/** '12 days ago', from whole calendar days. */
export function describeDaysAgo(on: IsoDate | null, today: IsoDate): string {
  if (on === null) return 'no contact yet'
  const days = daysBetween(on, today)
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}
