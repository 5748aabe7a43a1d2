/** Calendar days as ISO strings and as whole numbers. Knows no clock and no time zone. */
import { z } from 'zod'

/** A day of the proleptic Gregorian calendar, `2026-03-02`. */
export type IsoDate = `${number}-${number}-${number}`
/** Days since 1970-01-01, which is day 0. */
export type EpochDay = number
/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const dayMilliseconds = 86_400_000

export const isoDate = z.iso.date() as unknown as z.ZodType<IsoDate, IsoDate>
export const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((n) => z.literal(n))) as unknown as z.ZodType<
  Weekday,
  Weekday
>
/** A time of day on a 24-hour clock, `15:15`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/**
 * The number of days from 1970-01-01 to `day`. `day` must be a real date; see {@link isIsoDate}. Whole numbers only, after
 * Howard Hinnant's `days_from_civil`: five years of a school are read as days many times over.
 */
export function toEpochDay(day: IsoDate): EpochDay {
  const written = Number(day.slice(0, 4))
  const month = digitsAt(day, 5)
  // Years that begin in March, so that a leap day is the last.
  const year = month <= 2 ? written - 1 : written
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digitsAt(day, 8) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const zero = 48
const digitsAt = (text: string, at: number) =>
  (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero

// Writing a day costs more than anything that is done with it, and a plan's life has the same few days again and again.
const writtenDays: (IsoDate | undefined)[] = []
/** Through 2106. */
const lastWrittenDay = 49_999

/** The inverse of {@link toEpochDay}, for years 0000 to 9999. */
export function fromEpochDay(day: EpochDay): IsoDate {
  if (day < 0 || day > lastWrittenDay) return writeDay(day)
  return (writtenDays[day] ??= writeDay(day))
}

function writeDay(day: EpochDay): IsoDate {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10) as IsoDate
}

/** Whether `text` is a date that exists, written `YYYY-MM-DD`. 30 February is not. */
export function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)))
  return fromEpochDay(moment / dayMilliseconds) === text
}

export function addDays(day: IsoDate, count: number): IsoDate {
  return fromEpochDay(toEpochDay(day) + count)
}

/** The same day of the next month, or that month's last day where it has no such day: 31 January gives 28 February. */
export function monthAfter(day: IsoDate): IsoDate {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const next =
    month === 12
      ? `${String(year + 1).padStart(4, '0')}-01`
      : `${day.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`
  // The month after the next one begins on its first day; the day before that is the last one of the next.
  const inTheOneAfter = addDays(`${next}-01` as IsoDate, 31)
  const last = addDays(`${inTheOneAfter.slice(0, 7)}-01` as IsoDate, -1)
  const same = `${next}-${day.slice(8, 10)}` as IsoDate
  return same < last ? same : last
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: IsoDate, end: IsoDate): number {
  return toEpochDay(end) - toEpochDay(start)
}

export function weekdayOf(day: EpochDay): Weekday {
  // 1970-01-01 was a Thursday (4).
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** The Monday of the week in which `day` falls. */
export function mondayOf(day: EpochDay): EpochDay {
  return day - (weekdayOf(day) - 1)
}
