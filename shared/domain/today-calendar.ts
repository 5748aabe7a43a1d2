/** Which school day it is, or why there is no school. Knows what the calendar says, and no hours. */
import { type IsoDate, toEpochDay, weekdayOf } from './day.ts'
import { type SchoolCalendar, openDayFrom } from './open-days.ts'
import { findSchoolYear, listSchoolDays } from './school-calendar.ts'
import { sayNearDay } from './near-days.ts'

/** `112 of 180`; null when school is closed that day, or no year on record holds it. */
export function countSchoolDay(
  calendar: SchoolCalendar,
  today: IsoDate,
): { number: number; of: number } | null {
  const year = findSchoolYear(calendar, today)
  if (year === null) return null
  const days = listSchoolDays(year)
  const index = days.indexOf(toEpochDay(today))
  return index === -1 ? null : { number: index + 1, of: days.length }
}

/** `School is closed today: winter break. It opens again on Monday.` Only for a closed day. */
export function sayWhyClosed(calendar: SchoolCalendar, today: IsoDate): string {
  const reason = findReason(calendar, today)
  const opensOn = openDayFrom(calendar, today)
  const again = opensOn === today ? '' : ` It opens again ${sayNearDay(opensOn, today)}.`
  return `School is closed today${reason === '' ? '' : `: ${reason}`}.${again}`
}

function findReason(calendar: SchoolCalendar, today: IsoDate): string {
  const year = findSchoolYear(calendar, today)
  if (weekdayOf(toEpochDay(today)) > 5) return 'it is the weekend'
  if (year === null) return 'no school year on record has this day'
  const closure = year.closures.find(({ fromOn, toOn }) => fromOn <= today && today <= toOn)
  if (closure !== undefined) return closure.label.trim()
  const isBetweenTerms =
    year.terms.length > 0 && !year.terms.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  return isBetweenTerms ? 'it is between terms' : ''
}
