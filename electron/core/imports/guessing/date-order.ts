/** Decides between day-month and month-day by evidence, and says so when there is none. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import type { DateOrder } from '#shared/domain/attendance-import.ts'
import { type EpochDay, weekdayOf } from '#shared/domain/day.ts'
import { type DateParts, putTogetherDate, takeApartDate } from '../reading/dates.ts'

export type DateOrderGuess = { order: DateOrder; isUndecided: boolean }

/** What a school knows that speaks for one order: how it usually writes, and what day it is. */
export type DateWorld = {
  rule: AttendanceRule
  today: EpochDay
  /** Whether the calendar has a school day then; null where there is no calendar. */
  isOpenOn: (day: EpochDay) => boolean | null
}

type Weighed = { order: DateOrder; unreadable: number; unlikely: number; span: number }

function weigh(parts: readonly DateParts[], order: DateOrder, world: DateWorld): Weighed {
  const days = parts.map((part) => putTogetherDate(part, order))
  const real = days.filter((day) => day !== null)
  const unlikely = real.filter((day) => {
    const isWeekend = weekdayOf(day) > 5
    return day > world.today || (world.isOpenOn(day) ?? !isWeekend) === false
  })
  const span =
    real.reduce((most, day) => Math.max(most, day), -Infinity) -
    real.reduce((least, day) => Math.min(least, day), Infinity)
  return { order, unreadable: days.length - real.length, unlikely: unlikely.length, span }
}

/**
 * `written`: the distinct dates of the file, `weight` how many of its rows have each (1 is fine). A number above 12
 * decides; otherwise the order in which fewer dates fall in the future, on weekends or on closed days; otherwise
 * the one in which they lie clearly closer together, as the days of a register do. Two dates prove nothing.
 */
export function guessDateOrder(written: Iterable<string>, world: DateWorld): DateOrderGuess {
  const usual: DateOrder = world.rule === 'us' ? 'mdy' : 'dmy'
  const all = [...written].map(takeApartDate).filter((parts) => parts !== null)
  const open = all.filter((parts) => parts.kind === 'numbers')
  if (open.length === 0) return { order: 'ymd', isUndecided: false }
  const short = weigh(open, 'ymd', world)
  const mdy = weigh(open, 'mdy', world)
  const dmy = weigh(open, 'dmy', world)
  if (short.unreadable === 0 && mdy.unreadable > 0 && dmy.unreadable > 0)
    return { order: 'ymd', isUndecided: false }
  if (mdy.unreadable !== dmy.unreadable) return decided(mdy.unreadable < dmy.unreadable ? mdy : dmy)
  if (open.every((parts) => parts.first === parts.second)) return { order: usual, isUndecided: false }
  if (Math.abs(mdy.unlikely - dmy.unlikely) > open.length * 0.1 && open.length >= 3) {
    return decided(mdy.unlikely < dmy.unlikely ? mdy : dmy)
  }
  if (open.length >= 3 && mdy.span * 3 < dmy.span) return decided(mdy)
  if (open.length >= 3 && dmy.span * 3 < mdy.span) return decided(dmy)
  return { order: usual, isUndecided: true }
}

const decided = ({ order }: Weighed): DateOrderGuess => ({ order, isUndecided: false })
