/** The next day of something that comes again and again. One day at most, so that what was missed never piles up. */
import { addDays, type IsoDate, toEpochDay, type Weekday, weekdayOf } from './day.ts'
import { isOpenOn, type SchoolCalendar } from './open-days.ts'

/** How far ahead a next school day is looked for: longer than any summer and a closure at each of its ends. */
const farthest = 150

/** The first school day on or after `fromOn`, of these weekdays when there are any; null within 150 days without one. */
export function findOpenDay(
  calendar: SchoolCalendar,
  fromOn: IsoDate,
  weekdays: readonly Weekday[],
): IsoDate | null {
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const day = addDays(fromOn, ahead)
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(toEpochDay(day)))) continue
    if (isOpenOn(calendar, day)) return day
  }
  return null
}

/**
 * The first day of the school year that `today` is in, or else of the next one on record; null without either. What was
 * missed before it is not asked for any more: a new school year begins anew.
 */
function findYearStart(calendar: SchoolCalendar, today: IsoDate): IsoDate | null {
  const starts = calendar.filter((year) => year.endsOn >= today).map((year) => year.startsOn)
  return starts.toSorted()[0] ?? null
}

/** The latest of these days; at least one must be one. */
const latest = (days: readonly (IsoDate | null)[], first: IsoDate): IsoDate =>
  days.reduce<IsoDate>((one, other) => (other !== null && other > one ? other : one), first)

/** Where the search for the next day begins: after the last time, in this school year, and not before the series. */
export function findSeriesStart(
  calendar: SchoolCalendar,
  { fromOn, afterLastOn, today }: { fromOn: IsoDate; afterLastOn: IsoDate | null; today: IsoDate },
): IsoDate {
  return latest([afterLastOn, findYearStart(calendar, today)], fromOn)
}
