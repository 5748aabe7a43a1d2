import { beforeEach, expect, test } from 'vitest'
import type { WriteDatabase } from '#core/storage/database.ts'
import { rebuildStrips } from '#core/storage/tables/attendance-strips.ts'
import { insertContact } from '#core/storage/tables/contacts.ts'
import { erasedName, eraseStudent } from '#core/storage/tables/erase-student.ts'
import { insertSchoolYear } from '#core/storage/tables/school.ts'
import { getStudent, insertStudent } from '#core/storage/tables/students.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'
import { aFamilyMember, aStudentDraft } from './a-student.ts'

const at = '2026-03-02T09:00:00.000Z'
let database: WriteDatabase

cleanUpVaults()
beforeEach(async () => {
  database = (await createTestVault()).vault.database
})

/** A student about whom there is a row in every table that can hold one. */
function fillEveryTable(schoolNumber: string, givenName: string): StudentId {
  const importId = database.run(
    `INSERT INTO import (kind, file_name, imported_at, staff_name, reading, problems)
     VALUES ('roster', 'r.csv', ?, 'Ana Reyes', '{}', ?)`,
    at,
    JSON.stringify([{ row: 2, column: 'Grade', value: givenName, reason: 'too-long' }]),
  ).id
  const draft = aStudentDraft({
    schoolNumber,
    givenName,
    familyName: 'Wiśniewska',
    family: [aFamilyMember()],
  })
  const id = insertStudent(database, draft, { importId: null, at })
  const day = toEpochDay('2025-09-02')
  database.run('INSERT INTO mark VALUES (?, ?, 0, 1, ?)', id, day, importId)
  database.run('INSERT INTO mark_replaced VALUES (?, ?, ?, 0, 1, ?)', importId, id, day, importId)
  database.run('INSERT INTO mark_confirmed VALUES (?, ?, ?, 0, ?, 0)', importId, id, day, day)
  database.run(
    'INSERT INTO student_replaced VALUES (?, ?, ?)',
    importId,
    id,
    `{"givenName":{"from":"${givenName}"}}`,
  )
  rebuildStrips(database)
  insertContact(
    database,
    {
      studentId: id,
      happenedOn: '2026-02-01',
      withWhom: givenName,
      channel: 'call',
      direction: 'in',
      wasReached: true,
      words: `${givenName} called`,
      tone: null,
      language: '',
      hadInterpreter: false,
      nextStep: '',
      nextStepOn: null,
    },
    { at, staffName: 'Ms. Okafor' },
  )
  const planId = database.run(
    `INSERT INTO plan (student_id, state, revision, started_at, saved_at) VALUES (?, 'agreed', 1, ?, ?)`,
    id,
    at,
    at,
  ).id
  database.run(
    'INSERT INTO plan_section VALUES (?, ?, ?)',
    planId,
    'voice',
    JSON.stringify({ said: givenName }),
  )
  const agreementId = database.run(
    `INSERT INTO agreement (plan_id, student_id, number, snapshot, pdf, sha256, pages, made_at, state, signatures)
     VALUES (?, ?, 1, ?, ?, '', 2, ?, 'signed', '[]')`,
    planId,
    id,
    JSON.stringify({ name: givenName }),
    Buffer.from(givenName),
    at,
  ).id
  database.run(
    `INSERT INTO attachment (agreement_id, file_name, media_type, bytes, added_at, content)
     VALUES (?, ?, 'image/png', 4, ?, ?)`,
    agreementId,
    `${givenName}.png`,
    at,
    Buffer.from(givenName),
  )
  database.run(
    `INSERT INTO disclosure (student_id, student_name, happened_at, recipient, purpose, basis, what, how, staff_name, sha256)
     VALUES (?, ?, ?, 'The family', 'To sign', 'parent-or-student-request', 'Agreement 1', 'printed', 'Ana Reyes', '')`,
    id,
    givenName,
    at,
  )
  return id
}

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

function countRowsAbout(id: StudentId): Record<string, number> {
  const about = tables().filter((table) =>
    database
      .all<{ name: string }>(`PRAGMA table_info(${table})`)
      .some((column) => column.name === 'student_id'),
  )
  const count = (table: string) =>
    database.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE student_id = ?`, id)?.n ?? 0
  return Object.fromEntries(about.map((table) => [table, count(table)]))
}

test('erasing takes every row about the student and leaves the other student whole', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const erased = fillEveryTable('E-77001', 'Świętosława')
  const kept = fillEveryTable('K-88002', 'Wren')
  const before = countRowsAbout(kept)
  expect(Object.values(countRowsAbout(erased)).every((count) => count > 0)).toBe(true)
  expect(dumpEverything()).toContain('Świętosława')

  eraseStudent(database, getStudent(database, erased), { staffName: 'Ana Reyes', at })

  expect(Object.values(countRowsAbout(erased)).every((count) => count === 0)).toBe(true)
  expect(countRowsAbout(kept)).toEqual(before)
  const left = dumpEverything()
  expect(left).not.toContain('Świętosława')
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
  const id = fillEveryTable('E-77001', 'Świętosława')
  eraseStudent(database, getStudent(database, id), { staffName: 'Ana Reyes', at })
  expect(database.all('SELECT student_id, student_name, recipient, what FROM disclosure')).toEqual([
    { student_id: null, student_name: erasedName, recipient: 'The family', what: 'Agreement 1' },
  ])
})

test('a tombstone says what was erased, when and by whom, and nothing about the student', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const id = fillEveryTable('E-77001', 'Świętosława')
  eraseStudent(database, getStudent(database, id), { staffName: 'Ana Reyes', at })
  expect(database.all('SELECT erased_at, staff_name, what FROM tombstone')).toEqual([
    { erased_at: at, staff_name: 'Ana Reyes', what: 'A student with 1 mark, 1 plan and 1 agreement' },
  ])
})

test('an erasure that cannot be finished leaves everything as it was', () => {
  insertSchoolYear(database, aSchoolYear(), null)
  const id = fillEveryTable('E-77001', 'Świętosława')
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
