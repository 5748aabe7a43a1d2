/**
 * Takes back the marks of one import. For each student, day and period the imports form a chain of claims in the
 * order in which they came; this removes one link, wherever it stands, and the mark becomes what the others say.
 */
import type { EpochDay } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type Place = { day: EpochDay; period: number }
type Replaced = Place & { importId: ImportId; codeId: number; priorImportId: ImportId }
type Confirmed = { importId: ImportId; from: Place; to: Place }
export type MarkCounts = { removed: number; restored: number }

const isNotAfter = (one: Place, other: Place) =>
  one.day < other.day || (one.day === other.day && one.period <= other.period)
const isSamePlace = (one: Place, other: Place) => one.day === other.day && one.period === other.period

function listReplaced(database: ReadDatabase, studentId: StudentId): Replaced[] {
  return database.all<Replaced>(
    `SELECT on_day AS day, period, import_id AS importId, code_id AS codeId, prior_import_id AS priorImportId
     FROM mark_replaced WHERE student_id = ?`,
    studentId,
  )
}

/** Confirmations by later imports, the earliest first: it inherits what the removed import brought. */
function listLaterConfirmed(database: ReadDatabase, studentId: StudentId, importId: ImportId): Confirmed[] {
  return database
    .all<{ importId: ImportId; fromDay: number; fromPeriod: number; toDay: number; toPeriod: number }>(
      `SELECT import_id AS importId, from_day AS fromDay, from_period AS fromPeriod, to_day AS toDay,
         to_period AS toPeriod
       FROM mark_confirmed WHERE student_id = ? AND import_id > ? ORDER BY import_id`,
      studentId,
      importId,
    )
    .map((row) => ({
      importId: row.importId,
      from: { day: row.fromDay, period: row.fromPeriod },
      to: { day: row.toDay, period: row.toPeriod },
    }))
}

function countMarksOf(database: ReadDatabase, studentId: StudentId, importId: ImportId): number {
  const sql = 'SELECT count(*) AS count FROM mark WHERE student_id = ? AND import_id = ?'
  return database.get<{ count: number }>(sql, studentId, importId)?.count ?? 0
}

/** Takes back one student's marks. Must run inside a transaction; the strips are the caller's. */
export function undoMarksOf(database: WriteDatabase, studentId: StudentId, importId: ImportId): MarkCounts {
  const counts: MarkCounts = { removed: 0, restored: 0 }
  const replaced = listReplaced(database, studentId)
  const confirmed = listLaterConfirmed(database, studentId, importId)
  const chain = new Chain(database, studentId, importId, replaced, confirmed)
  for (const successor of replaced.filter((row) => row.priorImportId === importId))
    chain.joinSuccessor(successor)
  if (countMarksOf(database, studentId, importId) > 0) {
    const isPlain = confirmed.length === 0 && !replaced.some((row) => row.importId === importId)
    if (isPlain) {
      const sql = 'DELETE FROM mark WHERE student_id = ? AND import_id = ?'
      counts.removed += database.run(sql, studentId, importId).changes
    } else chain.takeBackMarks(counts)
  }
  database.run('DELETE FROM mark_confirmed WHERE student_id = ? AND import_id = ?', studentId, importId)
  return counts
}

/** The claims on one student's marks around the import that goes. */
class Chain {
  readonly #database: WriteDatabase
  readonly #studentId: StudentId
  readonly #importId: ImportId
  readonly #own: readonly Replaced[]
  readonly #confirmed: readonly Confirmed[]

  constructor(
    database: WriteDatabase,
    studentId: StudentId,
    importId: ImportId,
    replaced: readonly Replaced[],
    confirmed: readonly Confirmed[],
  ) {
    this.#database = database
    this.#studentId = studentId
    this.#importId = importId
    this.#own = replaced.filter((row) => row.importId === importId)
    this.#confirmed = confirmed
  }

  /** A later import replaced what this one brought: it now replaces what stood before. */
  joinSuccessor(successor: Replaced): void {
    const heir = this.#findHeir(successor)
    if (heir !== null && heir < successor.importId) {
      this.#inherit(successor, heir)
      this.#updateReplaced(successor, successor.codeId, heir)
      return
    }
    const own = this.#own.find((row) => isSamePlace(row, successor))
    if (own === undefined) this.#deleteReplaced(successor)
    else {
      this.#deleteReplaced(own)
      this.#updateReplaced(successor, own.codeId, own.priorImportId)
    }
  }

  takeBackMarks(counts: MarkCounts): void {
    const places = this.#database.all<Place>(
      'SELECT on_day AS day, period FROM mark WHERE student_id = ? AND import_id = ?',
      this.#studentId,
      this.#importId,
    )
    for (const place of places) {
      const heir = this.#findHeir(place)
      const own = this.#own.find((row) => isSamePlace(row, place))
      if (heir !== null) {
        this.#inherit(place, heir)
        this.#giveMark(place, heir, null)
      } else if (own === undefined) {
        this.#deleteMark(place)
        counts.removed += 1
      } else {
        this.#deleteReplaced(own)
        this.#giveMark(place, own.priorImportId, own.codeId)
        counts.restored += 1
      }
    }
  }

  #findHeir(place: Place): ImportId | null {
    const heir = this.#confirmed.find(({ from, to }) => isNotAfter(from, place) && isNotAfter(place, to))
    return heir?.importId ?? null
  }

  /** What this import replaced is from now on what its heir replaced. */
  #inherit(place: Place, heir: ImportId): void {
    this.#database.run(
      `UPDATE mark_replaced SET import_id = ?
       WHERE student_id = ? AND on_day = ? AND period = ? AND import_id = ?`,
      heir,
      this.#studentId,
      place.day,
      place.period,
      this.#importId,
    )
  }

  #updateReplaced(row: Replaced, codeId: number, priorImportId: ImportId): void {
    this.#database.run(
      `UPDATE mark_replaced SET code_id = ?, prior_import_id = ?
       WHERE student_id = ? AND on_day = ? AND period = ? AND import_id = ?`,
      codeId,
      priorImportId,
      this.#studentId,
      row.day,
      row.period,
      row.importId,
    )
  }

  #deleteReplaced(row: Replaced): void {
    this.#database.run(
      'DELETE FROM mark_replaced WHERE student_id = ? AND on_day = ? AND period = ? AND import_id = ?',
      this.#studentId,
      row.day,
      row.period,
      row.importId,
    )
  }

  #giveMark(place: Place, importId: ImportId, codeId: number | null): void {
    this.#database.run(
      `UPDATE mark SET import_id = ?, code_id = coalesce(?, code_id)
       WHERE student_id = ? AND on_day = ? AND period = ?`,
      importId,
      codeId,
      this.#studentId,
      place.day,
      place.period,
    )
  }

  #deleteMark(place: Place): void {
    this.#database.run(
      'DELETE FROM mark WHERE student_id = ? AND on_day = ? AND period = ?',
      this.#studentId,
      place.day,
      place.period,
    )
  }
}

// A student whom anything else speaks of stays, and so does one whom a person or another roster has changed.
const usesOfStudent = [
  'SELECT 1 FROM mark WHERE student_id = ? LIMIT 1',
  'SELECT 1 FROM contact WHERE student_id = ?',
  'SELECT 1 FROM plan WHERE student_id = ?',
  'SELECT 1 FROM agreement WHERE student_id = ?',
  'SELECT 1 FROM disclosure WHERE student_id = ?',
  'SELECT 1 FROM student_replaced WHERE student_id = ?',
  `SELECT 1 FROM student WHERE id = ? AND (revision > 1 OR state <> 'active')`,
]

/** Removes the students whom the import created and nothing else uses. */
export function removeUnusedStudents(
  database: WriteDatabase,
  importId: ImportId,
): { removed: StudentId[]; kept: StudentId[] } {
  const created = database.all<{ id: StudentId }>('SELECT id FROM student WHERE import_id = ?', importId)
  const removed: StudentId[] = []
  const kept: StudentId[] = []
  for (const { id } of created) {
    if (usesOfStudent.some((use) => database.get(use, id) !== undefined)) {
      kept.push(id)
      continue
    }
    database.run('DELETE FROM attendance_strip WHERE student_id = ?', id)
    database.run('DELETE FROM student WHERE id = ?', id)
    removed.push(id)
  }
  return { removed, kept }
}
