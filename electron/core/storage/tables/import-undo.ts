/**
 * Takes back the marks of one import. For each student, day and period the imports form a chain of claims in the
 * order in which they came; this removes one link, wherever it stands, and the mark becomes what the others say.
 */
import type { EpochDay } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type Place = { day: EpochDay; period: number }
/** What stood before an import: a code, its minutes, and the import that had brought it. */
type Said = { codeId: number; minutesAway: number | null; priorImportId: ImportId }
type Replaced = Place & Said & { importId: ImportId }
type Confirmed = { importId: ImportId; from: Place; to: Place }
export type MarkCounts = { removed: number; restored: number }

const isNotAfter = (one: Place, other: Place) =>
  one.day < other.day || (one.day === other.day && one.period <= other.period)
const isSamePlace = (one: Place, other: Place) => one.day === other.day && one.period === other.period

function listReplaced(database: ReadDatabase, studentId: StudentId): Replaced[] {
  return database.all<Replaced>(
    `SELECT on_day AS day, period, import_id AS importId, code_id AS codeId, minutes_away AS minutesAway,
       prior_import_id AS priorImportId
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

/** Whether the import brought, replaced or confirmed a mark of the student, or a later one replaced one of its own. */
export function hasMarksOf(database: ReadDatabase, studentId: StudentId, importId: ImportId): boolean {
  const found = database.get(
    `SELECT 1 FROM mark WHERE student_id = ? AND import_id = ?
     UNION ALL SELECT 1 FROM mark_replaced WHERE student_id = ? AND ? IN (import_id, prior_import_id)
     UNION ALL SELECT 1 FROM mark_confirmed WHERE student_id = ? AND import_id = ? LIMIT 1`,
    studentId,
    importId,
    studentId,
    importId,
    studentId,
    importId,
  )
  return found !== undefined
}

/** Takes back one student's marks. Must run inside a transaction; the strips are the caller's. */
export function undoMarksOf(database: WriteDatabase, studentId: StudentId, importId: ImportId): MarkCounts {
  const replaced = listReplaced(database, studentId)
  const link: Link = {
    database,
    studentId,
    importId,
    own: replaced.filter((row) => row.importId === importId),
    heirs: listLaterConfirmed(database, studentId, importId),
  }
  for (const successor of replaced) if (successor.priorImportId === importId) joinSuccessor(link, successor)
  for (const heir of link.heirs) leaveToHeir(link, heir)
  const restored = restoreReplaced(link)
  const removed = database.run(
    'DELETE FROM mark WHERE student_id = ? AND import_id = ?',
    studentId,
    importId,
  ).changes
  database.run('DELETE FROM mark_confirmed WHERE student_id = ? AND import_id = ?', studentId, importId)
  return { removed, restored }
}

/** The claims of the import that goes on one student's marks, and who confirmed them later. */
type Link = {
  database: WriteDatabase
  studentId: StudentId
  importId: ImportId
  own: readonly Replaced[]
  heirs: readonly Confirmed[]
}

/** A later import replaced what this one brought: it now replaces what stood before, or what another confirmed. */
function joinSuccessor(link: Link, successor: Replaced): void {
  const heir = link.heirs.find(({ from, to }) => isNotAfter(from, successor) && isNotAfter(successor, to))
  const own = link.own.find((row) => isSamePlace(row, successor))
  if (heir !== undefined && heir.importId < successor.importId) {
    if (own !== undefined) giveReplaced(link, own, heir.importId)
    changeReplaced(link, successor, { ...successor, priorImportId: heir.importId })
    return
  }
  if (own === undefined) return deleteReplaced(link, successor)
  deleteReplaced(link, own)
  changeReplaced(link, successor, own)
}

const isWithin = '(on_day, period) >= (?, ?) AND (on_day, period) <= (?, ?)'

/** Marks that a later import found as they were are from now on that import's, with all that they replaced. */
function leaveToHeir({ database, studentId, importId }: Link, { importId: heir, from, to }: Confirmed): void {
  const span = [from.day, from.period, to.day, to.period]
  for (const table of ['mark', 'mark_replaced'] as const) {
    database.run(
      `UPDATE ${table} SET import_id = ? WHERE student_id = ? AND import_id = ? AND ${isWithin}`,
      heir,
      studentId,
      importId,
      ...span,
    )
  }
}

/** Gives marks back the codes that this import replaced. Returns how many. */
function restoreReplaced(link: Link): number {
  const { database, studentId, importId } = link
  const left = listReplaced(database, studentId).filter((row) => row.importId === importId)
  for (const row of left) {
    database.run(
      'UPDATE mark SET code_id = ?, minutes_away = ?, import_id = ? WHERE student_id = ? AND on_day = ? AND period = ?',
      row.codeId,
      row.minutesAway,
      row.priorImportId,
      studentId,
      row.day,
      row.period,
    )
    deleteReplaced(link, row)
  }
  return left.length
}

const isThisReplaced = 'student_id = ? AND on_day = ? AND period = ? AND import_id = ?'
const keyOf = ({ studentId }: Link, row: Replaced) => [studentId, row.day, row.period, row.importId]

function changeReplaced(link: Link, row: Replaced, { codeId, minutesAway, priorImportId }: Said): void {
  const sql = `UPDATE mark_replaced SET code_id = ?, minutes_away = ?, prior_import_id = ? WHERE ${isThisReplaced}`
  link.database.run(sql, codeId, minutesAway, priorImportId, ...keyOf(link, row))
}

function giveReplaced(link: Link, row: Replaced, heir: ImportId): void {
  link.database.run(
    `UPDATE mark_replaced SET import_id = ? WHERE ${isThisReplaced}`,
    heir,
    ...keyOf(link, row),
  )
}

function deleteReplaced(link: Link, row: Replaced): void {
  link.database.run(`DELETE FROM mark_replaced WHERE ${isThisReplaced}`, ...keyOf(link, row))
}

// A student whom anything else speaks of stays, and so does one whom a person or another roster has changed.
const usesOfStudent = [
  'SELECT 1 FROM mark WHERE student_id = ? LIMIT 1',
  'SELECT 1 FROM score WHERE student_id = ? LIMIT 1',
  'SELECT 1 FROM attendance_total WHERE student_id = ?',
  'SELECT 1 FROM contact WHERE student_id = ?',
  'SELECT 1 FROM plan WHERE student_id = ?',
  'SELECT 1 FROM agreement WHERE student_id = ?',
  'SELECT 1 FROM disclosure WHERE student_id = ?',
  'SELECT 1 FROM student_of_disclosure WHERE student_id = ?',
  'SELECT 1 FROM student_replaced WHERE student_id = ?',
  `SELECT 1 FROM student WHERE id = ? AND (revision > 1 OR state <> 'active')`,
]

/**
 * Removes the students whom the import created and nothing else uses; and those whom only this import had kept after
 * the one that created them was taken back. `touched` are the students with marks of this import. `kept` counts
 * students whom it created.
 */
export function removeUnusedStudents(
  database: WriteDatabase,
  importId: ImportId,
  touched: readonly StudentId[],
): { removed: StudentId[]; kept: number } {
  const ids = (sql: string) => database.all<{ id: StudentId }>(sql, importId).map((row) => row.id)
  const created = ids('SELECT id FROM student WHERE import_id = ?')
  const left = new Set(
    ids(`SELECT student.id FROM student JOIN import ON import.id = student.import_id
         WHERE import.undone_at IS NOT NULL AND import.id <> ?`),
  )
  const removed: StudentId[] = []
  let kept = 0
  for (const id of [...created, ...touched.filter((one) => left.has(one))]) {
    if (usesOfStudent.some((use) => database.get(use, id) !== undefined)) {
      if (!left.has(id)) kept += 1
      continue
    }
    database.run('DELETE FROM attendance_strip WHERE student_id = ?', id)
    database.run('DELETE FROM student WHERE id = ?', id)
    removed.push(id)
  }
  return { removed, kept }
}
