/** Finds the school year of columns that are headed by days of no year. Takes none when more than one fits. */
import type { DateOrder } from '#shared/domain/attendance-import.ts'
import { fromEpochDay } from '#shared/domain/day.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import type { TableLook } from '../format.ts'
import { readDate } from '../reading/dates.ts'
import { type DateWorld, isLikelyDay } from '../reading/mixed-dates.ts'
import { addYears, hasTwoOrders, listBareDays } from './day-headings.ts'

export type HeadingYears = {
  /** Null when a person must choose. */
  year: number | null
  /** The years that may be chosen, newest first. */
  years: number[]
  order: DateOrder
  isOrderUndecided: boolean
}

const mostUnlikely = 0.1
const orders = ['mdy', 'dmy'] as const

/** Whether the days below these headings are numbers such as a gradebook has. */
export function holdsNumbers({ header, rows }: TableLook): boolean {
  const cells = rows.flatMap((row) => listBareDays(header).map((place) => (row[place] ?? '').trim()))
  const filled = cells.filter((cell) => cell !== '')
  return filled.filter((cell) => /^\d{2,3}([.,]\d+)?%?$/.test(cell)).length > filled.length / 2
}

/**
 * Null when no column is headed so. `asked` is the year that a person chose. The years of the calendar are asked
 * whether the days are open ones in them; so is this school year, which the calendar may not have yet.
 */
export function findHeadingYears(
  header: readonly string[],
  asked: number | null,
  calendar: readonly SchoolYear[],
  world: DateWorld,
): HeadingYears | null {
  const places = listBareDays(header)
  if (places.length === 0) return null
  const years = listChoices(calendar, world)
  const choices = orders.flatMap((order) =>
    (asked === null ? years : [asked]).flatMap((year) => {
      const written = addYears(header, year, order)
      const days = places.map((place) => readDate((written[place] ?? '').slice(0, 10), 'ymd'))
      const real = days.filter((day) => day !== null)
      const unlikely = days.length - real.filter((day) => isLikelyDay(day, world)).length
      const span = Math.max(...real) - Math.min(...real)
      const isFit = real.length === days.length && unlikely <= days.length * mostUnlikely
      return isFit ? [{ year, order, span }] : []
    }),
  )
  const usual = world.rule === 'us' ? 'mdy' : 'dmy'
  const fit = asked === null ? [...new Set(choices.map(({ year }) => year))] : [asked]
  const year = fit.length === 1 ? (fit[0] ?? null) : null
  const own = choices.filter((choice) => choice.year === (year ?? choice.year))
  const shortest = own.toSorted((a, b) => a.span - b.span)
  const [first, second] = shortest
  const isClear =
    !hasTwoOrders(header) ||
    first === undefined ||
    own.every(({ order }) => order === first.order) ||
    (second !== undefined && places.length >= 3 && first.span * 3 < second.span)
  const order = isClear ? (first?.order ?? usual) : usual
  return { year, years, order, isOrderUndecided: year !== null && !isClear }
}

function listChoices(calendar: readonly SchoolYear[], { today }: DateWorld): number[] {
  const now = fromEpochDay(today)
  const current = Number(now.slice(0, 4)) - (now.slice(5, 7) < '08' ? 1 : 0)
  const known = calendar.map(({ startsOn }) => Number(startsOn.slice(0, 4)))
  return [...new Set([...known, current, current - 1])].toSorted((a, b) => b - a).slice(0, 60)
}
