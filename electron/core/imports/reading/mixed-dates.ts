/** Reads the dates of a file, also of one that writes them in two orders. Never decides what the evidence leaves open. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { type EpochDay, weekdayOf } from '#shared/domain/day.ts'
import { putTogetherDate, readDate, takeApartDate } from './dates.ts'

/** What a school knows that speaks for one order: how it usually writes, and what day it is. */
export type DateWorld = {
  rule: AttendanceRule
  today: EpochDay
  /** Whether the calendar has a school day then; null where there is no calendar. */
  isOpenOn: (day: EpochDay) => boolean | null
}

export type DateReading = Pick<ImportReading, 'dateOrder' | 'isMixedDates' | 'leavesUndecidedDates'>

/** How one written date is taken in a file of two orders. */
export type DateVerdict = 'sure' | 'dayFirst' | 'monthFirst' | 'undecided' | 'impossible'

/** Whether a day can be one of the school's, so that the other reading is the mistaken one. */
export function isLikelyDay(day: EpochDay, world: DateWorld): boolean {
  return day <= world.today && (world.isOpenOn(day) ?? weekdayOf(day) <= 5)
}

/** Days in a file stand close to those before and after; nothing less than this is taken for evidence. */
const near = 10
const far = 45

type Judged = { verdict: DateVerdict; day: EpochDay | null; dayFirst: EpochDay; monthFirst: EpochDay }

function judge(written: string, world: DateWorld | null): Judged {
  const as = (verdict: DateVerdict, day: EpochDay | null): Judged => ({
    verdict,
    day,
    dayFirst: 0,
    monthFirst: 0,
  })
  const parts = takeApartDate(written)
  if (parts === null) return as('impossible', null)
  if (parts.kind === 'sure') {
    const day = putTogetherDate(parts, 'ymd')
    return as(day === null ? 'impossible' : 'sure', day)
  }
  const dayFirst = putTogetherDate(parts, 'dmy')
  const monthFirst = putTogetherDate(parts, 'mdy')
  if (dayFirst === null) return as(monthFirst === null ? 'impossible' : 'monthFirst', monthFirst)
  if (monthFirst === null) return as('dayFirst', dayFirst)
  if (dayFirst === monthFirst) return as('sure', dayFirst)
  if (world !== null && isLikelyDay(dayFirst, world) !== isLikelyDay(monthFirst, world)) {
    return isLikelyDay(dayFirst, world) ? as('dayFirst', dayFirst) : as('monthFirst', monthFirst)
  }
  return { verdict: 'undecided', day: null, dayFirst, monthFirst }
}

/** The one order that a number above 12 leaves for this date; null when it leaves both or none. */
export function findOnlyOrder(written: string): 'dayFirst' | 'monthFirst' | null {
  const { verdict } = judge(written, null)
  return verdict === 'dayFirst' || verdict === 'monthFirst' ? verdict : null
}

/** Settles what is undecided between two settled dates when one reading lies beside both and the other far from both. */
function askNeighbours(all: readonly Judged[]): Judged[] {
  const before: (EpochDay | null)[] = []
  const after: (EpochDay | null)[] = []
  for (let at = 1; at < all.length; at += 1) before[at] = all[at - 1]?.day ?? before[at - 1] ?? null
  for (let at = all.length - 2; at >= 0; at -= 1) after[at] = all[at + 1]?.day ?? after[at + 1] ?? null
  return all.map((one, at) => {
    const [left, right] = [before[at] ?? null, after[at] ?? null]
    if (one.verdict !== 'undecided' || left === null || right === null) return one
    const isNear = (day: EpochDay) => Math.abs(day - left) <= near && Math.abs(day - right) <= near
    const isFar = (day: EpochDay) => Math.abs(day - left) >= far && Math.abs(day - right) >= far
    if (isNear(one.dayFirst) && isFar(one.monthFirst))
      return { ...one, verdict: 'dayFirst', day: one.dayFirst }
    if (isNear(one.monthFirst) && isFar(one.dayFirst))
      return { ...one, verdict: 'monthFirst', day: one.monthFirst }
    return one
  })
}

/**
 * What the evidence says of each of the distinct dates of a file, in the order of the file: a number above 12; then,
 * where there is a `world`, a day that is open and not in the future; then the dates before and after it.
 */
export function judgeDates(
  written: readonly string[],
  world: DateWorld | null,
): { verdict: DateVerdict; day: EpochDay | null }[] {
  return askNeighbours(written.map((text) => judge(text, world)))
}

/**
 * The day of each distinct date of a file, in the order of the file; null for what is none, and, in a file of two
 * orders whose undecided dates shall be left, for those. `world` is what the calendar knows, null for dates that are
 * no school days.
 */
export function readDates(
  written: readonly string[],
  reading: DateReading,
  world: DateWorld | null = null,
): (EpochDay | null)[] {
  if (!reading.isMixedDates) return written.map((text) => readDate(text, reading.dateOrder))
  return judgeDates(written, world).map(({ verdict, day }, at) =>
    verdict === 'undecided' && !reading.leavesUndecidedDates
      ? readDate(written[at] ?? '', reading.dateOrder)
      : day,
  )
}

/** Why {@link readDates} has no day for this date: it can be read in two ways, or in none. */
export function whyNoDay(written: string, reading: DateReading): 'undecided-date' | 'impossible-date' {
  if (!reading.isMixedDates || !reading.leavesUndecidedDates) return 'impossible-date'
  const { verdict } = judge(written, null)
  return verdict === 'undecided' ? 'undecided-date' : 'impossible-date'
}
