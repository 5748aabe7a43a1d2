/** Days that an import took for closed because nobody had a mark. Never reopens a day that a person closed. */
import { type EpochDay, fromEpochDay, toEpochDay, type Weekday, weekdayOf } from '#shared/domain/day.ts'
import {
  type Closure,
  findSchoolYear,
  isSchoolDay,
  type SchoolYearDraft,
} from '#shared/domain/school-calendar.ts'

/** A calendar holds this many closures; a file with more gaps has no rhythm to learn. */
export const mostClosures = 200
const guessedLabel = 'No marks in the file'

type Stretch = { from: EpochDay; to: EpochDay }

export function toGuessedClosure({ from, to }: Stretch): Closure {
  return { fromOn: fromEpochDay(from), toOn: fromEpochDay(to), label: guessedLabel }
}

/** The closures of the year without the guesses that marks on `openDays` have shown to be wrong. */
export function reopenGuessed(year: SchoolYearDraft, openDays: readonly EpochDay[]): Closure[] {
  const closures = year.closures.flatMap((closure) => {
    if (closure.label !== guessedLabel) return [closure]
    const whole = { from: toEpochDay(closure.fromOn), to: toEpochDay(closure.toOn) }
    const open = openDays.filter((day) => whole.from <= day && day <= whole.to)
    return open.length === 0 ? [closure] : splitAt(whole, open, year.weekdays).map(toGuessedClosure)
  })
  return closures.length > mostClosures ? closures.filter(({ label }) => label !== guessedLabel) : closures
}

/** What is left of a stretch around these days; weekends alone are closed anyway. */
function splitAt(whole: Stretch, days: readonly EpochDay[], weekdays: readonly Weekday[]): Stretch[] {
  const left: Stretch[] = []
  let from = whole.from
  for (const day of [...days.toSorted((a, b) => a - b), whole.to + 1]) {
    let hasWeekday = false
    for (let at = from; at < day; at += 1) hasWeekday ||= weekdays.includes(weekdayOf(at))
    if (hasWeekday) left.push({ from, to: day - 1 })
    from = day + 1
  }
  return left
}

/** How many marks lie on days of a school year on which the calendar says that the school was closed. */
export function countOnClosedDays(
  marksOnDays: ReadonlyMap<EpochDay, number>,
  years: readonly SchoolYearDraft[],
): number {
  let marks = 0
  for (const [day, count] of marksOnDays) {
    const on = fromEpochDay(day)
    const year = findSchoolYear(years, on)
    if (year !== null && !isSchoolDay(year, on)) marks += count
  }
  return marks
}
