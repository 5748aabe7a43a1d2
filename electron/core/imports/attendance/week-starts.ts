/** Counts on from the first day of a week, whatever the order in which that day is written. Knows no calendar. */
import type { DateOrder } from '#shared/domain/attendance-import.ts'
import { type EpochDay, fromEpochDay, weekdayOf } from '#shared/domain/day.ts'
import { readDate } from '../reading/dates.ts'

const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
const monday = 1

/** A week begins on a Monday, so of two ways to read its first day the one that gives a Monday is right. */
export class WeekStarts {
  readonly #known = new Map<string, EpochDay | null>()
  readonly #votes = new Map<DateOrder, number>()

  /** The day so many days later as an ISO date; the text itself when it is no day. */
  later(written: string, days: number): string {
    let start = this.#known.get(written)
    if (start === undefined) {
      start = this.#readStart(written)
      this.#known.set(written, start)
    }
    return start === null ? written : fromEpochDay(start + days)
  }

  #readStart(written: string): EpochDay | null {
    const read = orders.flatMap((order) => {
      const day = readDate(written, order)
      return day === null ? [] : [{ order, day }]
    })
    const mondays = read.filter(({ day }) => weekdayOf(day) === monday)
    const [only] = mondays
    if (only !== undefined && mondays.length === 1)
      this.#votes.set(only.order, (this.#votes.get(only.order) ?? 0) + 1)
    const likely = (mondays.length > 0 ? mondays : read).toSorted(
      (a, b) => (this.#votes.get(b.order) ?? 0) - (this.#votes.get(a.order) ?? 0),
    )
    return likely[0]?.day ?? null
  }
}
