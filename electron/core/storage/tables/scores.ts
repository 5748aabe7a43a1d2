/** Grades, levels and ratings as rows. Every import keeps its own; of one course, day and term the newest counts. */
import { type EpochDay, fromEpochDay } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { Score, ScoreKind } from '#shared/domain/score.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

/** One student's score with its day as a number, as it is stored. */
export type StoredScore = Omit<Score, 'on'> & { day: EpochDay }

const columns = 'kind, series, on_day AS day, term, written, value, out_of AS outOf'
// Imports are numbered as they come.
const isNewest = `import_id = (SELECT max(other.import_id) FROM score AS other
  WHERE other.student_id = score.student_id AND other.kind = score.kind AND other.series = score.series
    AND other.on_day = score.on_day AND other.term = score.term)`

const toScore = ({ day, ...score }: StoredScore): Score => ({ ...score, on: fromEpochDay(day) })

/** By kind, then course or scale, then day. */
export function listScores(database: ReadDatabase, studentId: StudentId): Score[] {
  return listStoredScores(database, studentId).map(toScore)
}

export function listStoredScores(database: ReadDatabase, studentId: StudentId): StoredScore[] {
  return database.all<StoredScore>(
    `SELECT ${columns} FROM score WHERE student_id = ? AND ${isNewest} ORDER BY kind, series, on_day, term`,
    studentId,
  )
}

/** What makes two scores speak of the same thing. */
export const scoreKey = ({ kind, series, day, term }: Omit<StoredScore, 'written' | 'value' | 'outOf'>) =>
  `${kind}\n${series}\n${day}\n${term}`

/** The import must not have said anything about this course, day and term yet. */
export function insertScore(
  database: WriteDatabase,
  importId: ImportId,
  studentId: StudentId,
  score: StoredScore & { kind: ScoreKind },
): void {
  database.run(
    `INSERT INTO score (student_id, kind, series, on_day, import_id, term, written, value, out_of)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    studentId,
    score.kind,
    score.series,
    score.day,
    importId,
    score.term,
    score.written,
    score.value,
    score.outOf,
  )
}
