/** Files of every system, taken for what they are without a question, and what comes of them in the vault. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportFormat, ImportKind } from '#shared/domain/attendance-import.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { giveFile, grantFile, realData } from './import-file.ts'
import { samples } from './format-samples.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const look = async (content: string, name?: string) => {
  const file = await giveFile(vault, content, name)
  return { file, seen: await vault.call('imports.inspect', { file, kind: null, reading: null }) }
}

test.each<[string, ImportKind, ImportFormat]>([
  ['long marks', 'attendance', 'marks'],
  ['absences only', 'attendance', 'absences'],
  ['a column a day', 'attendance', 'wide'],
  ['two columns a day', 'attendance', 'wide'],
  ['a column a day, absences only', 'attendance', 'absences'],
  ['Clever attendance', 'attendance', 'clever-attendance'],
  ['Clever students', 'roster', 'clever-students'],
  ['PowerSchool attendance', 'attendance', 'powerschool-attendance'],
  ['PowerSchool students', 'roster', 'powerschool-students'],
  ['Aspen attendance', 'attendance', 'aspen-attendance'],
  ['Aspen students', 'roster', 'aspen-students'],
  ['Contoso attendance', 'attendance', 'contoso-attendance'],
  ['Ed-Fi attendance', 'attendance', 'ed-fi-attendance'],
  ['SIMS, morning and afternoon', 'attendance', 'sims-sessions'],
  ['SIMS, a week in a text', 'attendance', 'sims-sessions'],
  ['SIMS, a column a session', 'attendance', 'sims-sessions'],
  ['a list of students', 'roster', 'roster'],
  ['totals', 'totals', 'totals'],
  ['grades', 'grades', 'grades'],
  ['Contoso grades', 'grades', 'grades'],
  ['participation', 'participation', 'participation'],
  ['ratings, a row each', 'ratings', 'ratings'],
  ['ratings, a column a scale', 'ratings', 'ratings'],
])('%s is taken for %s in the format %s', async (name, kind, format) => {
  const { seen } = await look(samples[name] ?? '')
  expect({
    kind: seen.kind,
    format: seen.reading.format,
    missing: seen.missing,
    problems: seen.problems,
    open: seen.codesFound.filter(({ category }) => category === null),
  }).toEqual({ kind, format, missing: [], problems: [], open: [] })
})

/** What the caseload makes of a file: days enrolled and away of each student, by name or number. */
async function countDays(): Promise<[string, number, number][]> {
  const { rows } = await vault.call('caseload.list', { schoolYearId: null })
  return rows
    .map(({ schoolNumber, figures }): [string, number, number] => [
      schoolNumber.replace(/^A/, ''),
      figures.enrolled,
      figures.absent,
    ])
    .toSorted(([a], [b]) => a.localeCompare(b))
}

const fiveDays = [
  ['70011', 5, 0],
  ['70012', 5, 1],
  ['70013', 5, 0],
]

test.each(
  [
    'long marks',
    'a column a day',
    'two columns a day',
    'Clever attendance',
    'PowerSchool attendance',
    'Aspen attendance',
    'Contoso attendance',
    'Ed-Fi attendance',
    'SIMS, morning and afternoon',
    'SIMS, a week in a text',
    'SIMS, a column a session',
  ].map((name) => [name]),
)('%s says the same as every other way to write it down', async (name) => {
  const { file, seen } = await look(samples[name] ?? '')
  await vault.call('imports.run', { file, kind: seen.kind, reading: seen.reading })
  expect(await countDays()).toEqual(fiveDays)
})

test.each([
  ['Clever', 'School_id,Student_id,Attendance_date,Attendance_type,Excuse_type', 'S1,'],
  ['any system', 'Student ID,Date,Attendance Type,Excuse Type', ''],
])('an absence and its excuse in two columns are one code, as %s writes them', async (_, header, school) => {
  const rows = [
    '70011,2026-02-02,absent,excused',
    '70011,2026-02-03,absent,unexcused',
    '70011,2026-02-04,absent,',
    '70011,2026-02-05,tardy,excused',
    '70011,2026-02-06,present,unexcused',
    '70012,2026-02-02,present,',
    '70012,2026-02-03,absent,Y',
    '70012,2026-02-04,absent,N',
  ]
  const { file, seen } = await look([header, ...rows.map((row) => school + row)].join('\n'))
  expect(seen.kind).toBe('attendance')
  expect(Object.fromEntries(seen.reading.codes.map(({ code, category }) => [code, category]))).toEqual({
    'absent, excused': 'away-excused',
    'absent, unexcused': 'away-unexcused',
    absent: 'away-unexcused',
    tardy: 'late',
    present: 'present',
  })
  await vault.call('imports.run', { file, kind: seen.kind, reading: seen.reading })
  const { rows: students } = await vault.call('caseload.list', { schoolYearId: null })
  const counted = students.map(({ schoolNumber, figures: { absent, excused, late } }) => [
    schoolNumber,
    absent,
    excused,
    late,
  ])
  expect(counted.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
    ['70011', 3, 1, 1],
    ['70012', 2, 1, 0],
  ])
})

test('a morning and an afternoon under one day are its two halves', async () => {
  const { file, seen } = await look(
    'Student ID,2026-02-02,2026-02-02,2026-02-03,2026-02-03\n1,P,P,A,P\n2,P,P,A,A\n',
  )
  expect(seen).toMatchObject({ kind: 'attendance', rows: 8, reading: { format: 'wide' } })
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading: seen.reading })
  expect(report).toMatchObject({ added: 8, problemCount: 0 })
})

test('a cell that cannot be used is named with the row of the spreadsheet; the others come in', async () => {
  const { seen } = await look(
    'Student ID,2026-02-02,2026-02-03,2026-02-31\n1,P,P,\n2,P,ZZ9,A\n,P,P,P\n3,P,P,\n',
  )
  expect(seen.problems.map(({ row, reason, value }) => [row, reason, value])).toEqual([
    [3, 'unknown-code', 'ZZ9'],
    [3, 'impossible-date', '2026-02-31'],
    [4, 'missing-student', ''],
  ])
  expect(seen.firstRows[1]).toEqual(['2', 'P', 'ZZ9', 'A'])
})

test('the first day of a week is the one that is a Monday', async () => {
  const weeks = ['02/02/2026', '09/02/2026', '02/03/2026'].map((day) => `1,${day},/\\/\\/\\/\\/\\`)
  const { seen } = await look(`Adno,Week Beginning,Marks\n${weeks.join('\n')}\n`)
  expect(seen).toMatchObject({ firstOn: '2026-02-02', lastOn: '2026-03-06', rows: 30 })
})

test('what was taken for one kind can be another, with columns of its own', async () => {
  const { file, seen } = await look('Student ID,Name,Grade\n1,Ana Reyes,7\n2,Bo Li,8\n')
  expect(seen.kind).toBe('roster')
  const asGrades = await vault.call('imports.inspect', { file, kind: 'grades', reading: null })
  expect(asGrades).toMatchObject({
    kind: 'grades',
    reading: { format: 'grades', columns: ['schoolNumber', 'fullName', 'score'] },
  })
  const back = await vault.call('imports.inspect', { file, kind: 'roster', reading: null })
  expect(back.reading.columns).toEqual(['schoolNumber', 'fullName', 'grade'])
})

test('a kind that a person chose is remembered for the next file with the same columns', async () => {
  const content = 'Student ID,Name,Grade\n1,Ana Reyes,B\n2,Bo Li,A\n'
  const { file } = await look(content)
  const { reading } = await vault.call('imports.inspect', { file, kind: 'grades', reading: null })
  await vault.call('imports.run', { file, kind: 'grades', reading })
  const { seen } = await look(content)
  expect(seen).toMatchObject({ kind: 'grades', isRemembered: true })
})

test('a password in a list of students is neither shown nor kept, whatever its column is said to hold', async () => {
  const { file, seen } = await look(samples['Clever students'] ?? '')
  expect(seen.notes).toContainEqual({ kind: 'not-stored', name: 'Password', readAs: '' })
  expect(JSON.stringify(seen)).not.toContain('hunter')
  const place = seen.header.indexOf('Password')
  const reading = { ...seen.reading, columns: seen.reading.columns.with(place, 'pronouns') }
  const again = await vault.call('imports.inspect', { file, kind: 'roster', reading })
  expect(again.reading.columns[place]).toBe('ignore')
  await vault.call('imports.run', { file, kind: 'roster', reading })
  const { rows } = await vault.call('students.list', { state: 'active', search: '' })
  const students = await Promise.all(rows.map(({ id }) => vault.call('students.get', { id })))
  expect(JSON.stringify(students)).not.toContain('hunter')
})

const contoso = [
  { name: 'studentattendance.csv', kind: 'attendance', format: 'contoso-attendance' },
  { name: 'studentdemographics.csv', kind: 'roster', format: 'roster' },
  { name: 'studentsectionmark.csv', kind: 'grades', format: 'grades' },
].filter(({ name }) => existsSync(join(realData, 'contoso-sis', name)))

// Only beside the data; a test that is skipped would count as failed.
test.each(contoso)('$name of a real data set is taken for $kind', async ({ name, kind, format }) => {
  const file = await grantFile(vault, join(realData, 'contoso-sis', name))
  const seen = await vault.call('imports.inspect', { file, kind: null, reading: null })
  expect({ kind: seen.kind, format: seen.reading.format, missing: seen.missing }).toEqual({
    kind,
    format,
    missing: [],
  })
})
