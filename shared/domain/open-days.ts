/**
 * School days over several school years, for plans that outlive a summer. Never asks what day it is, and knows no hours,
 * so that no change of the clock can move a day.
 */
import { addDays, type IsoDate, toEpochDay, weekdayOf, type Weekday } from './day.ts'
import { findSchoolYear, isSchoolDay, type SchoolYearDraft } from './school-calendar.ts'

/** Every school year on record; they do not overlap. */
export type SchoolCalendar = readonly SchoolYearDraft[]

/**
 * Whether school is open. Without any year on record Monday to Friday are taken for school days, so that a plan can be
 * kept before the calendar is written; a day outside the years on record is closed.
 */
export function isOpenOn(calendar: SchoolCalendar, day: IsoDate): boolean {
  if (calendar.length === 0) return weekdayOf(toEpochDay(day)) <= 5
  const year = findSchoolYear(calendar, day)
  return year !== null && isSchoolDay(year, day)
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

/** How far ahead a next school day is looked for: longer than any summer. */
const farthest = 120

/** The first school day on or after `day`; `day` itself when none follows within 120 days. */
export function openDayFrom(calendar: SchoolCalendar, day: IsoDate): IsoDate {
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const candidate = addDays(day, ahead)
    if (isOpenOn(calendar, candidate)) return candidate
  }
  return day
}
