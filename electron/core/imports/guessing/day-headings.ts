/** Reads a heading that names a day, and the part of the day when it says one. Decides no order of day and month. */
import type { DateOrder } from '#shared/domain/attendance-import.ts'
import { takeApartDate } from '../reading/dates.ts'
import { readPeriod } from '../reading/periods.ts'

/** `written` is the day as it stands in the heading; `period` is 0 for the whole day. */
export type DayHeading = { written: string; period: number }

const partAfter = /[\s,(_-]+(a\.?m\.?|p\.?m\.?|morning|afternoon|(?:period|per|p)[\s.]*\d{1,2})\)?$/i
const partBefore = /^(a\.?m\.?|p\.?m\.?|morning|afternoon|(?:period|per|p)[\s.]*\d{1,2})[\s,_-]+/i

/** Null for a heading that names no day. `2026-03-02 AM` is the morning of that day. */
export function readDayHeading(heading: string): DayHeading | null {
  const text = heading.trim()
  const part = partAfter.exec(text) ?? partBefore.exec(text)
  const written = part === null ? text : text.replace(part[0], '')
  if (takeApartDate(written) === null) return null
  return { written, period: part === null ? 0 : (readPeriod(part[1] ?? '') ?? 0) }
}

/** Fewer could be the dates of something else. */
const fewestDays = 2

/** The places of the columns that are headed by days; none when there are too few to be a register. */
export function listDayColumns(header: readonly string[]): number[] {
  const places = header.flatMap((heading, place) => (readDayHeading(heading) === null ? [] : [place]))
  return places.length < fewestDays ? [] : places
}

const dayName = '(?:(?:mon|tue|wed|thu|fri)[a-z]*[\\s,.]+)?'
const monthName = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*'
const byNumbers = new RegExp(`^${dayName}(\\d{1,2})[/.-](\\d{1,2})$`, 'i')
const dayThenMonth = new RegExp(`^${dayName}(\\d{1,2})[\\s.-]+${monthName}$`, 'i')
const monthThenDay = new RegExp(`^${dayName}${monthName}[\\s.-]+(\\d{1,2})$`, 'i')
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type BareDay = { month: number; day: number; part: string; isSure: boolean }

/** A day of no year, read in this order where it is written in numbers; else null. */
function readBareDay(heading: string, order: DateOrder): BareDay | null {
  const text = heading.trim()
  const part = (partAfter.exec(text) ?? partBefore.exec(text))?.[1] ?? ''
  const day = text.replace(partAfter, '').replace(partBefore, '')
  const [, first, second] = byNumbers.exec(day) ?? []
  const named = (name: string, number: string): BareDay => ({
    month: months.indexOf(name.slice(0, 3).toLowerCase()) + 1,
    day: Number(number),
    part,
    isSure: true,
  })
  if (first !== undefined && second !== undefined) {
    const [one, other] = order === 'dmy' ? [second, first] : [first, second]
    return { month: Number(one), day: Number(other), part, isSure: first === second }
  }
  const [, dayBefore, monthAfter] = dayThenMonth.exec(day) ?? []
  if (dayBefore !== undefined && monthAfter !== undefined) return named(monthAfter, dayBefore)
  const [, monthBefore, dayAfter] = monthThenDay.exec(day) ?? []
  return monthBefore === undefined || dayAfter === undefined ? null : named(monthBefore, dayAfter)
}

/** The places of the columns that are headed by days of no year; none when there are too few to be a register. */
export function listBareDays(header: readonly string[]): number[] {
  const places = header.flatMap((heading, place) => (readBareDay(heading, 'mdy') === null ? [] : [place]))
  return places.length < fewestDays ? [] : places
}

/** Whether some of these headings mean another day when day and month change places. */
export const hasTwoOrders = (header: readonly string[]) =>
  listBareDays(header).some((place) => readBareDay(header[place] ?? '', 'mdy')?.isSure === false)

/** No school year begins before it or ends after it. */
const firstMonth = 8

/** The headings with the year of each day: `3/2 AM` in the school year from 2025 on is `2026-03-02 AM`. */
export function addYears(header: readonly string[], beginsIn: number, order: DateOrder): string[] {
  const bare = new Set(listBareDays(header))
  return header.map((heading, place) => {
    const found = bare.has(place) ? readBareDay(heading, order) : null
    if (found === null) return heading
    const { month, day, part } = found
    const twoDigits = (number: number) => String(number).padStart(2, '0')
    const year = month >= firstMonth ? beginsIn : beginsIn + 1
    return `${year}-${twoDigits(month)}-${twoDigits(day)} ${part}`.trim()
  })
}
