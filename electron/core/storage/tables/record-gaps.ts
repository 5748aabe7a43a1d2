/** What the tables themselves say about marks without a school year, dates that cannot be, and rows left out. Reads only. */
import type { ImportProblem } from '#shared/domain/attendance-import.ts'
import type { EpochDay, IsoDate } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { MarksFound } from '#shared/domain/quality-words.ts'
import type { ReadDatabase } from '../database.ts'

/**
 * The marks of all students between two days, null without any. Asks student by student, because the key of the marks
 * begins with the student: a few thousand short looks instead of one through millions of marks.
 */
export function findMarksBetween(database: ReadDatabase, from: EpochDay, to: EpochDay): MarksFound | null {
  const found = database.get<MarksFound>(
    `WITH asked (low, high) AS (SELECT ?, ?), looked AS (SELECT
       (SELECT min(on_day) FROM mark WHERE student_id = student.id AND on_day BETWEEN low AND high) AS first,
       (SELECT max(on_day) FROM mark WHERE student_id = student.id AND on_day BETWEEN low AND high) AS last,
       (SELECT count(*) FROM mark WHERE student_id = student.id AND on_day BETWEEN low AND high) AS marks
       FROM student, asked)
     SELECT sum(marks) AS marks, count(first) AS students, min(first) AS firstDay, max(last) AS lastDay
     FROM looked HAVING count(first) > 0`,
    from,
    to,
  )
  return found ?? null
}

/** Active students whose birthday lies after `latest` or before `earliest`. */
export function listBornOutside(
  database: ReadDatabase,
  earliest: IsoDate,
  latest: IsoDate,
): { id: StudentId; bornOn: IsoDate }[] {
  return database.all(
    `SELECT id, born_on AS bornOn FROM student WHERE state = 'active' AND (born_on < ? OR born_on > ?)`,
    earliest,
    latest,
  )
}

export type ProblemsOfFile = {
  importId: ImportId
  fileName: string
  reason: ImportProblem['reason']
  /** Of those that were kept with the import. */
  rows: number
  /** Whether the import had more problems than were kept. */
  isCutShort: boolean
  /** A few different ones as they stand in the file, joined by new lines. */
  values: string
}

/** The rows left out of each file, by reason. A file that came again under its name, or was taken back, is not asked. */
export function listProblemsOfFiles(database: ReadDatabase): ProblemsOfFile[] {
  return database
    .all<Omit<ProblemsOfFile, 'isCutShort'> & { isCutShort: 0 | 1 }>(
      `SELECT import.id AS importId, file_name AS fileName, json_extract(problem.value, '$.reason') AS reason,
         count(*) AS rows, problem_count > json_array_length(problems) AS isCutShort,
         group_concat(DISTINCT replace(json_extract(problem.value, '$.value'), ',', ' ')) AS "values"
       FROM import, json_each(import.problems) AS problem
       WHERE undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM import AS later
         WHERE later.id > import.id AND later.undone_at IS NULL AND later.kind = import.kind
         AND later.file_name = import.file_name)
       GROUP BY import.id, reason ORDER BY import.id DESC`,
    )
    .map((row) => ({ ...row, isCutShort: row.isCutShort === 1 }))
}
