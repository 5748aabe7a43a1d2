/** Lays a school year out as weeks and weekdays and says each day in words. Never draws and never counts. */
import type { AttendanceDay, AttendanceRule, DayState } from '#shared/domain/attendance.ts'
import {
  addDays,
  daysBetween,
  fromEpochDay,
  type IsoDate,
  mondayOf,
  toEpochDay,
  type Weekday,
  weekdayOf,
} from '#shared/domain/day.ts'
import { dayWords, formatDayInYear } from '#renderer/features/caseload/attendance-words.ts'

export type YearGrid = {
  /** Rows: the weekdays on which the school is open. */
  weekdays: Weekday[]
  /** Columns: the Monday of each week, without holes. */
  mondays: IsoDate[]
  /** cells[row][column]; null before the first day and after the last. */
  cells: (AttendanceDay | null)[][]
  /** Where each month's name stands: the first column that holds one of its days. */
  months: { name: string; column: number }[]
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

export function layOutYear(days: readonly AttendanceDay[]): YearGrid {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return { weekdays: [], mondays: [], cells: [], months: [] }
  const firstMonday = fromEpochDay(mondayOf(toEpochDay(first.on)))
  const columns = Math.floor(daysBetween(firstMonday, last.on) / 7) + 1
  const mondays = Array.from({ length: columns }, (_, column) => addDays(firstMonday, column * 7))
  const byDay = new Map(days.map((day) => [day.on, day]))
  const weekdays = [...new Set(days.map((day) => weekdayOf(toEpochDay(day.on))))].toSorted((a, b) => a - b)
  const cells = weekdays.map((row) => mondays.map((monday) => byDay.get(addDays(monday, row - 1)) ?? null))
  return { weekdays, mondays, cells, months: placeMonths(cells, columns) }
}

function placeMonths(cells: (AttendanceDay | null)[][], columns: number): YearGrid['months'] {
  const months: YearGrid['months'] = []
  let seen = ''
  for (let column = 0; column < columns; column += 1) {
    const firstOfWeek = cells.find((row) => row[column] !== null)?.[column]
    const month = firstOfWeek?.on.slice(0, 7) ?? seen
    if (firstOfWeek === null || firstOfWeek === undefined || month === seen) continue
    seen = month
    months.push({ name: monthName.format(new Date(firstOfWeek.on)).slice(0, 3), column })
  }
  // A month with a single week in sight would have its name run into the next one's.
  return months.filter((month, index) => (months[index + 1]?.column ?? columns) - month.column > 1)
}

/** 'Tuesday 3 March, came late'; with two sessions, 'Tuesday 3 March, came in the morning, away in the afternoon'. */
export function describeDay(day: AttendanceDay): string {
  const date = formatDayInYear(day.on)
  if (day.state === 'closed') return `${date}, ${day.label ? `school closed: ${day.label}` : dayWords.closed}`
  if (day.afternoon === null || day.afternoon === day.state) return `${date}, ${dayWords[day.state]}`
  return `${date}, morning ${dayWords[day.state]}, afternoon ${dayWords[day.afternoon]}`
}

const legendOrder: readonly DayState[] = [
  'present',
  'late',
  'elsewhere',
  'half-away',
  'away-excused',
  'away-unexcused',
  'not-counted',
  'not-taken',
  'closed',
]

/** The states that the year really holds, so that the legend explains no more than is there. */
export function listLegend(days: readonly AttendanceDay[]): DayState[] {
  const held = new Set(
    days.flatMap((day) => (day.afternoon === null ? [day.state] : [day.state, day.afternoon])),
  )
  return legendOrder.filter((state) => held.has(state))
}

/** Where an arrow key leads in the grid; the same place when there is no day that way. */
export function cellAfterKey(
  grid: YearGrid,
  at: { row: number; column: number },
  key: string,
): { row: number; column: number } | null {
  const steps: Record<string, [row: number, column: number]> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    PageUp: [0, -4],
    PageDown: [0, 4],
  }
  const row = grid.cells[at.row] ?? []
  if (key === 'Home') return { row: at.row, column: row.findIndex((day) => day !== null) }
  if (key === 'End') return { row: at.row, column: row.findLastIndex((day) => day !== null) }
  const step = steps[key]
  if (step === undefined) return null
  const next = { row: at.row + step[0], column: at.column + step[1] }
  const held = grid.cells[next.row]?.[next.column]
  return held === null || held === undefined ? at : next
}

/** Where the keyboard enters: the last day that has a mark, else the first day there is. */
export function findEntryCell(grid: YearGrid, asOfOn: IsoDate | null): { row: number; column: number } {
  const find = (wanted: (day: AttendanceDay) => boolean) => {
    for (const [row, days] of grid.cells.entries()) {
      const column = days.findIndex((day) => day !== null && wanted(day))
      if (column !== -1) return { row, column }
    }
    return null
  }
  return find((day) => day.on === asOfOn) ?? find(() => true) ?? { row: 0, column: 0 }
}

/** School days missed from `from` on. Only under the US rule, where one drawn day is one counted day. */
export function countMissedSince(
  days: readonly AttendanceDay[],
  from: IsoDate,
  rule: AttendanceRule,
): number | null {
  if (rule === 'england') return null
  return days.filter((day) => day.on >= from && (day.state.startsWith('away') || day.state === 'half-away'))
    .length
}
