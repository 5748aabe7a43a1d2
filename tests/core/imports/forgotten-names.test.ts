/** After a student is erased, nothing that an import remembers names them, whatever column was taken for what. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseStudent } from '#core/storage/tables/erase-student.ts'
import { getStudent } from '#core/storage/tables/students.ts'
import type { ColumnRole } from '#shared/domain/attendance-import.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestDatabase
beforeEach(() => {
  vault = openTestDatabase()
})
afterEach(() => vault.remove())

/** Every cell of every table, bytes read as letters. */
function dumpEverything(): string {
  const tables = vault.database.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  return tables
    .flatMap(({ name }) => vault.database.all<Record<string, unknown>>(`SELECT * FROM ${name}`))
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)))
    .join('\n')
}

function erase(givenName: string): void {
  const { id } = vault.database.get<{ id: StudentId }>(
    'SELECT id FROM student WHERE given_name = ?',
    givenName,
  ) ?? { id: 0 as StudentId }
  const by = { staffName: 'Ana Reyes', at: '2026-03-02T09:00:00.000Z' }
  eraseStudent(vault.database, getStudent(vault.database, id), by)
}

const columns: ColumnRole[] = ['schoolNumber', 'fullName', 'date', 'code']
const lines = ['N-771,"Vexley, Zora",2026-02-02,A', 'N-772,"Tarn, Milo",2026-02-02,P', '']

test('a first row that was taken for headings leaves no name', async () => {
  await vault.bringIn(`Student ID,Name,Date,Code\n${lines.join('\n')}`)
  await vault.bringIn(lines.join('\n'), 'attendance', (reading) => ({ ...reading, hasHeader: true, columns }))
  expect(vault.dump(['import_memory'])['import_memory']).toHaveLength(2)
  expect(dumpEverything()).toMatch(/vexley, zora/)
  erase('Zora')
  expect(dumpEverything()).not.toMatch(/vexley|zora|n-771/i)
  // How the other file was read is still known.
  expect(vault.dump(['import_memory'])['import_memory']).toHaveLength(1)
})

test('names that were taken for codes leave nothing, and the other names stay', async () => {
  await vault.bringIn(`Student ID,Name,Date,Code\n${lines.join('\n')}`)
  await vault.bringIn(
    'Student ID,Who,Date\nN-771,Zora Vexley,2026-02-03\nN-772,Milo Tarn,2026-02-03\n',
    'attendance',
    (reading) => ({
      ...reading,
      format: 'marks',
      columns: ['schoolNumber', 'code', 'date'],
      codes: ['Zora Vexley', 'Milo Tarn'].map((code) => ({ code, label: '', category: 'present' })),
    }),
  )
  expect(dumpEverything()).toContain('Zora Vexley')
  erase('Zora')
  expect(dumpEverything()).not.toMatch(/vexley|zora|n-771/i)
  expect(vault.database.get(`SELECT 1 FROM attendance_code WHERE code = 'Milo Tarn'`)).toBeDefined()
  expect(vault.database.get(`SELECT 1 FROM mark JOIN student ON student.id = student_id`)).toBeDefined()
})
