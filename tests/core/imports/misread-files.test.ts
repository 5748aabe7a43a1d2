/** Files that look like something else: taken for what they are, or refused before anything is stored. */
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { bringIn, giveFile } from './import-file.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const look = async (content: string | Uint8Array) =>
  vault.call('imports.inspect', { file: await giveFile(vault, content), kind: null, reading: null })

test.each([
  ['a title above the headings', 'Larkspur,,\nStudent ID,Date,Code\n1,2026-02-02,P\n', 'import.title-above'],
  ['headings alone', 'Student ID,Date,Code\n', 'import.no-rows'],
  ['a page of the web', '<html><table><tr><td>Student ID</td></tr></table></html>', 'file.not-text'],
  [
    'a zip with two tables',
    zipSync({ 'a.csv': strToU8('Student ID,Date\n1,2026-02-02\n'), 'b.csv': strToU8('Student ID\n1\n') }),
    'import.unknown-bundle',
  ],
  [
    'a letter',
    'Dear families,\nplease remember the trip on Friday.\nBring lunch, water, a coat and a hat.\nThank you!\n',
    'import.no-table',
  ],
  [
    'a note of one line after another',
    'Call the office\nAsk about the bus\nWrite to the nurse\n',
    'import.no-table',
  ],
  [
    'the users of a OneRoster export whose roles stand in another file',
    'sourcedId,status,enabledUser,givenName,familyName\nu1,active,true,Ana,Vexley\n',
    'import.users-without-roles',
  ],
])('%s is refused, and nothing comes in', async (_name, content, code) => {
  await expect(look(content)).rejects.toMatchObject({ code })
  expect(await vault.call('imports.list', {})).toEqual({ imports: [] })
})

test.each([
  [
    'Infinite Campus',
    'studentNumber,lastName,firstName,grade,date,period,status,code\n1,Vexley,Ana,07,02/13/2026,1,A,UA\n',
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

test('being late with a reason is being late, and an absence with a reason is excused', async () => {
  const seen = await look(
    'School_id,Student_id,Section_id,Attendance_date,Attendance_type,Excuse_type\nS1,1,,2026-02-02,tardy,excused\nS1,2,,2026-02-02,absent,excused\nS1,3,,2026-02-02,present,\n',
  )
  expect(seen.reading.format).toBe('clever-attendance')
  expect(seen.codesFound.map(({ code, category }) => [code, category])).toEqual([
    ['tardy', 'late'],
    ['absent, excused', 'away-excused'],
    ['present', 'present'],
  ])
})

test('of a column of states and one of codes, the codes are taken', async () => {
  const row = (student: number, status: string, code: string) =>
    `${student},Vexley,Ana,07,02/13/2026,1,${status},${code}`
  const seen = await look(
    [
      'studentNumber,lastName,firstName,grade,date,period,status,code',
      row(1, 'A', 'UNX'),
      row(2, 'T', 'TDY'),
      '',
    ].join('\n'),
  )
  expect(seen.reading.columns.slice(-2)).toEqual(['codeLabel', 'code'])
  expect(seen.codesFound.map(({ code, category }) => [code, category])).toEqual([
    ['UNX', null],
    ['TDY', 'late'],
  ])
})

test('the only table in a zip is read as if it lay there unpacked', async () => {
  const marks = 'Student ID,Date,Code\n1,2026-02-02,P\n2,2026-02-02,A\n'
  const zip = zipSync({ 'export/marks.csv': strToU8(marks), '__MACOSX/marks.csv': strToU8('x') })
  const file = await giveFile(vault, zip, 'marks.zip')
  const seen = await vault.call('imports.inspect', { file, kind: null, reading: null })
  expect(seen).toMatchObject({ kind: 'attendance', rows: 2, reading: { container: 'text' } })
  const report = await vault.call('imports.run', { file, kind: seen.kind, reading: seen.reading })
  expect(report).toMatchObject({ added: 2, problemCount: 0 })
})

test('of the users of a OneRoster export only the students come in', async () => {
  const seen = await look(
    [
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,grades',
      'u1,active,,true,o1,student,ana,Ana,Vexley,07',
      'u2,active,,true,o1,teacher,ida,Ida,Quill,',
      'u3,active,,true,o1,guardian,rosa,Rosa,Vexley,',
      'u4,tobedeleted,,true,o1,student,bo,Bo,Tarn,07',
      '',
    ].join('\n'),
  )
  expect(seen).toMatchObject({ kind: 'roster', rows: 1, unknownStudents: 1, problemCount: 0 })
  expect(JSON.stringify(seen.firstRows)).not.toContain('Quill')
})

test('the overview of a student of whom only totals are known shows the year of those totals, as the data does', async () => {
  await bringIn(vault, 'Student ID,Date,Code\n1,2026-02-02,P\n1,2026-02-03,P\n')
  const totals = 'Student ID,School year,Days enrolled,Days absent\n2,2024-25,170,20\n'
  await bringIn(vault, totals, 'totals')
  const { rows } = await vault.call('students.list', { state: 'active', search: '' })
  const student = rows.find(({ schoolNumber }) => schoolNumber === '2')
  const asked = { studentId: student?.id ?? (0 as StudentId), schoolYearId: null }
  const overview = await vault.call('attendance.getYear', asked)
  const data = await vault.call('year.look', asked)
  expect(data.year?.name).toBe('2024–25')
  expect(overview.year?.name).toBe('2024–25')
})
