/** Past imports, what they covered, and how their files were read. Never touches marks. */
import type {
  ImportKind,
  ImportProblem,
  ImportReading,
  PastImport,
} from '#shared/domain/attendance-import.ts'
import { importReading } from '#shared/domain/attendance-import.ts'
import type { EpochDay, IsoDate } from '#shared/domain/day.ts'
import type { ImportId, SchoolYearId } from '#shared/domain/identity.ts'
import type { Closure, SchoolYear } from '#shared/domain/school-calendar.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { memoryKey, savePrior } from './import-priors.ts'

type NewImport = {
  kind: ImportKind
  fileName: string
  importedAt: string
  staffName: string
  reading: ImportReading
}

/** The counts follow with {@link finishImport}, in the same transaction. */
export function insertImport(database: WriteDatabase, draft: NewImport): ImportId {
  const { id } = database.run(
    'INSERT INTO import (kind, file_name, imported_at, staff_name, reading) VALUES (?, ?, ?, ?, ?)',
    draft.kind,
    draft.fileName,
    draft.importedAt,
    draft.staffName,
    JSON.stringify(draft.reading),
  )
  return id as ImportId
}

type Outcome = {
  added: number
  changed: number
  studentsCreated: number
  problems: readonly ImportProblem[]
  problemCount: number
}

export function finishImport(database: WriteDatabase, id: ImportId, outcome: Outcome): void {
  database.run(
    'UPDATE import SET added = ?, changed = ?, students_created = ?, problems = ?, problem_count = ? WHERE id = ?',
    outcome.added,
    outcome.changed,
    outcome.studentsCreated,
    JSON.stringify(outcome.problems),
    outcome.problemCount,
    id,
  )
}

const columns = `id, kind, file_name AS fileName, imported_at AS importedAt, staff_name AS staffName, added, changed,
  students_created AS studentsCreated, problem_count AS problemCount, undone_at AS undoneAt`

/** Newest first. */
export function listImports(database: ReadDatabase): PastImport[] {
  return database.all<PastImport>(`SELECT ${columns} FROM import ORDER BY id DESC`)
}

export function findImport(database: ReadDatabase, id: ImportId): PastImport | null {
  return database.get<PastImport>(`SELECT ${columns} FROM import WHERE id = ?`, id) ?? null
}

export function markUndone(database: WriteDatabase, id: ImportId, undoneAt: string): void {
  database.run('UPDATE import SET undone_at = ? WHERE id = ?', undoneAt, id)
}

/**
 * An absences-only file speaks for every school day from one to the other. `periods` is how many different periods it
 * names, 0 when it lists whole days.
 */
export function saveCoverage(
  database: WriteDatabase,
  id: ImportId,
  { from, to, periods }: { from: EpochDay; to: EpochDay; periods: number },
): void {
  database.run(
    'INSERT INTO coverage (import_id, from_day, to_day, periods) VALUES (?, ?, ?, ?)',
    id,
    from,
    to,
    periods,
  )
}

/** Whether there was any. */
export function removeCoverage(database: WriteDatabase, id: ImportId): boolean {
  return database.run('DELETE FROM coverage WHERE import_id = ?', id).changes > 0
}

/** Saves the closed days of a year that an import learned more about. The year stays the import's that brought it. */
export function saveClosures(
  database: WriteDatabase,
  importId: ImportId,
  year: SchoolYear,
  closures: readonly Closure[],
): void {
  const [before, after] = [JSON.stringify(year.closures), JSON.stringify(closures)]
  savePrior(database, importId, { kind: 'closures', key: String(year.id), before, after })
  database.run('UPDATE school_year SET closures = ? WHERE id = ?', after, year.id)
}

/** The imports of files that list absences only, but for this one and those that were taken back. */
export function listImportsOfAbsences(database: ReadDatabase, but: ImportId): ImportId[] {
  return database
    .all<{ id: ImportId }>(
      `SELECT id FROM import WHERE json_extract(reading, '$.format') = 'absences' AND undone_at IS NULL AND id <> ?`,
      but,
    )
    .map(({ id }) => id)
}

type YearOfImport = { id: SchoolYearId; startsOn: IsoDate; endsOn: IsoDate }

/** The school years that this import or one taken back brought, and that no person has changed since. */
export function listYearsLeftBy(database: ReadDatabase, id: ImportId): YearOfImport[] {
  return database.all<YearOfImport>(
    `SELECT id, starts_on AS startsOn, ends_on AS endsOn FROM school_year
     WHERE import_id = ? OR import_id IN (SELECT id FROM import WHERE undone_at IS NOT NULL)`,
    id,
  )
}

/** Two files with the same headings are of the same export; capitals do not matter. */
function headerKey(header: readonly string[]): string {
  return JSON.stringify(header.map((name) => name.trim().toLowerCase()))
}

/** Remembers how a file with this header was read, until the import is taken back. One without a header is not known again. */
export function rememberReading(
  database: WriteDatabase,
  importId: ImportId,
  kind: ImportKind,
  header: readonly string[],
  reading: ImportReading,
): void {
  if (header.length === 0) return
  const key = headerKey(header)
  const after = JSON.stringify(reading)
  const before = findMemory(database, kind, key)
  savePrior(database, importId, { kind: 'memory', key: memoryKey(kind, key), before, after })
  database.run(
    `INSERT INTO import_memory (kind, header, reading) VALUES (?, ?, ?)
     ON CONFLICT (kind, header) DO UPDATE SET reading = excluded.reading`,
    kind,
    key,
    after,
  )
}

function findMemory(database: ReadDatabase, kind: ImportKind, key: string): string | null {
  const row = database.get<{ reading: string }>(
    'SELECT reading FROM import_memory WHERE kind = ? AND header = ?',
    kind,
    key,
  )
  return row?.reading ?? null
}

/** How a file with this header was read the last time, or null. */
export function findReading(
  database: ReadDatabase,
  kind: ImportKind,
  header: readonly string[],
): ImportReading | null {
  if (header.length === 0) return null
  const remembered = findMemory(database, kind, headerKey(header))
  // A reading from another version of the program may not fit any more; then the file is simply guessed anew.
  return importReading.safeParse(JSON.parse(remembered ?? 'null')).data ?? null
}

/** Every code that an earlier import gave a meaning to. */
export function listCodesOfImports(database: ReadDatabase): Set<string> {
  const rows = database.all<{ code: string }>(
    `SELECT DISTINCT json_extract(one.value, '$.code') AS code
     FROM import, json_each(import.reading, '$.codes') AS one`,
  )
  return new Set(rows.map(({ code }) => code))
}
