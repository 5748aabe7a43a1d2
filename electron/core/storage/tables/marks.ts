/** Marks as rows: adds, replaces and takes back what imports brought. Never decides what a mark means. */
import type { AttendanceCode } from '#shared/domain/attendance.ts'
import type { EpochDay } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, Value, WriteDatabase } from '../database.ts'
import { savePrior } from './import-priors.ts'
import { listCodes } from './school.ts'

export type StoredMark = { day: EpochDay; period: number; codeId: number; importId: ImportId }

/** One student's marks from day to day, both included, by day and period. */
export function listMarks(
  database: ReadDatabase,
  studentId: StudentId,
  from: EpochDay,
  to: EpochDay,
): StoredMark[] {
  return database.all<StoredMark>(
    `SELECT on_day AS day, period, code_id AS codeId, import_id AS importId FROM mark
     WHERE student_id = ? AND on_day BETWEEN ? AND ? ORDER BY on_day, period`,
    studentId,
    from,
    to,
  )
}

// SQLite is faster with many rows a statement; more than this gains nothing.
const rowsAtOnce = 64
const valuesOf = (rows: number) => Array.from({ length: rows }, () => '(?,?,?,?,?)').join(',')
const insertOf = (rows: number) =>
  `INSERT INTO mark (student_id, on_day, period, code_id, import_id) VALUES ${valuesOf(rows)}`
const insertMany = insertOf(rowsAtOnce)
const insertOne = insertOf(1)

/** Collects marks and inserts them many at once. {@link MarkWriter.flush} must be called at the end. */
export class MarkWriter {
  readonly #database: WriteDatabase
  readonly #importId: ImportId
  readonly #values: Value[] = []

  constructor(database: WriteDatabase, importId: ImportId) {
    this.#database = database
    this.#importId = importId
  }

  add(studentId: StudentId, day: EpochDay, period: number, codeId: number): void {
    this.#values.push(studentId, day, period, codeId, this.#importId)
    if (this.#values.length === rowsAtOnce * 5) {
      this.#database.run(insertMany, ...this.#values)
      this.#values.length = 0
    }
  }

  flush(): void {
    for (let at = 0; at < this.#values.length; at += 5) {
      this.#database.run(insertOne, ...this.#values.slice(at, at + 5))
    }
    this.#values.length = 0
  }
}

/** Gives a mark another code and keeps the one that it had, so that the import can be taken back. */
export function replaceMark(
  database: WriteDatabase,
  importId: ImportId,
  studentId: StudentId,
  prior: StoredMark,
  codeId: number,
): void {
  database.run(
    `INSERT INTO mark_replaced (import_id, student_id, on_day, period, code_id, prior_import_id)
     VALUES (?, ?, ?, ?, ?, ?)`,
    importId,
    studentId,
    prior.day,
    prior.period,
    prior.codeId,
    prior.importId,
  )
  database.run(
    'UPDATE mark SET code_id = ?, import_id = ? WHERE student_id = ? AND on_day = ? AND period = ?',
    codeId,
    importId,
    studentId,
    prior.day,
    prior.period,
  )
}

type MarkPlace = Pick<StoredMark, 'day' | 'period'>

/** Records that every mark of the student from one place to the other stood in the file with the code that it has. */
export function confirmMarks(
  database: WriteDatabase,
  importId: ImportId,
  studentId: StudentId,
  from: MarkPlace,
  to: MarkPlace,
): void {
  database.run(
    `INSERT INTO mark_confirmed (import_id, student_id, from_day, from_period, to_day, to_period)
     VALUES (?, ?, ?, ?, ?, ?)`,
    importId,
    studentId,
    from.day,
    from.period,
    to.day,
    to.period,
  )
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
