/** The appendix of marks: a table a month, a row a week. Says what each day was, and gives no day a shade. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { AttendanceDay } from '#shared/domain/attendance.ts'
import { fromEpochDay, type IsoDate, mondayOf, toEpochDay } from '#shared/domain/day.ts'
import { monthNames } from '#shared/domain/plain-words.ts'
import { packetWords as fixed } from '#shared/messages/packet-words.ts'
import { equalWidths, grid, paragraph, section, tidy } from '../../blocks.ts'
import type { PartPaper } from './packet-paper.ts'

export function layOutMarks({ snapshot: { days }, width }: PartPaper): Content[] {
  const told = days.filter(({ state }) => state !== 'upcoming')
  if (!told.some(({ state }) => state !== 'closed' && state !== 'not-enrolled')) return []
  const columns = listColumns(told)
  const months = Map.groupBy(told, ({ on }) => on.slice(0, 7))
  const tables = [...months].map(([month, its]): Content => {
    const stack = section(
      `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`,
      grid(
        columns.map((place) => fixed.marks.head[place] ?? ''),
        layOutWeeks(its, columns),
        equalWidths(columns.length, width),
      ),
      width,
    )
    // A month is at most six rows of a few lines.
    return { stack, unbreakable: true }
  })
  return [paragraph(fixed.marks.read), ...tables]
}

/** Monday is 0. */
const placeOf = (on: IsoDate) => toEpochDay(on) - mondayOf(toEpochDay(on))

/** Weekdays that the school uses, so that no column stays empty. */
const listColumns = (days: readonly AttendanceDay[]): number[] =>
  [...new Set(days.map(({ on }) => placeOf(on)))].toSorted((one, other) => one - other)

function layOutWeeks(days: readonly AttendanceDay[], columns: readonly number[]): TableCell[][] {
  const weeks = Map.groupBy(days, ({ on }) => fromEpochDay(mondayOf(toEpochDay(on))))
  return [...weeks.values()].map((week) => {
    const byPlace = new Map(week.map((day) => [placeOf(day.on), day]))
    return columns.map((place): TableCell => ({ text: sayDay(byPlace.get(place)) }))
  })
}

function sayDay(day: AttendanceDay | undefined): string {
  if (day === undefined) return ''
  const { states } = fixed.marks
  const said =
    day.state === 'closed' && day.label !== null && day.label.trim() !== ''
      ? tidy(day.label)
      : [day.state, ...(day.afternoon === null ? [] : [day.afternoon])]
          .map((state) => states[state])
          .join(' / ')
  return `${Number(day.on.slice(8))}\n${said}`
}
