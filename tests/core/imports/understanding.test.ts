/** What the program makes of files of many kinds before anything is stored, and what of them can be stored. */
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ColumnRole, ImportKind } from '#shared/domain/attendance-import.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { giveFile, inspect } from './import-file.ts'

let vault: TestVault
beforeAll(async () => {
  vault = await openTestVault()
})
afterAll(() => vault.remove())

const understand = async (content: string | Uint8Array, kind: ImportKind = 'attendance') =>
  inspect(vault, await giveFile(vault, content), kind)

const days = ['02/02/2026', '02/03/2026', '02/04/2026', '02/05/2026', '02/13/2026']
/** Rows of three students on these days, made by `row`. */
const rowsOf = (row: (student: number, day: string, code: string) => string) =>
  days
    .flatMap((day, place) => [1, 2, 3].map((student) => row(student, day, student === place ? 'A' : 'P')))
    .join('\n')

test.each<[string, string, (student: number, day: string, code: string) => string, ColumnRole[]]>([
  [
    'PowerSchool-like',
    'STUDENT_NUMBER,LASTFIRST,ATT_DATE,ATT_CODE,DESCRIPTION,PERIOD',
    (s, day, code) =>
      `90${s},"Last${s}, First${s}",${day},${code},${code === 'P' ? 'Present' : 'Absent'},3(A)`,
    ['schoolNumber', 'fullName', 'date', 'code', 'codeLabel', 'period'],
  ],
  [
    'semicolons and words for codes',
    'Pupil ID;Surname;Forename;Reg Group;Date;AM/PM;Attendance Status',
    (s, day, code) => `P-${s};Last${s};First${s};7B;${day};AM;${code === 'P' ? 'Present' : 'Absent'}`,
    ['schoolNumber', 'familyName', 'givenName', 'homeroom', 'date', 'period', 'code'],
  ],
  [
    'OneRoster-like, with ids of the rows',
    'sourcedId,status,dateLastModified,userSourcedId,attendanceDate,attendanceStatus',
    (s, day, code) =>
      `r${s}${day},active,2026-02-20T00:00:00Z,u${s},${day},${code === 'P' ? 'present' : 'absent'}`,
    ['ignore', 'codeLabel', 'ignore', 'schoolNumber', 'date', 'code'],
  ],
])('%s columns are recognized', async (_name, header, row, columns) => {
  const seen = await understand(`${header}\n${rowsOf(row)}\n`)
  expect({
    columns: seen.reading.columns,
    order: seen.reading.dateOrder,
    problems: seen.problemCount,
  }).toEqual({
    columns,
    order: 'mdy',
    problems: 0,
  })
  expect(seen).toMatchObject({ rows: 15, firstOn: '2026-02-02', lastOn: '2026-02-13', unknownStudents: 3 })
})

test.each<[string, ColumnRole[]]>([
  ['Student ID,Name,Date,Reason', ['schoolNumber', 'fullName', 'date', 'code']],
  ['Student ID,Student Name,Date,Code Name', ['schoolNumber', 'fullName', 'date', 'code']],
])('in a file of absences with the columns %s, the names are those of students', async (header, columns) => {
  const rows = ['1,Ana Reyes,2026-02-02,Sick', '2,Bo Li,2026-02-03,Unexcused', '1,Ana Reyes,2026-02-04,Sick']
  const seen = await understand([header, ...rows, ''].join('\n'))
  expect(seen.reading).toMatchObject({ columns, format: 'absences' })
  expect(seen.codesFound.map(({ code }) => code)).toEqual(['Sick', 'Unexcused'])
})

test('the reason beside a code gives the words for it, and the name does not', async () => {
  const seen = await understand(
    'Student ID,Name,Date,Code,Reason\n1,Ana Reyes,2026-02-02,E,Sick\n2,Bo Li,2026-02-03,U,Unknown\n',
  )
  expect(seen.reading.columns).toEqual(['schoolNumber', 'fullName', 'date', 'code', 'codeLabel'])
  expect(seen.codesFound.map(({ code, label }) => [code, label])).toEqual([
    ['E', 'Sick'],
    ['U', 'Unknown'],
  ])
})

test('without a header, columns are known by what stands in them', async () => {
  const seen = await understand(
    `${rowsOf((s, day, code) => `1000${s},"${['Nowak', 'Li', 'O’Brien'][s - 1]}, Ana",${day},${code}`)}\n`,
  )
  expect(seen.reading).toMatchObject({
    hasHeader: false,
    columns: ['schoolNumber', 'fullName', 'date', 'code'],
  })
  expect(seen).toMatchObject({ rows: 15, problemCount: 0, header: [] })
})

test('a column of yes and no is read by its name', async () => {
  const seen = await understand(
    `student id,date,PresenceFlag\n${rowsOf((s, day, code) => `${s},${day},${code === 'P' ? 1 : 0}`)}\n`,
  )
  expect(Object.fromEntries(seen.codesFound.map(({ code, category }) => [code, category]))).toEqual({
    1: 'present',
    0: 'away-unexcused',
  })
})

test('a file that lists absences only is taken for one', async () => {
  const coded = await understand(
    'student,date,code,reason\n1,2026-02-02,U,Unexcused\n2,2026-02-03,E,Excused\n',
  )
  expect(coded.reading.format).toBe('absences')
  const bare = await understand('student id,absence date\n1,2026-02-02\n2,2026-02-03\n')
  expect(bare.reading).toMatchObject({
    format: 'absences',
    codes: [{ code: 'A', category: 'away-unexcused' }],
  })
  expect(bare).toMatchObject({ problemCount: 0, rows: 2 })
})

test('a code that nobody can guess is asked for, and its rows wait', async () => {
  const seen = await understand('student id,date,code\n1,2026-02-02,P\n2,2026-02-02,QQ7\n')
  expect(seen.codesFound).toEqual([
    { code: 'P', label: 'Present', count: 1, category: 'present' },
    { code: 'QQ7', label: '', count: 1, category: null },
  ])
  expect(seen.problems).toEqual([{ row: 3, column: 'code', value: 'QQ7', reason: 'unknown-code' }])
})

test('the label in the file is believed before what a letter usually means', async () => {
  const seen = await understand(
    'student id,date,code,description\n1,2026-02-02,P,Parent called: excused\n2,2026-02-02,X,Present\n',
  )
  expect(seen.codesFound.map(({ code, category }) => [code, category])).toEqual([
    ['P', 'away-excused'],
    ['X', 'present'],
  ])
})

test('every row that cannot be used is named with its number, column, value and reason; the others stay good', async () => {
  const file = await giveFile(
    vault,
    [
      'student id,date,code,period', // row 1
      '1,2026-02-02,P,', // 2, good
      ',2026-02-02,P,', // 3
      '2,,P,', // 4
      '2,2026-02-30,P,', // 5
      '2,2026-02-02,,', // 6
      '2', // 7
      '2,2026-02-02,P,,,more', // 8
      '', // 9, blank
      '"2,2026-02-02,P,', // 10
      '1,2026-02-02,A,', // 11, contradicts row 2
      '1,2026-02-02,P,', // 12, says the same again
      '2,2026-02-02,P,lunch', // 13
      `${'9'.repeat(100)},2026-02-02,P,`, // 14
      '3,2026-02-02,P,', // 15, good
      '',
    ].join('\r\n'),
  )
  const { problems, problemCount, reading } = await inspect(vault, file)
  expect(problems).toEqual([
    { row: 3, column: 'student id', value: '', reason: 'missing-student' },
    { row: 4, column: 'date', value: '', reason: 'missing-date' },
    { row: 5, column: 'date', value: '2026-02-30', reason: 'impossible-date' },
    { row: 6, column: 'code', value: '', reason: 'missing-code' },
    { row: 7, column: null, value: '1 of 4', reason: 'too-few-columns' },
    { row: 8, column: null, value: '6 instead of 4', reason: 'too-many-columns' },
    { row: 10, column: null, value: '"2', reason: 'unbalanced-quote' },
    { row: 11, column: 'code', value: 'A', reason: 'conflicting-mark' },
    { row: 13, column: 'period', value: 'lunch', reason: 'unknown-period' },
    { row: 14, column: 'student id', value: `${'9'.repeat(79)}…`, reason: 'too-long' },
  ])
  expect(problemCount).toBe(10)
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading })
  expect(report).toMatchObject({ added: 2, studentsCreated: 3, problems, problemCount: 10 })
  await vault.call('imports.undo', { id: report.importId })
})

test('a letter that cannot be read is reported where it matters', async () => {
  const bytes = Buffer.concat([
    iconv.encode(`student,date,code\n${'Łucja Świątek,2026-02-02,P\n'.repeat(3)}`, 'utf8'),
    Buffer.from('Jos'),
    Buffer.from([0xe9]),
    Buffer.from(',2026-02-02,P\n'),
  ])
  const seen = await understand(bytes)
  expect(seen.reading.encoding).toBe('utf-8')
  expect(seen.problems).toEqual([
    { row: 5, column: 'student', value: 'Jos\uFFFD', reason: 'unreadable-character' },
  ])
})

test('a change of the delimiter makes new columns and keeps what was decided beside', async () => {
  const file = await giveFile(vault, 'student id;date;code\n1;2026-02-02;P\n2;2026-02-02;A\n')
  const { reading } = await inspect(vault, file)
  const wrong = await inspect(vault, file, 'attendance', { ...reading, delimiter: ',' })
  expect(wrong.reading.columns).toHaveLength(1)
  const right = await inspect(vault, file, 'attendance', { ...wrong.reading, delimiter: ';' })
  expect(right).toMatchObject({
    reading: { columns: ['schoolNumber', 'date', 'code'] },
    problemCount: 0,
    rows: 2,
  })
})

test('how a file was read is remembered for the next file with the same columns', async () => {
  const header = 'kid;when;what;other'
  const file = await giveFile(vault, `${header}\n1;03/04/2026;zz;x\n2;04/03/2026;P;y\n`)
  const first = await inspect(vault, file)
  expect(first.isRemembered).toBe(false)
  const reading = {
    ...first.reading,
    columns: ['schoolNumber', 'date', 'code', 'ignore'] as ColumnRole[],
    dateOrder: 'dmy' as const,
    format: 'marks' as const,
    codes: [
      { code: 'zz', label: 'Asleep', category: 'away-excused' as const },
      { code: 'P', label: 'Present', category: 'present' as const },
    ],
  }
  const { importId } = await vault.call('imports.run', { file, kind: 'attendance', reading })
  const second = await inspect(vault, await giveFile(vault, `${header}\n1;05/04/2026;zz;x\n`))
  expect(second).toMatchObject({
    isRemembered: true,
    isDateOrderUndecided: false,
    firstOn: '2026-04-05',
    problemCount: 0,
    reading: { columns: reading.columns, dateOrder: 'dmy', format: 'marks' },
  })
  expect(second.codesFound).toEqual([{ code: 'zz', label: 'Asleep', count: 1, category: 'away-excused' }])
  await vault.call('imports.undo', { id: importId })
})

test('school years are proposed with the weekdays of the file and the days on which nobody was marked', async () => {
  const open = [
    '2025-08-25',
    '2025-08-26',
    '2025-08-27',
    '2025-08-28',
    '2025-08-29',
    '2025-09-03',
    '2025-09-05',
    '2026-08-03',
  ]
  const seen = await understand(
    `student id,date,code\n${open.flatMap((day) => [1, 2].map((s) => `${s},${day},P`)).join('\n')}\n`,
  )
  expect(seen.newSchoolYears).toEqual([
    {
      name: '2025–26',
      startsOn: '2025-08-01',
      endsOn: '2026-07-31',
      weekdays: [1, 2, 3, 4, 5],
      terms: [],
      closures: [
        { fromOn: '2025-09-01', toOn: '2025-09-02', label: 'No marks in the file' },
        { fromOn: '2025-09-04', toOn: '2025-09-04', label: 'No marks in the file' },
      ],
    },
    { name: '2026–27', startsOn: '2026-08-01', endsOn: '2027-07-31', weekdays: [1], terms: [], closures: [] },
  ])
})
