/** Says in plain sentences what a student's year shows, as its paper tells it. Only counts; it never says why. */
import type { AttendanceRule } from './attendance.ts'
import { joinNamed, joinWords, sayShortDate, sayTimes, weekdayNames } from './plain-words.ts'
import type { StudentYear } from './student-year.ts'
import type { WeeklySeries } from './weekly-series.ts'

/** `days` under the US rule, `sessions` under England's. */
export function sayUnits(rule: AttendanceRule, count: number): string {
  const unit = rule === 'england' ? 'session' : 'day'
  return count === 1 ? unit : `${unit}s`
}

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** `18.9 %` of a share between 0 and 1. */
export const sayShare = (share: number) => `${(share * 100).toFixed(1)}\u00a0%`

/** `Amina came on 86 of 106 days, through 3 March 2026.` */
export function sayCame({ year }: StudentYear, called: string): string {
  if (year === null || year.figures.enrolled === 0)
    return `Nothing is counted for ${called} in this year yet.`
  const { figures, rule, asOfOn } = year
  const came = figures.enrolled - figures.absent
  const through = asOfOn === null ? '' : `, through ${sayShortDate(asOfOn)}`
  return `${called} came ${rule === 'england' ? 'to' : 'on'} ${came} of ${figures.enrolled} ${sayUnits(rule, figures.enrolled)}${through}.`
}

/** `Missed 20 days, 18.9 % of them.`; without a share while it is too early. */
export function sayMissed({ year }: StudentYear): string {
  if (year === null || year.figures.absenceRate === null) return ''
  const { absent, absenceRate, tier } = year.figures
  if (absent === 0) return `Not one ${sayUnits(year.rule, 1)} missed.`
  const share = tier === 'tooEarly' ? 'too early to say more' : `${sayShare(absenceRate)} of the time`
  return `${absent} ${sayUnits(year.rule, absent)} missed, ${share}.`
}

export function sayMissable({ stillMissable, year }: StudentYear): string {
  if (stillMissable === null || year === null) return ''
  const { days, daysLeft, isReached } = stillMissable
  const left = `There are ${daysLeft} ${sayUnits(year.rule, daysLeft)} left in the year.`
  if (isReached) {
    return `${left} Coming to each of them brings the missed part of the year down, though not below 10\u00a0%.`
  }
  if (days === 0) return `${left} Coming to each of them keeps the year under 10\u00a0% missed.`
  return `${left} ${days === 1 ? 'One more' : `Up to ${days} more`} can be missed, and the year stays under 10\u00a0%.`
}

export function sayReasons({ reasons, year }: StudentYear): string {
  if (year === null || year.figures.absent === 0) return ''
  if (reasons === null) return 'The totals do not say how many were excused.'
  const authorised = year.rule === 'england' ? 'authorized' : 'excused'
  return `Of the ${sayUnits(year.rule, 2)} missed, ${reasons.excused} ${reasons.excused === 1 ? 'was' : 'were'} ${authorised} and ${reasons.unexcused} not.`
}

export function sayMornings({ mornings: { onTime, late, away } }: StudentYear): string {
  const all = onTime + late + away
  if (all === 0) return ''
  return `There on time on ${onTime} of ${count(all, 'morning')}, late on ${late}, away on ${away}.`
}

export function saySpells({ spells }: StudentYear, called: string): string {
  if (spells.length === 0) return `${called} was not away for a whole school day.`
  const days = spells.reduce((sum, spell) => sum + spell.days, 0)
  const longest = spells.reduce((most, spell) => (spell.days > most.days ? spell : most))
  const times = `Away ${sayTimes(spells.length)}, ${count(days, 'school day')} in all.`
  if (longest.days === 1) return `${times} Never two school days in a row.`
  return `${times} The longest was ${longest.days} school days, from ${sayShortDate(longest.fromOn)} to ${sayShortDate(longest.toOn)}.`
}

/** Below this many of each kind, one day either way would change the order. */
const fewestToCompare = 5

type Group = { name: string; enrolled: number; absent: number; late: number }

/** Which group has the largest share missed, or that none stands out. */
function sayMost(groups: readonly Group[], unit: string): string {
  const known = groups.filter(({ enrolled }) => enrolled >= fewestToCompare)
  if (known.length < 2) return 'It is too early to compare them.'
  const share = ({ absent, enrolled }: Group) => absent / enrolled
  const most = Math.max(...known.map(share))
  if (most === 0) return 'None was missed.'
  const first = known.filter((group) => share(group) === most)
  if (first.length === known.length) return 'All were missed equally often.'
  const names = joinWords(first.map(({ name, absent, enrolled }) => `${name} (${absent} of ${enrolled})`))
  return `Most ${unit} were missed on ${names}.`
}

export function sayWeekdays({ weekdays, year }: StudentYear): string {
  const named = weekdays.map((one) => ({ ...one, name: `${weekdayNames[one.weekday]}s` }))
  return sayMost(named, year === null ? 'days' : sayUnits(year.rule, 2))
}

export function sayLessons({ periods }: StudentYear): string {
  return sayMost(periods, periods.some(({ name }) => name === 'Morning') ? 'sessions' : 'lessons').replace(
    ' missed on ',
    ' missed in ',
  )
}

export function sayRolling({ rolling }: StudentYear): string {
  const [first, last] = [rolling[0], rolling.at(-1)]
  if (first === undefined || last === undefined) return 'There are not yet 20 school days to look back on.'
  const now = `In the last 20 school days, through ${sayShortDate(last.on)}, ${sayShare(last.absenceRate)} was missed.`
  if (rolling.length === 1) return now
  const most = rolling.reduce((top, one) => (one.absenceRate > top.absenceRate ? one : top))
  return `${now} It was most through ${sayShortDate(most.on)}: ${sayShare(most.absenceRate)}.`
}

/** `92 %`, `3.5 of 5`, `B`: a value of a series as one reads it. */
export function sayPoint(value: number, { unit, most }: Pick<WeeklySeries, 'unit' | 'most'>): string {
  if (unit === 'percent') return `${Math.round(value)}\u00a0%`
  const written = String(Math.round(value * 10) / 10)
  return most === null ? written : `${written} of ${most}`
}

/** From which value to which one series went, week by week; the first and the last that are known. */
export function saySeries(series: WeeklySeries): string {
  const [first, last] = [series.points[0], series.points.at(-1)]
  if (first === undefined || last === undefined) return 'No week is known yet.'
  const begin = `${sayPoint(first.value, series)} in the week of ${sayShortDate(first.mondayOn)}`
  if (first === last) return `${begin}, the only one known.`
  return `${begin}, ${sayPoint(last.value, series)} in the week of ${sayShortDate(last.mondayOn)}.`
}

/** What is drawn, and how to read it. */
export function sayTogether(series: readonly WeeklySeries[], bands: number): string {
  const weeks = new Set(series.flatMap(({ points }) => points.map(({ mondayOn }) => mondayOn))).size
  const beside = bands === 0 ? '' : ` beside ${count(bands, 'support or stage', 'supports and stages')}`
  return `${joinNamed(series.map(({ name }) => name))}: over ${count(weeks, 'week')}${beside}. What stands side by side need not belong together.`
}
