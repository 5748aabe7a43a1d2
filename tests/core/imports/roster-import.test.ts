/** Rosters and absences-only files, from the file to what the counselor sees. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { bringIn, giveFile, grantFile, inspect, realData } from './import-file.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const roster = `Student ID,Last Name,First Name,Preferred Name,Date of Birth,Grade,Homeroom,Home Language,Entry Date,Guardian Name,Relationship,Phone,Email,Guardian Language
1001,Şahin,Ayşe,Ayse,14/03/2012,7,7B,Turkish,25/08/2025,Elif Şahin,Mother,555 0101,elif@example.org,Turkish
1001,Şahin,Ayşe,,14/03/2012,7,7B,,,Can Şahin,Father,555 0102,,
1002,Nowak,Łucja,,30/11/2011,8,8A,Polish,25/08/2025,,,,,
1002,Nowak,Łucja,,30/11/2011,8,8A,Polish,25/08/2025,,,,,
1003,Li,Bo,,31/02/2012,7,7B,,,,,,,
,,,,01/01/2012,7,,,,,,,,
`

test('a roster creates students with families, joins rows of one student, and says what it left out', async () => {
  const file = await giveFile(vault, roster, 'roster.csv')
  const seen = await inspect(vault, file, 'roster')
  expect(seen).toMatchObject({ rows: 6, unknownStudents: 3, reading: { dateOrder: 'dmy', format: 'roster' } })
  expect(seen.problems).toEqual([
    { row: 5, column: 'Student ID', value: '1002', reason: 'duplicate-student' },
    { row: 6, column: 'Date of Birth', value: '31/02/2012', reason: 'impossible-date' },
    { row: 7, column: 'Student ID', value: '', reason: 'missing-student' },
  ])
  const report = await vault.call('imports.run', { file, kind: 'roster', reading: seen.reading })
  expect(report).toMatchObject({ studentsCreated: 3, studentsChanged: 0, problemCount: 3 })
  const { rows } = await vault.call('students.list', { state: 'active', search: 'sahin' })
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the student is not there')
  expect(await vault.call('students.get', { id })).toMatchObject({
    schoolNumber: '1001',
    givenName: 'Ayşe',
    familyName: 'Şahin',
    preferredName: 'Ayse',
    bornOn: '2012-03-14',
    homeLanguages: 'Turkish',
    enrolments: [{ fromOn: '2025-08-25', toOn: null }],
    family: [
      {
        name: 'Elif Şahin',
        relation: 'Mother',
        phone: '555 0101',
        email: 'elif@example.org',
        language: 'Turkish',
      },
      { name: 'Can Şahin', relation: 'Father', phone: '555 0102' },
    ],
  })
})

test('a roster brought in again changes nothing, and a newer one only what it says', async () => {
  await bringIn(vault, roster, 'roster')
  expect(await bringIn(vault, roster, 'roster')).toMatchObject({
    studentsCreated: 0,
    studentsChanged: 0,
    unchanged: 3,
  })
  const report = await bringIn(vault, 'Student ID,Grade,Homeroom\n1001,8,\n1002,8,8C\n', 'roster')
  expect(report).toMatchObject({ studentsCreated: 0, studentsChanged: 2 })
  const { rows } = await vault.call('students.list', { state: 'active', search: '' })
  expect(rows.map(({ schoolNumber, grade, homeroom }) => [schoolNumber, grade, homeroom]).toSorted()).toEqual(
    [
      ['1001', '8', '7B'],
      ['1002', '8', '8C'],
      ['1003', '7', '7B'],
    ],
  )
})

test('a roster gives names to students whom an attendance file brought as numbers', async () => {
  await bringIn(vault, 'student id,date,code\n1001,2026-02-02,P\n')
  const report = await bringIn(vault, roster, 'roster')
  expect(report).toMatchObject({ studentsCreated: 2, studentsChanged: 1 })
  const { rows } = await vault.call('students.list', { state: 'active', search: 'ayse' })
  expect(rows).toMatchObject([{ schoolNumber: '1001', fullName: 'Ayse Şahin' }])
})

const demographics = join(realData, 'contoso-sis/studentdemographics.csv')

// Only beside the data; a test that is skipped would count as failed.
test.each([demographics].filter((path) => existsSync(path)))(
  'a table of demographics is a roster too',
  async () => {
    const file = await grantFile(vault, demographics)
    const seen = await inspect(vault, file, 'roster')
    expect(seen.reading.columns).toEqual([
      'schoolNumber',
      'ignore',
      'homeLanguages',
      'ignore',
      'ignore',
      'ignore',
    ])
    const report = await vault.call('imports.run', { file, kind: 'roster', reading: seen.reading })
    expect(report).toMatchObject({ studentsCreated: 100, problemCount: 0 })
  },
)

test('in an absences-only file every other school day was attended', async () => {
  await bringIn(vault, 'Student ID,Last Name,First Name\n1,Nowak,Ann\n2,Li,Bo\n3,Roy,Cy\n', 'roster')
  const absences = [
    'student id,absence date,reason',
    '1,2026-02-02,Illness',
    '1,2026-02-03,Illness',
    '2,2026-02-27,Unexcused',
  ]
  const report = await bringIn(vault, `${absences.join('\n')}\n`)
  expect(report).toMatchObject({ added: 3, problemCount: 0, schoolYearsCreated: 1 })
  const { rows } = await vault.call('caseload.list', { schoolYearId: null })
  // 2 to 27 February 2026 has twenty weekdays.
  expect(
    rows.map(({ fullName, figures }) => [fullName, figures.enrolled, figures.absent]).toSorted(),
  ).toEqual([
    ['Ann Nowak', 20, 2],
    ['Bo Li', 20, 1],
    ['Cy Roy', 20, 0],
  ])
})
