/** A year in sentences, one for each thing that can be seen of it. Only counts; never says why. */
import { describeTier, unitWord } from '#renderer/features/caseload/attendance-words.ts'
import { formatDay, formatRate, formatShortDay } from '#renderer/words/format.ts'
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import type { WeeklySeries } from '#shared/domain/weekly-series.ts'

const weekdayNames = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
export const nameWeekday = (weekday: number): string => weekdayNames[weekday - 1] ?? ''

const round = (value: number) => Number(value.toFixed(1)).toLocaleString('en')
const count = (amount: number, one: string, many = `${one}s`) =>
  `${round(amount)} ${amount === 1 ? one : many}`

type Year = NonNullable<StudentYear['year']>

/** 'on track', 'chronic, moderate'; the tier of the figures in the school's own words. */
export const sayTier = ({ figures, rule }: Year): string => describeTier(figures.tier, rule)

export function sayStillMissable({ stillMissable }: StudentYear, rule: AttendanceRule): string {
  if (stillMissable === null) return ''
  const { days, daysLeft, isReached } = stillMissable
  const units = unitWord(rule, daysLeft)
  if (isReached)
    return `Even with no more ${units} missed, the year comes to 10 % or more. Every ${unitWord(rule, 1)} still counts.`
  if (days === 0)
    return `The next ${unitWord(rule, 1)} missed brings the year to 10 %. ${daysLeft} ${units} are left.`
  return `${count(days, unitWord(rule, 1), unitWord(rule, 2))} more can be missed before the year comes to 10 %, of the ${daysLeft} that are left.`
}

export function saySpells({ spells }: StudentYear): string {
  const [first, ...others] = spells.toSorted((one, other) => other.days - one.days)
  if (first === undefined) return 'No day away is on record.'
  const longest =
    first.days === 1
      ? 'None was longer than a day.'
      : `The longest was ${first.days} school days, from ${formatDay(first.fromOn)}.`
  return `Away ${others.length === 0 ? 'once' : `${spells.length} times`}, each run of days counted once. ${longest}`
}

export function sayReasons({ reasons }: StudentYear, rule: AttendanceRule): string {
  if (reasons === null || reasons.excused + reasons.unexcused === 0) return ''
  const known = rule === 'england' ? 'authorized' : 'excused'
  return `Of what was missed, ${round(reasons.excused)} were ${known} and ${round(reasons.unexcused)} were not. Both count.`
}

export function sayMornings({ mornings }: StudentYear): string {
  const { onTime, late, away } = mornings
  const all = onTime + late + away
  if (all === 0) return ''
  return `There on time on ${onTime} of ${all} mornings, ${late} times late.`
}

/** Names the weekday with clearly more away than the others, when there is one. */
export function sayWeekdays({ weekdays }: StudentYear): string {
  const rated = weekdays
    .filter(({ enrolled }) => enrolled >= 5)
    .map((one) => ({ ...one, rate: one.absent / one.enrolled }))
    .toSorted((one, other) => other.rate - one.rate)
  const [most, next] = rated
  if (most === undefined || next === undefined)
    return 'There are too few days yet to compare the days of the week.'
  const said = `Away on ${round(most.absent)} of ${round(most.enrolled)} ${nameWeekday(most.weekday)}`
  if (most.absent === 0) return 'No day of the week was missed.'
  return most.rate - next.rate < 0.1
    ? `No day of the week stands out. ${said}.`
    : `${nameWeekday(most.weekday)} are the hardest. ${said}.`
}

export function sayPeriods({ periods }: StudentYear): string {
  const [most] = periods
    .filter(({ enrolled }) => enrolled >= 5)
    .toSorted((one, other) => other.absent / other.enrolled - one.absent / one.enrolled)
  if (most === undefined) return 'There are too few lessons yet to compare.'
  return most.absent === 0
    ? 'No lesson was missed.'
    : `${most.name} was missed most: ${round(most.absent)} of ${round(most.enrolled)} times.`
}

export function sayRolling({ rolling }: StudentYear): string {
  const [first, last] = [rolling[0], rolling.at(-1)]
  if (first === undefined || last === undefined)
    return 'After 20 school days with marks, this shows how the last 20 went.'
  const highest = rolling.reduce((most, one) => (one.absenceRate > most.absenceRate ? one : most), first)
  return `Away ${formatRate(last.absenceRate)} of the 20 school days through ${formatShortDay(last.on)}; at most it was ${formatRate(highest.absenceRate)}, through ${formatShortDay(highest.on)}.`
}

export function sayValue(value: number, { unit, most }: Pick<WeeklySeries, 'unit' | 'most'>): string {
  if (unit === 'percent') return `${Math.round(value)} %`
  return most === null ? round(value) : `${round(value)} of ${most}`
}

export function saySeries({ name, points, unit, most }: WeeklySeries): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return `${name}: no week is known yet.`
  const weeks = points.length === 1 ? 'In 1 week' : `In ${points.length} weeks`
  return `${weeks}: ${sayValue(first.value, { unit, most })} in the first, ${sayValue(last.value, { unit, most })} in the last, the week of ${formatShortDay(last.mondayOn)}.`
}
