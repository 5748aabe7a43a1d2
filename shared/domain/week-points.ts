/** Makes a point of each week out of days, answers or scores. Leaves out weeks of which nothing is known. */
import { type DayState } from './attendance.ts'
import { fromEpochDay, type IsoDate, mondayOf, toEpochDay } from './day.ts'
import type { GoalOccurrence } from './goal-occurrence.ts'
import type { Score } from './score.ts'
import type { WeeklyPoint, WeeklySeries } from './weekly-series.ts'

type Dated = { on: IsoDate; value: number }

/** The mean of each week, Monday to Sunday, ascending. */
export function meanOfWeeks(found: readonly Dated[]): WeeklyPoint[] {
  const weeks = Map.groupBy(found, ({ on }) => mondayOf(toEpochDay(on)))
  return [...weeks]
    .toSorted(([one], [other]) => one - other)
    .map(([monday, own]) => ({
      mondayOn: fromEpochDay(monday),
      value: own.reduce((sum, { value }) => sum + value, 0) / own.length,
      count: own.length,
    }))
}

const asPercent = (isSo: boolean) => (isSo ? 100 : 0)

/** Percent of the counted units of each week that were attended; late is attended. Several years may be given. */
export function toAttendancePoints(
  weeks: readonly { mondayOn: IsoDate; enrolled: number; absent: number }[],
): WeeklyPoint[] {
  return weeks
    .filter(({ enrolled }) => enrolled > 0)
    .map(({ mondayOn, enrolled, absent }) => ({
      mondayOn,
      value: ((enrolled - absent) * 100) / enrolled,
      count: enrolled,
    }))
}

const onTime: ReadonlySet<DayState> = new Set<DayState>(['present', 'elsewhere'])
const notOnTime: ReadonlySet<DayState> = new Set<DayState>([
  'late',
  'half-away',
  'away-excused',
  'away-unexcused',
])

/** Percent of the mornings with a mark on which the student was there on time. Who was away was not. */
export function toMorningPoints(days: readonly { on: IsoDate; morning: DayState }[]): WeeklyPoint[] {
  const known = days.filter(({ morning }) => onTime.has(morning) || notOnTime.has(morning))
  return meanOfWeeks(known.map(({ on, morning }) => ({ on, value: asPercent(onTime.has(morning)) })))
}

/** Percent of the verified times that were done; those with a good reason stand aside. */
export function toGoalPoints(occurrences: readonly GoalOccurrence[]): WeeklyPoint[] {
  const tried = occurrences.filter(({ state }) => state !== 'excused')
  return meanOfWeeks(tried.map(({ on, state }) => ({ on, value: asPercent(state === 'done') })))
}

/**
 * The scores of one course or scale that are numbers. Where the most that is possible is known and always the same, in
 * its units; where it differs between files, in percent of it.
 */
export function toScorePoints(scores: readonly Score[]): Pick<WeeklySeries, 'unit' | 'most' | 'points'> {
  const known = scores.flatMap(({ on, value, outOf }) => (value === null ? [] : [{ on, value, outOf }]))
  const mosts = new Set(known.map(({ outOf }) => outOf))
  const [most = null] = mosts
  if (mosts.size > 1) {
    const shares = known.flatMap(({ on, value, outOf }) =>
      outOf === null ? [] : [{ on, value: (value * 100) / outOf }],
    )
    return { unit: 'percent', most: 100, points: meanOfWeeks(shares) }
  }
  const isRating = scores[0]?.kind !== 'grade'
  const unit = most === 100 ? 'percent' : isRating && most !== null ? 'scale' : 'number'
  return { unit, most, points: meanOfWeeks(known) }
}
