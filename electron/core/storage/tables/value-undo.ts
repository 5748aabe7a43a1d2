/** Takes back the totals and scores of one import. What another import said of the same thing then counts again. */
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { WriteDatabase } from '../database.ts'

export type ValueCounts = { removed: number; restored: number }

type Kept = {
  table: 'score' | 'attendance_total'
  isSame: string
  order: string
  isOther: string
  differs: string
}

const kinds: readonly Kept[] = [
  {
    table: 'score',
    isSame: `other.student_id = own.student_id AND other.kind = own.kind AND other.series = own.series
      AND other.on_day = own.on_day AND other.term = own.term`,
    order: 'import_id',
    isOther: 'other.import_id <> own.import_id',
    differs:
      'prior.written IS NOT own.written OR prior.value IS NOT own.value OR prior.out_of IS NOT own.out_of',
  },
  {
    table: 'attendance_total',
    isSame: 'other.student_id = own.student_id AND other.school_year_id = own.school_year_id',
    // What a person typed stands among the imports, in the order in which it was said.
    order: 'id',
    isOther: 'other.import_id IS NOT own.import_id',
    differs: `prior.enrolled IS NOT own.enrolled OR prior.absent IS NOT own.absent OR prior.through_on IS NOT own.through_on
      OR prior.excused IS NOT own.excused`,
  },
]

/**
 * Only what counts now is counted: `removed` are values that nothing stands behind, `restored` those that become what
 * was said before. Must run inside a transaction. `students` are those about whom the import said anything.
 */
export function undoValues(
  database: WriteDatabase,
  importId: ImportId,
): ValueCounts & { students: StudentId[] } {
  const counts = { removed: 0, restored: 0 }
  const students = new Set<StudentId>()
  for (const kept of kinds) {
    const found = countLost(database, kept, importId)
    counts.removed += found.removed
    counts.restored += found.restored
    const rows = database.all<{ id: StudentId }>(
      `SELECT DISTINCT student_id AS id FROM ${kept.table} WHERE import_id = ?`,
      importId,
    )
    for (const { id } of rows) students.add(id)
    database.run(`DELETE FROM ${kept.table} WHERE import_id = ?`, importId)
  }
  return { ...counts, students: [...students] }
}

function countLost(
  database: WriteDatabase,
  { table, isSame, order, isOther, differs }: Kept,
  importId: ImportId,
): ValueCounts {
  const row = database.get<ValueCounts>(
    `SELECT coalesce(sum(prior.student_id IS NULL), 0) AS removed,
       coalesce(sum(prior.student_id IS NOT NULL AND (${differs})), 0) AS restored
     FROM ${table} AS own LEFT JOIN ${table} AS prior ON ${isSame.replaceAll('other.', 'prior.')}
       AND prior.${order} = (SELECT max(other.${order}) FROM ${table} AS other WHERE ${isSame} AND ${isOther})
     WHERE own.import_id = ? AND NOT EXISTS (
       SELECT 1 FROM ${table} AS other WHERE ${isSame} AND other.${order} > own.${order})`,
    importId,
  )
  return row ?? { removed: 0, restored: 0 }
}
