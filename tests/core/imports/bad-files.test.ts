/** Files that cannot come in: each is refused with its own sentence, and nothing in the vault changes. */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { describeError } from '#shared/messages/errors.ts'
import { readPieces } from '#core/imports/reading/source-file.ts'
import { openTestVault, startAgain, testPassphrase, type TestVault } from '#tests/core/open-core.ts'
import { giveFile, grantFile, inspect } from './import-file.ts'

let vault: TestVault
beforeAll(async () => {
  vault = await openTestVault()
})
afterAll(() => vault.remove())

const reading: ImportReading = {
  format: 'marks',
  encoding: 'utf-8',
  delimiter: ',',
  hasHeader: true,
  dateOrder: 'ymd',
  columns: ['schoolNumber', 'date', 'code'],
  codes: [{ code: 'P', label: '', category: 'present' }],
  createsUnknownStudents: true,
  container: 'text',
  sheet: null,
  isMixedDates: false,
  leavesUndecidedDates: false,
  headingYear: null,
}

async function expectNothing(): Promise<void> {
  expect((await vault.call('imports.list', {})).imports).toEqual([])
  expect((await vault.call('students.list', { state: 'active', search: '' })).total).toBe(0)
  expect((await vault.call('school.listYears', {})).years).toEqual([])
}

test.each([
  ['an empty file', 'file.empty', ''],
  ['a file of blank lines', 'file.empty', '\n\n \n'],
  ['a spreadsheet that is cut off', 'file.damaged', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
  ['a spreadsheet of the old kind', 'file.old-workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
  ['a picture', 'file.not-text', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ['a million columns', 'import.too-many-columns', `${'a,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}\n`],
  [
    '401 columns',
    'import.too-many-columns',
    `${Array.from({ length: 401 }, (_, at) => `c${at}`).join(',')}\n`,
  ],
])('%s is refused: %s', async (_name, code, content) => {
  const file = await giveFile(vault, content, 'chosen.csv')
  await expect(inspect(vault, file)).rejects.toMatchObject({
    code,
    details: expect.objectContaining({ file: 'chosen.csv' }) as unknown,
  })
  expect(describeError(code, { file: 'chosen.csv', limit: 400 }).happened).toContain('chosen.csv')
  await expectNothing()
})

test('a file of one gigabyte is refused before it is read', async () => {
  const path = join(vault.documentsFolder, 'huge.csv')
  writeFileSync(path, 'student,date,code\n')
  truncateSync(path, 1024 ** 3)
  const start = performance.now()
  await expect(inspect(vault, await grantFile(vault, path))).rejects.toMatchObject({
    code: 'file.too-large',
    details: { file: 'huge.csv', limit: '768 MB' },
  })
  expect(performance.now() - start).toBeLessThan(2000)
  rmSync(path)
})

test('a folder without a file is refused', async () => {
  const path = join(vault.documentsFolder, 'folder.csv')
  mkdirSync(path)
  await expect(inspect(vault, await grantFile(vault, path))).rejects.toMatchObject({ code: 'file.empty' })
})

test('a file that is gone, or goes away while it is read, is reported as gone', async () => {
  const path = join(vault.documentsFolder, 'gone.csv')
  writeFileSync(path, 'student,date,code\n1,2026-02-02,P\n'.repeat(20_000))
  const file = await grantFile(vault, path)
  const pieces = readPieces({ path, name: 'gone.csv' }, new AbortController().signal)
  await pieces.next()
  rmSync(path)
  const readOn = async () => {
    while ((await pieces.next()).done !== true);
  }
  await expect(readOn()).rejects.toMatchObject({ code: 'file.vanished', details: { file: 'gone.csv' } })
  await expect(inspect(vault, file)).rejects.toMatchObject({ code: 'file.vanished' })
  await expect(vault.call('imports.run', { file, kind: 'attendance', reading })).rejects.toMatchObject({
    code: 'file.vanished',
  })
})

test('a file that shrinks while it is read is not half believed', async () => {
  const path = join(vault.documentsFolder, 'shrinking.csv')
  writeFileSync(path, 'student,date,code\n1,2026-02-02,P\n'.repeat(20_000))
  const pieces = readPieces({ path, name: 'shrinking.csv' }, new AbortController().signal)
  await pieces.next()
  truncateSync(path, 1000)
  const readOn = async () => {
    while ((await pieces.next()).done !== true);
  }
  await expect(readOn()).rejects.toMatchObject({ code: 'file.changed' })
})

test('a file without a needed column, or without a single usable row, stores nothing', async () => {
  const file = await giveFile(vault, 'student,date,code\n1,tomorrow,P\n', 'odd.csv')
  const run = (columns: ImportReading['columns']) =>
    vault.call('imports.run', { file, kind: 'attendance', reading: { ...reading, columns } })
  await expect(run(['schoolNumber', 'ignore', 'code'])).rejects.toMatchObject({
    code: 'import.no-columns',
    details: { file: 'odd.csv', missing: 'dates' },
  })
  await expect(run(['schoolNumber', 'date', 'code'])).rejects.toMatchObject({ code: 'import.nothing-usable' })
  await expectNothing()
})

const firstDay = toEpochDay('2023-09-04')
const manyRows = (count: number) =>
  `student,date,code\n${Array.from({ length: count }, (_, row) => `${row % 500},${fromEpochDay(firstDay + Math.floor(row / 500))},P`).join('\n')}\n`

test('an import that is stopped while it reads or stores leaves nothing', async () => {
  const file = await giveFile(vault, manyRows(150_000))
  for (const stage of ['reading', 'storing']) {
    const operationId = `stop-while-${stage}`
    const isThere = () =>
      vault.events.some(({ payload }) => {
        const progress = payload as { operationId?: string; stage?: string }
        return progress.operationId === operationId && progress.stage === stage
      })
    const running = vault.call('imports.run', { file, kind: 'attendance', reading }, operationId)
    const outcome = running.then(
      () => 'stored',
      (error: unknown) => error,
    )
    while (!isThere() && (await Promise.race([outcome, Promise.resolve(null)])) === null) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    await vault.call('operations.cancel', { operationId: operationId as never })
    expect(await outcome).toMatchObject({ code: 'app.cancelled' })
    await expectNothing()
  }
})

test('a process that is killed in the middle of an import leaves nothing', async () => {
  const other = await openTestVault()
  const path = join(other.documentsFolder, 'marks.csv')
  writeFileSync(path, manyRows(300_000))
  await other.close()
  const program = join(import.meta.dirname, 'import-until-killed.ts')
  const child = spawn(process.execPath, [program, other.documentsFolder, other.session.slotId, path])
  const exit = new Promise((resolve) => child.once('exit', resolve))
  const begun = new Promise((resolve) => child.stdout.once('data', () => resolve('storing')))
  expect(await Promise.race([begun, exit])).toBe('storing')
  child.kill('SIGKILL')
  await exit
  const again = await startAgain(other)
  await again.call('vault.unlock', { slotId: other.session.slotId, passphrase: testPassphrase })
  expect((await again.call('imports.list', {})).imports).toEqual([])
  expect((await again.call('students.list', { state: 'active', search: '' })).total).toBe(0)
  await again.core.close()
  await other.remove()
})
