/** Stores a file in the way that a person agreed to: all of it in one transaction, or nothing. */
import type { ImportKind, ImportReading, ImportReport } from '#shared/domain/attendance-import.ts'
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { runLongTransaction } from '../storage/long-transaction.ts'
import { finishImport, insertImport, rememberReading } from '../storage/tables/imports.ts'
import type { FileContent } from './format.ts'
import { findMissing } from './inspect-file.ts'
import { measureSource, type SourceFile } from './reading/source-file.ts'
import { type Pause, pauseFor, type Pausing } from './pause.ts'
import { formats } from './registry.ts'

const problemsReported = 1000

export type Run = Pausing & {
  database: WriteDatabase
  file: SourceFile
  kind: ImportKind
  reading: ImportReading
  rule: AttendanceRule
  staffName: string
  /** ISO moment. */
  at: string
  today: IsoDate
  /** Called once the file is read, before anything is written. */
  backUp: (pause: Pause) => Promise<unknown>
}

/**
 * Throws `import.no-columns` when the reading lacks a needed column, `import.nothing-usable`, `app.cancelled`, and
 * what reading the file throws. After any of them the vault is as it was.
 */
export async function runImport(run: Run): Promise<ImportReport> {
  const format = formats[run.reading.format]
  const missing = findMissing(run.reading, format)
  if (missing !== null) throw new AppError('import.no-columns', { file: run.file.name, missing })
  const bytes = await measureSource(run.file)
  const onBytes = (done: number) => run.report('reading', done, bytes)
  const content = await format.readFile(run.file, run.reading, { onBytes }, run.signal)
  run.report('backing-up', 0, null)
  await run.backUp(pauseFor(run, 'backing-up'))
  return runLongTransaction(run.database, () => storeContent(run, content))
}

async function storeContent(run: Run, content: FileContent): Promise<ImportReport> {
  const { database, reading, kind, at } = run
  const importId = insertImport(database, {
    kind,
    reading,
    fileName: run.file.name,
    importedAt: at,
    staffName: run.staffName,
  })
  const counts = await content.store(reading, formats[reading.format], {
    database,
    importId,
    at,
    today: run.today,
    rule: run.rule,
    pause: pauseFor(run),
  })
  if (counts.added + counts.changed + counts.unchanged === 0) {
    throw new AppError('import.nothing-usable', { file: run.file.name })
  }
  const problems = { problems: content.problems.list(problemsReported), problemCount: content.problems.count }
  finishImport(database, importId, { ...counts, ...problems })
  rememberReading(database, importId, kind, content.header, reading)
  return { importId, ...counts, ...problems }
}
