/** Reads a day from the many ways in which schools write one. Never guesses the order of day and month itself. */
import type { DateOrder } from '#shared/domain/attendance-import.ts'
import type { EpochDay } from '#shared/domain/day.ts'

/** A written day taken apart. `numbers` still waits for the order in which they stand. */
export type DateParts =
  | { kind: 'sure'; year: number; month: number; day: number }
  | { kind: 'numbers'; first: number; second: number; third: number; hasLongYear: boolean }

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const timeOfDay = /[T\s]+\d{1,2}:\d{2}.*$/i
const dayName = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\.?$/
const dayThenName = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})\.?,?[-/. ]*(\d{4}|\d{2})$/i
const nameThenDay = /^([a-z]{3,9})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4}|\d{2})$/i
const yearThenName = /^(\d{4})[-/. ]+([a-z]{3,9})\.?[-/. ]+(\d{1,2})$/i

/** Two digits mean 1970 to 2069. */
function wholeYear(written: string): number {
  const year = Number(written)
  return written.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}

function named(year: string, name: string, day: string): DateParts | null {
  const month = monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return month === 0 ? null : { kind: 'sure', year: wholeYear(year), month, day: Number(day) }
}

/** Takes a written day apart, or null when it is none. A time of day and the name of the weekday are left away. */
export function takeApartDate(written: string): DateParts | null {
  const text = written.trim().replace(dayName, '').replace(timeOfDay, '')
  const [, a = '', b = '', c = ''] = yearFirst.exec(text) ?? compact.exec(text) ?? []
  if (a !== '') return { kind: 'sure', year: Number(a), month: Number(b), day: Number(c) }
  const [, first = '', second = '', third = ''] = numbers.exec(text) ?? []
  if (first !== '') {
    return {
      kind: 'numbers',
      first: Number(first),
      second: Number(second),
      third: Number(third),
      hasLongYear: third.length === 4,
    }
  }
  const [, dayA = '', nameA = '', yearA = ''] = dayThenName.exec(text) ?? []
  if (dayA !== '') return named(yearA, nameA, dayA)
  const [, nameB = '', dayB = '', yearB = ''] = nameThenDay.exec(text) ?? []
  if (nameB !== '') return named(yearB, nameB, dayB)
  const [, yearC = '', nameC = '', dayC = ''] = yearThenName.exec(text) ?? []
  return yearC === '' ? null : named(yearC, nameC, dayC)
}

function toDay(year: number, month: number, day: number): EpochDay | null {
  if (year < 1900 || year > 2199) return null
  const moment = new Date(Date.UTC(year, month - 1, day))
  const isReal = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  return isReal ? moment.getTime() / 86_400_000 : null
}

/** The day that the parts name when read in this order; null when there is no such day between 1900 and 2199. */
export function putTogetherDate(parts: DateParts, order: DateOrder): EpochDay | null {
  if (parts.kind === 'sure') return toDay(parts.year, parts.month, parts.day)
  const { first, second, third } = parts
  const year = wholeYear(String(third).padStart(2, '0'))
  if (order === 'mdy') return toDay(year, first, second)
  if (order === 'dmy') return toDay(year, second, first)
  // `22-01-03`: only two digits can be a year that stands first.
  return parts.hasLongYear ? null : toDay(wholeYear(String(first).padStart(2, '0')), second, third)
}

/** A written day in the given order, or null. */
export function readDate(written: string, order: DateOrder): EpochDay | null {
  const parts = takeApartDate(written)
  return parts === null ? null : putTogetherDate(parts, order)
}
