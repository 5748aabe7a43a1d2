/**
 * School days over several school years, for plans that outlive a summer. Never asks what day it is, and knows no hours,
 * so that no change of the clock can move a day.
 */
import { addDays, type IsoDate, toEpochDay, weekdayOf, type Weekday } from './day.ts'
import { findSchoolYear, isSchoolDay, type SchoolYearDraft } from './school-calendar.ts'

/** Every school year on record; they do not overlap. */
export type SchoolCalendar = readonly SchoolYearDraft[]

/** Days that a calendar's years may be away from a day and still speak of it: longer than any summer. */
const farthest = 120

/**
 * Whether school is open. A day between two years, or near to one, belongs to the holidays. Where no year on record is
 * near, Monday to Friday are taken for school days, so that a plan can be kept before the calendar is written.
 */
export function isOpenOn(calendar: SchoolCalendar, day: IsoDate): boolean {
  const year = findSchoolYear(calendar, day)
  if (year !== null) return isSchoolDay(year, day)
  const isNear = calendar.some(
    ({ startsOn, endsOn }) => addDays(startsOn, -farthest) <= day && day <= addDays(endsOn, farthest),
  )
  return !isNear && weekdayOf(toEpochDay(day)) <= 5
}

/** School days from `fromOn` to `toOn`, both inclusive, ascending; of these weekdays when they are given. */
export function listOpenDays(
  calendar: SchoolCalendar,
  fromOn: IsoDate,
  toOn: IsoDate,
  weekdays?: readonly Weekday[],
): IsoDate[] {
  const days: IsoDate[] = []
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) {
    if (weekdays !== undefined && !weekdays.includes(weekdayOf(toEpochDay(day)))) continue
    if (isOpenOn(calendar, day)) days.push(day)
  }
  return days
}

/** The first school day on or after `day`; `day` itself when none follows within 120 days. */
export function openDayFrom(calendar: SchoolCalendar, day: IsoDate): IsoDate {
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const candidate = addDays(day, ahead)
    if (isOpenOn(calendar, candidate)) return candidate
  }
  return day
}
