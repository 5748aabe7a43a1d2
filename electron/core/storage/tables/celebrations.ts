/** Good news that somebody chose about: kept, told, let go, or offered again after that. Notices none by itself. */
import type { Celebration } from '#shared/domain/celebration.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type CelebrationRow = Omit<Celebration, 'isForPaper'> & { isForPaper: number }

const columns = 'student_id AS studentId, key, kind, on_day AS "on", words, state, is_for_paper AS isForPaper'
const toCelebration = (row: CelebrationRow): Celebration => ({ ...row, isForPaper: row.isForPaper === 1 })

/** Newest first. */
export function listCelebrations(database: ReadDatabase, studentId: StudentId): Celebration[] {
  return database
    .all<CelebrationRow>(
      `SELECT ${columns} FROM celebration WHERE student_id = ? ORDER BY on_day DESC, key`,
      studentId,
    )
    .map(toCelebration)
}

/** The keys that somebody chose about, by student. */
export function listChosenKeys(
  database: ReadDatabase,
  studentIds: readonly StudentId[],
): Map<StudentId, Set<string>> {
  const rows = database.all<{ studentId: StudentId; key: string }>(
    `SELECT student_id AS studentId, key FROM celebration
     WHERE student_id IN (SELECT value FROM json_each(?)) AND state <> 'offered'`,
    JSON.stringify(studentIds),
  )
  const keysOf = new Map<StudentId, Set<string>>()
  for (const { studentId, key } of rows) {
    keysOf.set(studentId, (keysOf.get(studentId) ?? new Set<string>()).add(key))
  }
  return keysOf
}

/** The one said last stays. */
export function saveCelebration(database: WriteDatabase, celebration: Celebration): void {
  database.run(
    `INSERT INTO celebration (student_id, key, kind, on_day, words, state, is_for_paper) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (student_id, key) DO UPDATE SET kind = excluded.kind, on_day = excluded.on_day,
       words = excluded.words, state = excluded.state, is_for_paper = excluded.is_for_paper`,
    celebration.studentId,
    celebration.key,
    celebration.kind,
    celebration.on,
    celebration.words,
    celebration.state,
    celebration.isForPaper ? 1 : 0,
  )
}
