/** Takes one import back whole, whatever came after it. Keeps what a person or another import has built on it. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { toEpochDay } from '#shared/domain/day.ts'
import type { ImportId, SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { runLongTransaction } from '../storage/long-transaction.ts'
import { removeUnusedStudents, undoMarksOf } from '../storage/tables/import-undo.ts'
import { findImport, listYearsLeftBy, markUndone, removeCoverage } from '../storage/tables/imports.ts'
import { removeSchoolYear } from '../storage/tables/school.ts'
import { listStudentIds } from '../storage/tables/marks.ts'
import { restoreStudents } from '../storage/tables/student-changes.ts'
import { pauseFor, type Pausing, rebuildStripsInTurns } from './pause.ts'

type Undo = Pausing & { database: WriteDatabase; id: ImportId; at: string }
export type UndoReport = {
  marksRemoved: number
  marksRestored: number
  studentsRemoved: number
  studentsKept: number
}

/** Throws `import.not-found`, `import.undone` and `app.cancelled`; after any of them the vault is as it was. */
export async function undoImport(undo: Undo): Promise<UndoReport> {
  const { database, id, at } = undo
  const past = findImport(database, id)
  if (past === null) throw new AppError('import.not-found')
  if (past.undoneAt !== null) throw new AppError('import.undone')
  await nextTurn()
  return runLongTransaction(database, async () => {
    const pause = pauseFor(undo)
    const touched = listTouched(database, id)
    const counts = { removed: 0, restored: 0 }
    for (const [done, studentId] of touched.entries()) {
      const { removed, restored } = undoMarksOf(database, studentId, id)
      counts.removed += removed
      counts.restored += restored
      await pause(done, touched.length)
    }
    const hadCoverage = removeCoverage(database, id)
    restoreStudents(database, id, at)
    const students = removeUnusedStudents(database, id, touched)
    for (const yearId of listUnusedYears(database, id)) removeSchoolYear(database, yearId)
    const gone = new Set(students.removed)
    // A stretch of absences-only days says something about every student.
    const changed = hadCoverage ? listStudentIds(database) : touched.filter((one) => !gone.has(one))
    await rebuildStripsInTurns(database, changed, pause)
    markUndone(database, id, at)
    return {
      marksRemoved: counts.removed,
      marksRestored: counts.restored,
      studentsRemoved: students.removed.length,
      studentsKept: students.kept,
    }
  })
}

function listTouched(database: WriteDatabase, id: ImportId): StudentId[] {
  return database
    .all<{ id: StudentId }>(
      `SELECT student_id AS id FROM mark WHERE import_id = ?
       UNION SELECT student_id FROM mark_replaced WHERE import_id = ? OR prior_import_id = ?
       UNION SELECT student_id FROM mark_confirmed WHERE import_id = ?`,
      id,
      id,
      id,
      id,
    )
    .map((row) => row.id)
}

function listUnusedYears(database: WriteDatabase, id: ImportId): SchoolYearId[] {
  return listYearsLeftBy(database, id)
    .filter(({ startsOn, endsOn }) => {
      const uses = `SELECT 1 FROM mark WHERE on_day BETWEEN ? AND ?
        UNION ALL SELECT 1 FROM coverage WHERE to_day >= ? AND from_day <= ? LIMIT 1`
      const span = [toEpochDay(startsOn), toEpochDay(endsOn)]
      return database.get(uses, ...span, ...span) === undefined
    })
    .map((year) => year.id)
}
