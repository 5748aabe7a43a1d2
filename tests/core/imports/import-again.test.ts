/** What an import does to what earlier ones left: closed days, meanings of codes, absences, students without numbers. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MarkCategory } from '#shared/domain/attendance.ts'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { listSchoolYears, updateSchoolYear } from '#core/storage/tables/school.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestDatabase

beforeEach(() => {
  vault = openTestDatabase()
})
afterEach(() => vault.remove())

const writeMarks = (...days: string[]) =>
  `student id,date,code\n${days.map((day) => `1,2026-02-${day},P\n`).join('')}`
const closures = () =>
  listSchoolYears(vault.database)[0]?.closures.map(
    ({ fromOn, toOn }) => `${fromOn.slice(8)}-${toOn.slice(8)}`,
  )

test('marks on a day that was taken for closed reopen it, and taking them back closes it again', async () => {
  // Monday 2 to Friday 13 February; nobody is marked from Wednesday to Tuesday.
  await vault.bringIn(writeMarks('02', '03', '11', '12', '13'))
  expect(closures()).toEqual(['04-10'])
  const second = await vault.bringIn(writeMarks('05', '09'))
  expect(second.marksOnClosedDays).toBe(0)
  // The weekend after the 5th and the 6th stay together; 10 February is alone.
  expect(closures()).toEqual(['04-04', '06-08', '10-10'])
  const third = await vault.bringIn(writeMarks('05', '10'))
  expect(closures()).toEqual(['04-04', '06-08'])
  await vault.undo(third.importId)
  expect(closures()).toEqual(['04-04', '06-08', '10-10'])
  await vault.undo(second.importId)
  expect(closures()).toEqual(['04-10'])
})

test('a reopened day stays open for as long as any import has marks on it', async () => {
  await vault.bringIn(writeMarks('02', '03', '05', '06'))
  const second = await vault.bringIn(writeMarks('04'))
  await vault.bringIn(writeMarks('04', '05'))
  await vault.undo(second.importId)
  expect(closures()).toEqual([])
})

test('marks on days that a person closed are reported and leave the calendar alone', async () => {
  await vault.bringIn(writeMarks('02', '03'))
  const [year] = listSchoolYears(vault.database)
  if (year === undefined) throw new Error('no school year was made')
  const holiday = { fromOn: '2026-02-04', toOn: '2026-02-06', label: 'Winter break' } as const
  updateSchoolYear(vault.database, year.id, { ...year, weekdays: [1, 2, 3, 4, 5], closures: [holiday] })
  const report = await vault.bringIn(writeMarks('03', '05', '06', '08'))
  expect(report).toMatchObject({ added: 3, marksOnClosedDays: 3 })
  expect(listSchoolYears(vault.database)[0]?.closures).toEqual([holiday])
})

const meaning = (category: MarkCategory) => (reading: ImportReading) => ({
  ...reading,
  format: 'marks' as const,
  codes: [{ code: 'X', label: '', category }],
})
const file = 'student id,date,code\n1,2026-02-02,X\n2,2026-02-02,X\n'
const bringInAs = async (category: MarkCategory) =>
  (await vault.bringIn(file, 'attendance', meaning(category))).importId
const categoryOfX = () =>
  vault.database.get<{ category: string }>(`SELECT category FROM attendance_code WHERE code = 'X'`)?.category
const shared = ['attendance_code', 'import_memory', 'import_prior', 'attendance_strip']

test('an import taken back gives codes their former meaning, and the next file is read as before it', async () => {
  await bringInAs('present')
  const before = vault.dump(shared)
  const second = await bringInAs('away-unexcused')
  expect(categoryOfX()).toBe('away-unexcused')
  expect(vault.dump(['attendance_strip'])).not.toEqual({ attendance_strip: before['attendance_strip'] })
  await vault.undo(second)
  expect(vault.dump(shared)).toEqual(before)
})

test('a meaning that a later import or a person gave a code stays', async () => {
  await bringInAs('present')
  const second = await bringInAs('late')
  const third = await bringInAs('late')
  await vault.undo(second)
  expect(categoryOfX()).toBe('late')
  await vault.undo(third)
  expect(categoryOfX()).toBe('present')
  const fourth = await bringInAs('elsewhere')
  vault.database.run(`UPDATE attendance_code SET category = 'away-excused' WHERE code = 'X'`)
  await vault.undo(fourth)
  expect(categoryOfX()).toBe('away-excused')
})

test('a file whose first import is taken back is guessed anew', async () => {
  await vault.undo(await bringInAs('late'))
  expect(vault.dump(['import_memory', 'import_prior'])).toEqual({ import_memory: [], import_prior: [] })
})

const writeAbsences = (...rows: string[]) =>
  `student id,absence date,reason\n${rows.map((row) => `${row},Illness\n`).join('')}`

test('absences that a newer list of the same days leaves out are counted and stay', async () => {
  await vault.bringIn(writeAbsences('1,2026-02-02', '1,2026-02-03', '2,2026-02-04', '2,2026-02-20'))
  const again = await vault.bringIn(writeAbsences('1,2026-02-02', '2,2026-02-05'))
  // 20 February is not among the days of the second file.
  expect(again).toMatchObject({ added: 1, unchanged: 1, absencesNotInFile: 2 })
  expect(vault.dump(['mark'])['mark']).toHaveLength(5)
})

test('two students of a file who share a name are not both the one without a number', async () => {
  await vault.bringIn('last name,first name,grade\nKim,Jo,7\n', 'roster')
  const csv = (...numbers: number[]) =>
    `student id,last name,first name,date,code\n${numbers.map((one) => `${one},Kim,Jo,2026-02-02,P\n`).join('')}`
  const report = await vault.bringIn(csv(11, 12))
  expect(report).toMatchObject({ added: 2, studentsCreated: 2, studentsSharingNames: 2 })
  // Whose number is known is no one's rival any more.
  expect(await vault.bringIn(csv(11, 12, 13))).toMatchObject({ studentsCreated: 0, studentsSharingNames: 0 })
})

const enrolments = async (...rows: string[]) => {
  const rosters = rows.map((row) => `student id,entry date,exit date\n1,${row}\n`)
  const reports = []
  for (const roster of rosters) reports.push(await vault.bringIn(roster, 'roster'))
  const stored = vault.database.get<{ enrolments: string }>('SELECT enrolments FROM student')?.enrolments
  const list = JSON.parse(stored ?? '[]') as { fromOn: string; toOn: string | null }[]
  return { reports, said: list.map(({ fromOn, toOn }) => `${fromOn} ${toOn ?? 'open'}`) }
}

test.each([
  ['a last day alone ends the open stay', ['2025-08-25,', ',2026-01-30'], ['2025-08-25 2026-01-30']],
  [
    'a last day alone of a student without a stay begins in August',
    [',2026-01-30'],
    ['2025-08-01 2026-01-30'],
  ],
  ['a corrected start replaces the one of the year', ['2025-08-25,', '2025-10-06,'], ['2025-10-06 open']],
  [
    'a start in a later year ends the earlier stay',
    ['2024-08-26,', '2025-08-25,'],
    ['2024-08-26 2025-08-24', '2025-08-25 open'],
  ],
  [
    'a student who comes back has two stays',
    ['2025-08-25,2025-10-31', '2026-01-05,'],
    ['2025-08-25 2025-10-31', '2026-01-05 open'],
  ],
])('%s', async (_sentence, rows, expected) => {
  expect((await enrolments(...rows)).said).toEqual(expected)
})

test('an end before the start is reported and left aside', async () => {
  const { reports, said } = await enrolments('2025-08-25,2025-06-12')
  expect(reports[0]?.problems).toEqual([
    { row: 2, column: 'exit date', value: '2025-06-12', reason: 'backwards-dates' },
  ])
  expect(said).toEqual(['2025-08-25 open'])
})
