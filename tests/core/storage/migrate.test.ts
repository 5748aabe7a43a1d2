import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { type WriteDatabase, wrapDatabase } from '#core/storage/database.ts'
import { getSchemaVersion, migrate } from '#core/storage/migrate.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import {
  addNote,
  cleanUpVaults,
  codeOf,
  createTestVault,
  keep,
  listNotes,
  placeAgain,
  testRules,
  testPassphrase,
} from '../vault/a-vault.ts'

cleanUpVaults()

const inMemory = (): WriteDatabase => wrapDatabase(new Database(':memory:'))
const listTables = (database: WriteDatabase) =>
  database.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => row.name)

describe('migrating', () => {
  test('applies what is missing, in order, once', () => {
    const database = inMemory()
    migrate(database, ['CREATE TABLE one (a)'])
    migrate(database, ['CREATE TABLE one (a)', 'ALTER TABLE one ADD COLUMN b', 'CREATE TABLE two (a)'])
    migrate(database, ['CREATE TABLE one (a)', 'ALTER TABLE one ADD COLUMN b', 'CREATE TABLE two (a)'])
    expect(listTables(database)).toEqual(['one', 'two'])
    expect(getSchemaVersion(database)).toBe(3)
  })

  test('leaves nothing of a migration that fails, and keeps those before it', () => {
    const database = inMemory()
    const failing = ['CREATE TABLE one (a)', 'CREATE TABLE two (a); INSERT INTO nowhere VALUES (1)']
    expect(() => migrate(database, failing)).toThrow('nowhere')
    expect(listTables(database)).toEqual(['one'])
    expect(getSchemaVersion(database)).toBe(1)
  })

  test('refuses a database from the future', async () => {
    const database = inMemory()
    migrate(database, ['CREATE TABLE one (a)', 'CREATE TABLE two (a)'])
    expect(await codeOf(() => migrate(database, ['CREATE TABLE one (a)']))).toBe('vault.from-future')
  })
})

describe('a vault of an older program', () => {
  const later = { ...testRules, migrations: [...migrations, 'CREATE TABLE later (a TEXT) STRICT'] }

  test('is backed up, then brought up to date; the older program then refuses it, untouched', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'from before')
    await made.vault.close()
    const vault = keep(await placeAgain(made, later).unlock(made.slotId, testPassphrase))
    expect(getSchemaVersion(vault.database)).toBe(migrations.length + 1)
    expect(listNotes(vault)).toEqual(['from before'])
    expect(vault.keys.header.schemaVersion).toBe(migrations.length + 1)
    await vault.close()

    const older = placeAgain(made)
    const status = await older.getStatus(null)
    expect(status.state).toBe('future')
    expect(status.backups.map((backup) => backup.kind)).toContain('before-change')
    expect(await codeOf(() => older.unlock(made.slotId, testPassphrase))).toBe('vault.from-future')
  })

  test('stays as it was when its migration fails', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'from before')
    await made.vault.close()
    const broken = { ...testRules, migrations: [...migrations, 'INSERT INTO nowhere VALUES (1)'] }
    await expect(placeAgain(made, broken).unlock(made.slotId, testPassphrase)).rejects.toThrow('nowhere')
    expect(listNotes(keep(await placeAgain(made).unlock(made.slotId, testPassphrase)))).toEqual([
      'from before',
    ])
  })

  test('is refused by its database alone, when the header does not tell', async () => {
    const made = await createTestVault()
    made.vault.database.script('PRAGMA user_version = 99')
    await made.vault.close()
    const place = placeAgain(made)
    expect(await codeOf(() => place.unlock(made.slotId, testPassphrase))).toBe('vault.from-future')
  })
})

/** Every migration applied, as SQLite itself describes the result. */
function describeSchema(): string {
  const database = inMemory()
  migrate(database, migrations)
  const parts = database.all<{ sql: string }>(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name`,
  )
  return `-- version ${getSchemaVersion(database)}\n\n${parts.map(({ sql }) => `${sql};\n`).join('\n')}`
}

test('the schema is the committed one', () => {
  const path = new URL('schema.sql', import.meta.url)
  // After a new migration: UPDATE_SCHEMA=1 npx vitest run --config tests/vitest.config.ts tests/core/storage
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(path, describeSchema())
  expect(describeSchema()).toBe(readFileSync(path, 'utf8'))
})
