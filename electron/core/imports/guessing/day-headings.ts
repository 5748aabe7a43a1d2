/** Reads a heading that names a day, and the part of the day when it says one. Decides no order of day and month. */
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

const month = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec'
const dayOnly = new RegExp(
  String.raw`^((mon|tue|wed|thu|fri)[a-z]*[\s,.]+)?(\d{1,2}[/.-]\d{1,2}|\d{1,2}[\s.-]+(${month})[a-z]*|(${month})[a-z]*[\s.-]+\d{1,2})$`,
  'i',
)

/** The first heading that is a day of no year, where there are so many that the file is a register; else null. */
export function findDayWithoutYear(header: readonly string[]): string | null {
  const found = header.map((heading) => heading.trim()).filter((heading) => dayOnly.test(heading))
  return found.length < fewestDays ? null : (found[0] ?? null)
}
