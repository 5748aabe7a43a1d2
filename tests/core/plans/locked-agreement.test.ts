/** What the database itself refuses, whatever the program above it may one day do. */
import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wrapDatabase, type WriteDatabase } from '#core/storage/database.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import { aTestFolder } from '#tests/core/open-core.ts'

let folder: string
let database: WriteDatabase
let connection: Database.Database

beforeEach(() => {
  folder = aTestFolder()
  connection = new Database(join(folder, 'plain.db'))
  database = wrapDatabase(connection)
  for (const migration of migrations) database.script(migration)
  // Only agreements are of interest here, not the students and plans that they belong to.
  database.script('PRAGMA foreign_keys = OFF')
  database.script(`INSERT INTO agreement
    (plan_id, student_id, number, snapshot, pdf, sha256, pages, made_at, state, signatures)
    VALUES (1, 1, 1, '{}', x'25', 'a', 3, '2026-03-02', 'open', '[]')`)
})
afterEach(() => {
  connection.close()
  rmSync(folder, { recursive: true, force: true })
})

const changes = [
  `state = 'open'`,
  `snapshot = '{"number":2}'`,
  `pdf = x'26'`,
  `sha256 = 'b'`,
  'number = 2',
  'pages = 4',
  `made_at = '2026-03-03'`,
  'plan_id = 2',
  'student_id = 2',
]

test.each(changes)('a signed agreement cannot be changed to %s', (change) => {
  database.script(`UPDATE agreement SET state = 'signed'`)
  expect(() => database.run(`UPDATE agreement SET ${change}`)).toThrow('agreement is signed')
})

test.each(changes)('an open one can be changed to %s', (change) => {
  expect(database.run(`UPDATE agreement SET ${change}`).changes).toBe(1)
})

test('a signed agreement takes further signatures', () => {
  database.script(`UPDATE agreement SET state = 'signed', signatures = '[1]'`)
  expect(database.run(`UPDATE agreement SET signatures = '[1,2]'`).changes).toBe(1)
})

const drawn = {
  party: 'student',
  name: 'Amina',
  signedOn: '2026-03-02',
  how: 'drawn',
  strokes: [[1, 2, 3, 4]],
}
const write = (...signatures: unknown[]) =>
  database.run(`UPDATE agreement SET state = 'signed', signatures = ?`, JSON.stringify(signatures)).changes

test.each([
  ['taken away', []],
  ['given another stroke', [{ ...drawn, strokes: [[1, 2, 3, 5]] }]],
  ['said to be on paper', [{ ...drawn, how: 'paper' }]],
  ['given another day', [{ ...drawn, signedOn: '2026-03-03' }]],
  ['put under another name', [{ ...drawn, name: 'Samira' }]],
])('a drawn signature cannot be %s', (_, signatures) => {
  write(drawn)
  expect(() => write(...signatures)).toThrow('signature is given')
})

test('a signature from before drawings is written again with what it means today', () => {
  const { how: _how, strokes: _strokes, ...old } = drawn
  write(old)
  expect(write({ ...old, how: 'paper', strokes: [] }, drawn)).toBe(1)
})
