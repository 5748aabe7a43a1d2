/** Files that look like something else: taken for what they are, or refused before anything is stored. */
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { giveFile } from './import-file.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const look = async (content: string | Uint8Array) =>
  vault.call('imports.inspect', { file: await giveFile(vault, content), kind: null, reading: null })

test.each([
  ['days without a year', 'Student ID,Name,3/2,3/3\n1,Ana Vexley,P,A\n', 'import.days-without-year'],
  [
    'weekdays without a year',
    'Student ID,Name,Mon 2-Mar,Tue 3-Mar\n1,Ana Vexley,P,A\n',
    'import.days-without-year',
  ],
  ['a title above the headings', 'Larkspur,,\nStudent ID,Date,Code\n1,2026-02-02,P\n', 'import.title-above'],
  ['headings alone', 'Student ID,Date,Code\n', 'import.no-rows'],
  ['a page of the web', '<html><table><tr><td>Student ID</td></tr></table></html>', 'file.not-text'],
  [
    'a zip with one table',
    zipSync({ 'marks.csv': strToU8('Student ID,Date\n1,2026-02-02\n') }),
    'import.unknown-bundle',
  ],
])('%s is refused, and nothing comes in', async (_name, content, code) => {
  await expect(look(content)).rejects.toMatchObject({ code })
  expect(await vault.call('imports.list', {})).toEqual({ imports: [] })
})

test.each([
  [
    'Infinite Campus',
    'studentNumber,lastName,firstName,grade,date,period,status,code\n1,Vexley,Ana,07,02/13/2026,1,A,UNX\n',
  ],
  [
    'SIMS by session',
    'UPN,Forename,Surname,Year,Mark Date,Session,Mark\nA1,Ana,Vexley,Year 7,13/02/2026,AM,L\n',
  ],
])('marks of %s that name their students are no list of students', async (_name, content) => {
  const seen = await look(content)
  expect(seen).toMatchObject({ kind: 'attendance', missing: [], firstOn: '2026-02-13' })
  expect(seen.reading.columns).not.toContain('bornOn')
})

test('a code that only the system can read is asked about, and no absence by itself', async () => {
  const seen = await look('Student_Number,Att_Date,Attendance_CodeID\n1,02/13/2026,12\n2,02/13/2026,14\n')
  expect(seen.reading.format).toBe('powerschool-attendance')
  expect(seen.codesFound.map(({ code, category }) => [code, category])).toEqual([
    ['12', null],
    ['14', null],
  ])
})

test('a student of Ed-Fi has a family name', async () => {
  const seen = await look('studentUniqueId,firstName,lastSurname,birthDate\n1,Ana,Vexley,2012-05-21\n')
  expect(seen.reading.columns).toEqual(['schoolNumber', 'givenName', 'familyName', 'bornOn'])
})

test('no heading for a password shows what stands below it', async () => {
  const headings = ['Student Password', 'Login PW', 'PIN code', 'Passcode', 'Web_Password']
  const cells = headings.map((_heading, place) => `Password1-${place}`)
  const seen = await look(`Student ID,Date,Code,${headings.join(',')}\n1,2026-02-02,P,${cells.join(',')}\n`)
  expect(seen.notes.map(({ name }) => name)).toEqual(headings)
  expect(JSON.stringify(seen)).not.toContain('Password1-')
})
