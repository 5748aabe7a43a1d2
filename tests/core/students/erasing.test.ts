import { beforeEach, expect, test } from 'vitest'
import type { WriteDatabase } from '#core/storage/database.ts'
import { erasedName, eraseStudent } from '#core/storage/tables/erase-student.ts'
import { insertSchoolYear } from '#core/storage/tables/school.ts'
import { getStudent, insertStudent } from '#core/storage/tables/students.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'
import { aStudentDraft } from './a-student.ts'
import { fillEveryTable, filledAt as at } from './fill-every-table.ts'

let database: WriteDatabase

cleanUpVaults()
beforeEach(async () => {
  database = (await createTestVault()).vault.database
})

const fill = (schoolNumber: string, givenName: string) =>
  fillEveryTable(database, { schoolNumber, givenName }).studentId

const tables = () =>
  database
    .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .map((row) => row.name)

/** Every row of every table, as text, bytes read as letters. */
function dumpEverything(): string {
  return tables()
    .flatMap((table) => database.all<Record<string, unknown>>(`SELECT * FROM ${table}`))
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)))
    .join('\n')
}

function listIndexedWords(): string[] {
  database.script('CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, full_text, row)')
  return database.all<{ term: string }>('SELECT term FROM temp.indexed').map(({ term }) => term)
}

/** Rows of each table that says whose they are, itself or by its plan or agreement; full_text is among them. */
function countRowsAbout(id: StudentId): Record<string, number> {
  const ways = {
    student_id: '= ?',
    plan_id: 'IN (SELECT id FROM plan WHERE student_id = ?)',
    agreement_id: 'IN (SELECT id FROM agreement WHERE student_id = ?)',
  }
  return Object.fromEntries(
    tables().flatMap((table) => {
      const columns = new Set(
        database.all<{ name: string }>(`PRAGMA table_info(${table})`).map(({ name }) => name),
      )
      const way = Object.entries(ways).find(([column]) => columns.has(column))
      if (way === undefined) return []
      const sql = `SELECT count(*) AS n FROM ${table} WHERE ${way[0]} ${way[1]}`
      return [[table, database.get<{ n: number }>(sql, id)?.n ?? 0]]
    }),
  )
}

test('erasing takes every row about the student and leaves the other student whole', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const erased = fill('E-77001', 'Świętosława')
  const kept = fill('K-88002', 'Wren')
  const before = countRowsAbout(kept)
  // A new table with rows about students belongs into `fillEveryTable`.
  expect(Object.entries(countRowsAbout(erased)).filter(([, count]) => count === 0)).toEqual([])
  expect(dumpEverything()).toContain('Świętosława')
  expect(listIndexedWords()).toContain('swietoslawa')

  eraseStudent(database, getStudent(database, erased), { staffName: 'Ana Reyes', at })

  expect(Object.values(countRowsAbout(erased)).every((count) => count === 0)).toBe(true)
  expect(countRowsAbout(kept)).toEqual(before)
  const left = dumpEverything()
  // In no case, and not as the search folds it; its pages leave out the letters that a word shares with the one before.
  expect(left).not.toMatch(/s[łl]awa/i)
  expect(listIndexedWords()).not.toContain('swietoslawa')
  expect(listIndexedWords()).toContain('wren')
  expect(left).not.toContain('E-77001')
  expect(left).toContain('K-88002')
  expect(database.all('PRAGMA foreign_key_check')).toEqual([])
})

test.each([
  'Świętosława Wiśniewska',
  'Wiśniewska, Świętosława',
  'SWIETOSLAWA WISNIEWSKA',
  'Wiśniewska, Świętosława Anna',
  'Sława Wiśniewska',
  'wiśniewska',
  'E-77001',
  'e-77001 Wiśniewska, Sława',
  'WiśniewskaSława',
])('%s is taken out of what an import could not use', (value) => {
  expect(eraseWithProblem(value)).toBe('')
})

test.each(['12/3/2026', 'Wren Wiśniewski', 'Ola Nowak', 'E', '77001-E', '', '—'])(
  '%s in what an import could not use is about someone else and stays',
  (value) => {
    expect(eraseWithProblem(value)).toBe(value)
  },
)

/** What is left of a value that an import could not use, once the student is erased. */
function eraseWithProblem(value: string): string | undefined {
  const draft = aStudentDraft({
    schoolNumber: 'E-77001',
    givenName: 'Świętosława',
    familyName: 'Wiśniewska',
    preferredName: 'Sława',
  })
  const id = insertStudent(database, draft, { importId: null, at })
  database.run(
    `INSERT INTO import (kind, file_name, imported_at, staff_name, reading, problems)
     VALUES ('attendance', 'a.csv', ?, 'Ana Reyes', '{}', ?)`,
    at,
    JSON.stringify([{ row: 2, column: 'Name', value, reason: 'unknown-student' }]),
  )
  eraseStudent(database, getStudent(database, id), { staffName: 'Ana Reyes', at })
  const stored = database.get<{ problems: string }>('SELECT problems FROM import')?.problems ?? '[]'
  return (JSON.parse(stored) as { value: string }[])[0]?.value
}

test('the record of a disclosure stays, without the name', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const id = fill('E-77001', 'Świętosława')
  eraseStudent(database, getStudent(database, id), { staffName: 'Ana Reyes', at })
  expect(database.all('SELECT student_id, student_name, recipient, what FROM disclosure')).toEqual([
    { student_id: null, student_name: '2 students', recipient: 'The district', what: 'Caseload' },
    { student_id: null, student_name: erasedName, recipient: 'The family', what: 'Agreement 1' },
  ])
})

test('a tombstone says what was erased, when and by whom, and nothing about the student', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const id = fill('E-77001', 'Świętosława')
  eraseStudent(database, getStudent(database, id), { staffName: 'Ana Reyes', at })
  expect(database.all('SELECT erased_at, staff_name, what FROM tombstone')).toEqual([
    { erased_at: at, staff_name: 'Ana Reyes', what: 'A student with 1 mark, 1 plan and 1 agreement' },
  ])
})

test('an erasure that cannot be finished leaves everything as it was', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const id = fill('E-77001', 'Świętosława')
  const before = dumpEverything()
  database.script(
    `CREATE TEMP TRIGGER no_more BEFORE INSERT ON main.tombstone BEGIN SELECT RAISE(ABORT, 'stop'); END`,
  )
  expect(() => eraseStudent(database, getStudent(database, id), { staffName: 'Ana Reyes', at })).toThrow(
    'stop',
  )
  database.script('DROP TRIGGER no_more')
  expect(dumpEverything()).toBe(before)
})
