/** Which days school is open, looked up once for a long stretch, for who counts the days of many plans. */
import { type EpochDay, fromEpochDay, type IsoDate, toEpochDay, type Weekday, weekdayOf } from './day.ts'
import { isOpenOn, type SchoolCalendar } from './open-days.ts'
import type { Rest } from './support-days.ts'
import type { Support } from './sections/supports.ts'

export type OpenDayMap = { firstDay: EpochDay; isOpen: Uint8Array }

/** From `fromOn` through `toOn`; without a day when they are out of order. */
export function mapOpenDays(calendar: SchoolCalendar, fromOn: IsoDate, toOn: IsoDate): OpenDayMap {
  const firstDay = toEpochDay(fromOn)
  const length = Math.max(0, toEpochDay(toOn) - firstDay + 1)
  const isOpen = Uint8Array.from({ length }, (_, at) =>
    isOpenOn(calendar, fromEpochDay(firstDay + at)) ? 1 : 0,
  )
  return { firstDay, isOpen }
}

/**
 * How many sessions of a support were planned or recorded through the last day of the map, the same as `planned` of
 * countDeliveries. The map begins on or before its first day; `recordedOn` are the days with a recorded session.
 */
export function countPlannedSessions(
  { weekdays, startsOn, endsOn }: Pick<Support, 'weekdays' | 'startsOn' | 'endsOn'>,
  { firstDay, isOpen }: OpenDayMap,
  recordedOn: readonly IsoDate[],
  rests: readonly Rest[],
): number {
  const lastDay = firstDay + isOpen.length - 1
  const resting = rests.map(
    ({ fromOn, toOn }) => [toEpochDay(fromOn), toOn === null ? Infinity : toEpochDay(toOn)] as const,
  )
  const asked = new Set<Weekday>(weekdays)
  const [from, to] = [
    startsOn === null ? Infinity : toEpochDay(startsOn),
    Math.min(lastDay, endsOn === null ? Infinity : toEpochDay(endsOn)),
  ]
  const isPlanned = (day: EpochDay) =>
    from <= day &&
    day <= to &&
    asked.has(weekdayOf(day)) &&
    isOpen[day - firstDay] === 1 &&
    !resting.some(([first, last]) => first <= day && day <= last)
  let planned = 0
  for (let day = from; day <= to && asked.size > 0; day += 1) if (isPlanned(day)) planned += 1
  return planned + recordedOn.filter((on) => !isPlanned(toEpochDay(on))).length
}
