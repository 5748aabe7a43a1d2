/** The days that the rows of a file of values name, each written date read once and all of them in one way. */
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { type EpochDay, fromEpochDay, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import { readDate } from '../reading/dates.ts'
import { readDates } from '../reading/mixed-dates.ts'
import { nameColumn, type ValueRow, type ValueTable } from './value-table.ts'

export class DaysOfFile {
  readonly #table: ValueTable
  readonly #reading: ImportReading
  readonly #today: EpochDay
  readonly #place: number
  readonly #days: ReadonlyMap<string, EpochDay | null>

  constructor(table: ValueTable, reading: ImportReading, today: IsoDate) {
    this.#table = table
    this.#reading = reading
    this.#today = toEpochDay(today)
    this.#place = table.columns.findIndex((role) => role === 'date' || role === 'throughOn')
    const written = [...new Set(table.rows.map((row) => this.#writtenIn(row)))].filter((text) => text !== '')
    const days = readDates(written, reading)
    this.#days = new Map(written.map((text, at) => [text, days[at] ?? null]))
  }

  /** The heading of the column of days; null where the file has none. */
  get heading(): string | null {
    return this.#place === -1 ? null : nameColumn(this.#table, this.#place)
  }

  /** Null where the row names none. Undefined, and a problem, when it is no day that has come or can be read both ways. */
  read(row: ValueRow): IsoDate | null | undefined {
    const written = this.#writtenIn(row)
    if (written === '') return null
    const day = this.#days.get(written) ?? null
    // What is said of a day that has not come is a slip of the pen.
    if (day !== null && day <= this.#today) return fromEpochDay(day)
    const isLegible = day === null && readDate(written, this.#reading.dateOrder) !== null
    this.#table.problems.add(row.row, isLegible ? 'undecided-date' : 'impossible-date', this.heading, written)
    return undefined
  }

  #writtenIn({ fields }: ValueRow): string {
    return this.#place === -1 ? '' : (fields[this.#place] ?? '')
  }
}
