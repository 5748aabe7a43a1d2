/** Takes one import back whole, whatever came after it. Keeps what a person or another import has built on it. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { toEpochDay } from '#shared/domain/day.ts'
import type { ImportId, SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import { type Closure, listSchoolDays } from '#shared/domain/school-calendar.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { runLongTransaction, tryOut } from '../storage/long-transaction.ts'
import { hasMarksOf, removeUnusedStudents, undoMarksOf } from '../storage/tables/import-undo.ts'
import { findImport, listYearsLeftBy, markUndone, removeCoverage } from '../storage/tables/imports.ts'
import { findSchoolYearById, removeSchoolYear } from '../storage/tables/school.ts'
import { type Prior, restorePriors } from '../storage/tables/import-priors.ts'
import { listDaysWithMarks, listStudentIds } from '../storage/tables/marks.ts'
import { restoreStudents } from '../storage/tables/student-changes.ts'
import { undoValues } from '../storage/tables/value-undo.ts'
import { reopenGuessed } from './attendance/guessed-closures.ts'
import { type Pause, pauseFor, type Pausing, rebuildStripsInTurns } from './pause.ts'

type Undo = Pausing & { database: WriteDatabase; id: ImportId; at: string }
export type UndoReport = {
  marksRemoved: number
  marksRestored: number
  valuesRemoved: number
  valuesRestored: number
  studentsRemoved: number
  studentsKept: number
}

/** Throws `import.not-found`, `import.undone` and `app.cancelled`; after any of them the vault is as it was. */
export async function undoImport(undo: Undo): Promise<UndoReport> {
  const { database, id, at } = undo
  requireStanding(database, id)
  await nextTurn()
  return runLongTransaction(database, async () => {
    const pause = pauseFor(undo)
    const { report, changed } = await takeBack(undo, pause)
    await rebuildStripsInTurns(database, changed, pause)
    markUndone(database, id, at)
    return report
  })
}

/**
 * What {@link undoImport} would take back now: it is done, counted and left. What an import brought is not the same,
 * since later ones may have confirmed or replaced it. Throws as that does.
 */
export async function previewUndo(undo: Undo): Promise<UndoReport> {
  requireStanding(undo.database, undo.id)
  await nextTurn()
  return tryOut(undo.database, async () => (await takeBack(undo, pauseFor(undo, 'checking'))).report)
}

function requireStanding(database: WriteDatabase, id: ImportId): void {
  const past = findImport(database, id)
  if (past === null) throw new AppError('import.not-found')
  if (past.undoneAt !== null) throw new AppError('import.undone')
}

/** `changed` are the students whose strips do not fit any more. */
async function takeBack(
  { database, id, at }: Undo,
  pause: Pause,
): Promise<{ report: UndoReport; changed: StudentId[] }> {
  const touched = await listTouched(database, id, pause)
  const counts = { removed: 0, restored: 0 }
  for (const [done, studentId] of touched.entries()) {
    const { removed, restored } = undoMarksOf(database, studentId, id)
    counts.removed += removed
    counts.restored += restored
    await pause(done, touched.length)
  }
  const values = undoValues(database, id)
  const hadCoverage = removeCoverage(database, id)
  restoreStudents(database, id, at)
  const restored = restorePriors(database, id)
  for (const prior of restored) if (prior.kind === 'closures') keepOpenWithMarks(database, prior)
  const hasMovedCodes = restored.some(({ kind }) => kind === 'code')
  const students = removeUnusedStudents(database, id, [...new Set([...touched, ...values.students])])
  for (const yearId of listUnusedYears(database, id)) removeSchoolYear(database, yearId)
  const gone = new Set(students.removed)
  return {
    report: {
      marksRemoved: counts.removed,
      marksRestored: counts.restored,
      valuesRemoved: values.removed,
      valuesRestored: values.restored,
      studentsRemoved: students.removed.length,
      studentsKept: students.kept,
    },
    // A stretch of absences-only days, and the meaning of a code, say something about every student.
    changed:
      hadCoverage || hasMovedCodes ? listStudentIds(database) : touched.filter((one) => !gone.has(one)),
  }
}

/** A day that the import had reopened stays open where another import's marks lie on it. */
function keepOpenWithMarks(database: WriteDatabase, { key, before, after }: Prior): void {
  const year = findSchoolYearById(database, Number(key) as SchoolYearId)
  if (year === null || before === null) return
  const closures = JSON.parse(after) as Closure[]
  const open = new Set(listSchoolDays(year))
  const closedNow = listSchoolDays({ ...year, closures }).filter((day) => !open.has(day))
  const stillOpen = reopenGuessed(year, listDaysWithMarks(database, closedNow))
  database.run('UPDATE school_year SET closures = ? WHERE id = ?', JSON.stringify(stillOpen), year.id)
}

/** Asked student by student: the table of marks is kept in that order and may be very long. */
async function listTouched(database: WriteDatabase, id: ImportId, pause: Pause): Promise<StudentId[]> {
  const students = listStudentIds(database)
  const touched: StudentId[] = []
  for (const [done, studentId] of students.entries()) {
    if (hasMarksOf(database, studentId, id)) touched.push(studentId)
    await pause(done, students.length)
  }
  return touched
}

function listUnusedYears(database: WriteDatabase, id: ImportId): SchoolYearId[] {
  return listYearsLeftBy(database, id)
    .filter(({ id: yearId, startsOn, endsOn }) => {
      const uses = `SELECT 1 FROM mark WHERE on_day BETWEEN ? AND ?
        UNION ALL SELECT 1 FROM coverage WHERE to_day >= ? AND from_day <= ?
        UNION ALL SELECT 1 FROM attendance_total WHERE school_year_id = ?
        UNION ALL SELECT 1 FROM score WHERE on_day BETWEEN ? AND ? LIMIT 1`
      const span = [toEpochDay(startsOn), toEpochDay(endsOn)]
      return database.get(uses, ...span, ...span, yearId, ...span) === undefined
    })
    .map((year) => year.id)
}
