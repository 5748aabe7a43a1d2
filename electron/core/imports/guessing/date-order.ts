/** Decides between day-month and month-day by evidence, and says so when there is none. */
import type { DateOrder, ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import { type DateParts, putTogetherDate, takeApartDate } from '../reading/dates.ts'
import { type DateWorld, findOnlyOrder, isLikelyDay, judgeDates } from '../reading/mixed-dates.ts'

export type DateOrderGuess = {
  order: DateOrder
  /** A person must choose: the order of all dates, or what becomes of those that fit both orders of a mixed file. */
  isUndecided: boolean
  /** Null where one order is read throughout. */
  mixed: ImportUnderstanding['mixedDates']
}

const examplesShown = 12

type Weighed = { order: DateOrder; unreadable: number; unlikely: number; span: number }

function weigh(parts: readonly DateParts[], order: DateOrder, world: DateWorld): Weighed {
  const days = parts.map((part) => putTogetherDate(part, order))
  const real = days.filter((day) => day !== null)
  const unlikely = real.filter((day) => !isLikelyDay(day, world))
  const span =
    real.reduce((most, day) => Math.max(most, day), -Infinity) -
    real.reduce((least, day) => Math.min(least, day), Infinity)
  return { order, unreadable: days.length - real.length, unlikely: unlikely.length, span }
}

/**
 * Counts the dates of a file that writes them in two orders; null for a file that need not. Only a number above 12 in
 * either place shows that there are two.
 */
function findMixed(written: readonly string[], world: DateWorld): DateOrderGuess['mixed'] {
  const orders = new Set(written.map(findOnlyOrder))
  if (!orders.has('dayFirst') || !orders.has('monthFirst')) return null
  const verdicts = judgeDates(written, world).map(({ verdict }) => verdict)
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length
  return {
    dayFirst: count('dayFirst'),
    monthFirst: count('monthFirst'),
    undecided: count('undecided'),
    examples: written.filter((_, at) => verdicts[at] === 'undecided').slice(0, examplesShown),
  }
}

/**
 * `written`: the distinct dates of the file, in its order. A number above 12 decides, and shows a file that is written
 * in two orders; otherwise the order in which fewer dates fall in the future, on weekends or on closed days; otherwise
 * the one in which they lie clearly closer together, as the days of a register do. Two dates prove nothing.
 */
export function guessDateOrder(written: Iterable<string>, world: DateWorld): DateOrderGuess {
  const texts = [...written]
  const mixed = findMixed(texts, world)
  if (mixed === null) return { ...guessOneOrder(texts, world), mixed }
  const order =
    mixed.dayFirst === mixed.monthFirst
      ? usualOrder(world)
      : mixed.dayFirst > mixed.monthFirst
        ? 'dmy'
        : 'mdy'
  return { order, isUndecided: mixed.undecided > 0, mixed }
}

const usualOrder = ({ rule }: DateWorld): DateOrder => (rule === 'us' ? 'mdy' : 'dmy')

type OneOrder = Omit<DateOrderGuess, 'mixed'>

function guessOneOrder(written: readonly string[], world: DateWorld): OneOrder {
  const usual = usualOrder(world)
  const all = written.map(takeApartDate).filter((parts) => parts !== null)
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

const decided = ({ order }: Weighed): OneOrder => ({ order, isUndecided: false })
