/** Marks as rows: adds, replaces and takes back what imports brought. Never decides what a mark means. */
import type { AttendanceCode } from '#shared/domain/attendance.ts'
import type { EpochDay } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, Value, WriteDatabase } from '../database.ts'
import { savePrior } from './import-priors.ts'
import { listCodes } from './school.ts'

export type StoredMark = {
  day: EpochDay
  period: number
  codeId: number
  importId: ImportId
  minutesAway: number | null
}

// One text a student instead of a row a mark: the crossing from SQLite costs more than the arithmetic. Every number is
// a character; where Unicode has a gap, larger ones are moved behind it, which takes longer and is hardly ever needed.
const firstGap = 0xd800
const gap = 0x800
const numbersOfMark = ['on_day - ? + 1', 'period + 1', 'code_id', 'import_id', 'ifnull(minutes_away + 2, 1)']
const packOf = (numbers: readonly string[]) => `group_concat(char(${numbers.join(', ')}), '')`
const packed = packOf(numbersOfMark)
const beyondGap = (number: string) =>
  `(SELECT n + iif(n >= ${firstGap}, ${gap}, 0) FROM (SELECT ${number} AS n))`
const packedBeyondGap = packOf(numbersOfMark.map(beyondGap))
const fieldsAMark = 5

/** One student's marks as one column each: many times smaller than as many objects. By day and period. */
export class MarksOfStudent {
  readonly days: Int32Array
  readonly periods: Uint8Array
  readonly codeIds: Uint32Array
  readonly #importIds: Uint32Array
  readonly #minutes: Int16Array
  length = 0

  constructor(text: string, first: EpochDay) {
    const most = Math.floor(text.length / fieldsAMark)
    this.days = new Int32Array(most)
    this.periods = new Uint8Array(most)
    this.codeIds = new Uint32Array(most)
    this.#importIds = new Uint32Array(most)
    this.#minutes = new Int16Array(most)
    let at = 0
    const take = () => {
      const number = text.codePointAt(at) ?? 0
      at += number > 0xffff ? 2 : 1
      return number >= firstGap + gap ? number - gap : number
    }
    let before = -Infinity
    while (at < text.length) {
      const place = this.length
      const day = take() + first - 1
      const period = take() - 1
      // The table is kept in this order; SQLite promises it only where it would sort, which takes twice as long.
      if (day * 256 + period <= before) throw new Error('marks did not come in the order of their table')
      before = day * 256 + period
      this.days[place] = day
      this.periods[place] = period
      this.codeIds[place] = take()
      this.#importIds[place] = take()
      this.#minutes[place] = take() - 2
      this.length = place + 1
    }
  }

  importIdOf(place: number): ImportId {
    return (this.#importIds[place] ?? 0) as ImportId
  }

  minutesOf(place: number): number | null {
    const minutes = this.#minutes[place] ?? -1
    return minutes < 0 ? null : minutes
  }

  get(place: number): StoredMark {
    return {
      day: this.days[place] ?? 0,
      period: this.periods[place] ?? 0,
      codeId: this.codeIds[place] ?? 0,
      importId: this.importIdOf(place),
      minutesAway: this.minutesOf(place),
    }
  }
}

/** One student's marks from day to day, both included. */
export function readMarks(
  database: ReadDatabase,
  studentId: StudentId,
  from: EpochDay,
  to: EpochDay,
): MarksOfStudent {
  return readPacked(database, [from, to], 'student_id = ? AND on_day BETWEEN ? AND ?', [studentId, from, to])
}

/** One student's marks on these days. */
export function readMarksOn(
  database: ReadDatabase,
  studentId: StudentId,
  days: readonly EpochDay[],
): MarksOfStudent {
  const sorted = days.toSorted((one, other) => one - other)
  const isAbout = 'student_id = ? AND on_day IN (SELECT value FROM json_each(?))'
  return readPacked(database, [sorted[0] ?? 0, sorted.at(-1) ?? 0], isAbout, [
    studentId,
    JSON.stringify(sorted),
  ])
}

function readPacked(
  database: ReadDatabase,
  [first, last]: readonly [EpochDay, EpochDay],
  isAbout: string,
  values: readonly Value[],
): MarksOfStudent {
  const ids = database.get<{ most: number }>(
    'SELECT max((SELECT max(id) FROM import), (SELECT max(id) FROM attendance_code)) AS most',
  )
  const isBeyondGap = last - first + 1 >= firstGap || (ids?.most ?? 0) >= firstGap
  const row = database.get<{ text: string | null }>(
    `SELECT ${isBeyondGap ? packedBeyondGap : packed} AS text FROM mark WHERE ${isAbout}`,
    first,
    ...values,
  )
  return new MarksOfStudent(row?.text ?? '', first)
}

// SQLite is faster with many rows a statement; more than this gains nothing.
const rowsAtOnce = 64

/** Collects rows for one statement and writes many at once. {@link RowWriter.flush} must be called at the end. */
class RowWriter {
  readonly #database: WriteDatabase
  readonly #sqlOf: (rows: number) => string
  readonly #many: string
  readonly #width: number
  readonly #values: Value[]
  #count = 0

  constructor(
    database: WriteDatabase,
    { table, columns, end }: { table: string; columns: string[]; end: string },
  ) {
    const row = `(${columns.map(() => '?').join(',')})`
    this.#database = database
    this.#width = columns.length
    this.#sqlOf = (rows) =>
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(',')} ${end}`
    this.#many = this.#sqlOf(rowsAtOnce)
    // Kept and filled again: arrays that grow for every 64 rows would pile up.
    this.#values = Array.from({ length: rowsAtOnce * columns.length }, () => null)
  }

  add(...row: Value[]): void {
    for (const value of row) this.#values[this.#count++] = value
    if (this.#count < this.#values.length) return
    this.#database.run(this.#many, ...this.#values)
    this.#count = 0
  }

  flush(): void {
    const one = this.#sqlOf(1)
    for (let at = 0; at < this.#count; at += this.#width) {
      this.#database.run(one, ...this.#values.slice(at, at + this.#width))
    }
    this.#count = 0
  }
}

type MarkPlace = Pick<StoredMark, 'day' | 'period'>
type NewMark = Omit<StoredMark, 'importId'>

/** Writes what one import says. {@link MarkWriter.flush} must be called at the end. */
export class MarkWriter {
  readonly #importId: ImportId
  readonly #marks: RowWriter
  readonly #replaced: RowWriter
  readonly #confirmed: RowWriter

  constructor(database: WriteDatabase, importId: ImportId) {
    this.#importId = importId
    this.#marks = new RowWriter(database, {
      table: 'mark',
      columns: ['student_id', 'on_day', 'period', 'code_id', 'import_id', 'minutes_away'],
      end: `ON CONFLICT (student_id, on_day, period) DO UPDATE
        SET code_id = excluded.code_id, import_id = excluded.import_id, minutes_away = excluded.minutes_away`,
    })
    this.#replaced = new RowWriter(database, {
      table: 'mark_replaced',
      columns: ['import_id', 'student_id', 'on_day', 'period', 'code_id', 'prior_import_id', 'minutes_away'],
      end: '',
    })
    this.#confirmed = new RowWriter(database, {
      table: 'mark_confirmed',
      columns: ['import_id', 'student_id', 'from_day', 'from_period', 'to_day', 'to_period'],
      end: '',
    })
  }

  add(studentId: StudentId, { day, period, codeId, minutesAway }: NewMark): void {
    this.#marks.add(studentId, day, period, codeId, this.#importId, minutesAway)
  }

  /** Gives a mark another code and keeps the one that it had, so that the import can be taken back. */
  replace(studentId: StudentId, prior: StoredMark, mark: NewMark): void {
    const { day, period, codeId, importId, minutesAway } = prior
    this.#replaced.add(this.#importId, studentId, day, period, codeId, importId, minutesAway)
    this.add(studentId, mark)
  }

  /** Records that every mark of the student from one place to the other stood in the file with the code that it has. */
  confirm(studentId: StudentId, from: MarkPlace, to: MarkPlace): void {
    this.#confirmed.add(this.#importId, studentId, from.day, from.period, to.day, to.period)
  }

  flush(): void {
    for (const rows of [this.#marks, this.#replaced, this.#confirmed]) rows.flush()
  }
}

/**
 * Makes the codes known under these categories, and keeps the ones that they had, so that the import can be taken back.
 * Others stay as they are. Returns ids by code, and whether one moved.
 */
export function mapCodes(
  database: WriteDatabase,
  importId: ImportId,
  codes: readonly AttendanceCode[],
): { ids: Map<string, number>; hasMoved: boolean } {
  const before = new Map(listCodes(database).map((code) => [code.code, code.category]))
  for (const { code, label, category } of codes) {
    const known = before.get(code)
    if (known !== undefined)
      savePrior(database, importId, { kind: 'code', key: code, before: known, after: category })
    database.run(
      `INSERT INTO attendance_code (code, label, category) VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE
       SET category = excluded.category, label = iif(label = '', excluded.label, label)`,
      code,
      label,
      category,
    )
  }
  const hasMoved = codes.some(({ code, category }) => before.has(code) && before.get(code) !== category)
  return { ids: new Map(listCodes(database).map((code) => [code.code, code.id])), hasMoved }
}

/** How many marks from day to day, both included, are of these imports. Reads every mark. */
export function countMarksOf(
  database: ReadDatabase,
  importIds: readonly ImportId[],
  from: EpochDay,
  to: EpochDay,
): number {
  if (importIds.length === 0) return 0
  const row = database.get<{ marks: number }>(
    `SELECT count(*) AS marks FROM mark
     WHERE on_day BETWEEN ? AND ? AND import_id IN (SELECT value FROM json_each(?))`,
    from,
    to,
    JSON.stringify(importIds),
  )
  return row?.marks ?? 0
}

/** The days on which anyone has a mark, out of these. Reads every mark. */
export function listDaysWithMarks(database: ReadDatabase, days: readonly EpochDay[]): EpochDay[] {
  if (days.length === 0) return []
  return database
    .all<{ day: EpochDay }>(
      'SELECT DISTINCT on_day AS day FROM mark WHERE on_day IN (SELECT value FROM json_each(?))',
      JSON.stringify(days),
    )
    .map(({ day }) => day)
}

/** In the order in which the table of marks is kept. */
export function listStudentIds(database: ReadDatabase): StudentId[] {
  return database.all<{ id: StudentId }>('SELECT id FROM student ORDER BY id').map(({ id }) => id)
}
