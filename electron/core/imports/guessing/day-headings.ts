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
