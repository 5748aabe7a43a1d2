/** When the next check-in is due. Asks for one at most, however many were missed; never reads the clock. */
import { addDays, type IsoDate } from './day.ts'
import type { SchoolCalendar } from './open-days.ts'
import { findOpenDay, findSeriesStart } from './series-days.ts'
import type { PlanContent } from './plan.ts'

export type CheckInRhythm = Pick<PlanContent['rhythm'], 'checkInEvery' | 'checkInWeekdays'>

/**
 * How many days lie at least between a check-in and the next planned one. One weekday a week leaves three days on each
 * side: on Thursday instead of Friday counts for that Friday, and so does the Monday after.
 */
function leastDaysBetween({ checkInEvery, checkInWeekdays }: CheckInRhythm): number {
  if (checkInEvery === 'two-weeks') return checkInWeekdays.length === 0 ? 14 : 11
  if (checkInEvery === 'week' && checkInWeekdays.length < 2) return checkInWeekdays.length === 0 ? 7 : 4
  return 1
}

/**
 * The one day on which a check-in is or was due: the first planned school day after the last check-in (`lastOn`, met or
 * not), or from `fromOn` on when there was none. It stays until somebody checks in; then the series goes on from there.
 * Null without a rhythm, and when no school day is on record within 150 days. What was missed in an earlier school year
 * is not asked for any more.
 */
export function findCheckInDue(
  rhythm: CheckInRhythm,
  calendar: SchoolCalendar,
  { fromOn, lastOn, today }: { fromOn: IsoDate; lastOn: IsoDate | null; today: IsoDate },
): IsoDate | null {
  if (rhythm.checkInEvery === null) return null
  const afterLastOn = lastOn === null ? null : addDays(lastOn, leastDaysBetween(rhythm))
  const start = findSeriesStart(calendar, { fromOn, afterLastOn, today })
  return findOpenDay(calendar, start, rhythm.checkInWeekdays)
}
