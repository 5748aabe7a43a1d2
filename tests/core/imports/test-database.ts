/** A keyed database file with the schema and nothing else, and imports into it without a window. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportKind, ImportReading, ImportReport } from '#shared/domain/attendance-import.ts'
import type { ImportId } from '#shared/domain/identity.ts'
import { inspectFile } from '#core/imports/inspect-file.ts'
import { runImport } from '#core/imports/run-import.ts'
import { previewUndo, undoImport, type UndoReport } from '#core/imports/undo-import.ts'
import { type WriteDatabase, wrapDatabase } from '#core/storage/database.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import { saveSettings } from '#core/storage/tables/school.ts'
import { openDatabase } from '#core/vault/open-database.ts'

export type TestDatabase = {
  database: WriteDatabase
  folder: string
  bringIn: (
    content: string,
    kind?: ImportKind,
    change?: (reading: ImportReading) => ImportReading,
  ) => Promise<ImportReport>
  undo: (id: ImportId) => Promise<UndoReport>
  previewUndo: (id: ImportId) => Promise<UndoReport>
  /** Every row of these tables, to compare whole states. */
  dump: (tables: readonly string[]) => Record<string, unknown[]>
  remove: () => void
}

const at = '2026-03-02T09:00:00.000Z'
const report = () => {}
const { signal } = new AbortController()

export function openTestDatabase(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'open-door-imports-'))
  const connection = openDatabase(
    join(folder, 'vault.db'),
    randomBytes(32),
    randomBytes(16).toString('hex'),
    {
      mayCreate: true,
    },
  )
  for (const migration of migrations) connection.exec(migration)
  // These tests commit thousands of times and never cut the power.
  connection.pragma('synchronous = OFF')
  const database = wrapDatabase(connection)
  saveSettings(database, {
    schoolName: 'Willow Creek School',
    rule: 'us',
    sessionsADay: 1,
    paperSize: 'A4',
    minutesADay: 390,
    countsDualRegistered: true,
    lockAfterMinutes: 10,
  })
  return {
    database,
    folder,
    bringIn: async (content, kind = 'attendance', change = (reading) => reading) => {
      const file = { path: join(folder, 'file.csv'), name: 'file.csv' }
      writeFileSync(file.path, content)
      const world = { database, today: '2026-03-02', rule: 'us', pause: async () => {} } as const
      const { reading } = await inspectFile(file, kind, null, world, { signal, onBytes: report })
      return runImport({
        database,
        file,
        kind,
        reading: change(reading),
        rule: 'us',
        staffName: 'Ana Reyes',
        at,
        today: '2026-03-02',
        backUp: async () => {},
        signal,
        report,
      })
    },
    undo: (id) => undoImport({ database, id, at, signal, report }),
    previewUndo: (id) => previewUndo({ database, id, at, signal, report }),
    dump: (tables) =>
      Object.fromEntries(
        tables.map((table) => [table, database.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)]),
      ),
    remove: () => {
      connection.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
