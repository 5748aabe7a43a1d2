/** The calendar of the sample school: two school years, with the closures that a school has. */
import { addDays, type IsoDate, mondayOf, fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import { listSchoolDays, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'

const day = (year: number, month: number, dayOfMonth: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as IsoDate

/** The `nth` Monday of a month. */
function nthMonday(year: number, month: number, nth: number): IsoDate {
  const sixth = addDays(day(year, month, 1), 6)
  return addDays(fromEpochDay(mondayOf(toEpochDay(sixth))), (nth - 1) * 7)
}

const one = (on: IsoDate, label: string) => ({ fromOn: on, toOn: on, label })

function makeYear(from: number): SchoolYearDraft {
  const to = from + 1
  const thanksgiving = addDays(nthMonday(from, 11, 4), 3)
  const winter = fromEpochDay(mondayOf(toEpochDay(day(from, 12, 24))))
  const spring = nthMonday(to, 3, 4)
  const snow = addDays(nthMonday(to, 1, 4), 1)
  return {
    name: `${from}–${String(to).slice(2)}`,
    startsOn: addDays(nthMonday(from, 8, 4), 1),
    endsOn: addDays(nthMonday(to, 6, 2), 4),
    weekdays: [1, 2, 3, 4, 5],
    terms: [],
    closures: [
      one(nthMonday(from, 9, 1), 'Labor Day'),
      one(nthMonday(from, 10, 2), 'Teachers’ day'),
      { fromOn: addDays(thanksgiving, -1), toOn: addDays(thanksgiving, 1), label: 'Thanksgiving' },
      { fromOn: winter, toOn: addDays(winter, 13), label: 'Winter break' },
      one(nthMonday(to, 1, 3), 'Martin Luther King Day'),
      one(snow, 'Snow day'),
      one(nthMonday(to, 2, 3), 'Presidents’ Day'),
      { fromOn: spring, toOn: addDays(spring, 4), label: 'Spring break' },
      one(addDays(nthMonday(to, 6, 1), -7), 'Memorial Day'),
    ],
  }
}

/** School days that a year must have had before the sample school tells of it: before, there is little to see. */
const fewestDays = 40

/** The school year of `today`, or in summer and early autumn the last whole one, and the year before it, oldest first. */
export function makeSampleCalendar(today: IsoDate): [SchoolYearDraft, SchoolYearDraft] {
  const calendarYear = Number(today.slice(0, 4))
  const hasBegun = listSchoolDays(makeYear(calendarYear), today).length >= fewestDays
  const from = hasBegun ? calendarYear : calendarYear - 1
  return [makeYear(from - 1), makeYear(from)]
}
