/** Grades, participation and ratings come from a file as the school wrote them, and the newest file counts. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { listScores } from '#core/storage/tables/scores.ts'
import { makeSampleSchool } from '#tests/sample-school/sample-school.ts'
import { makeSampleScores } from '#tests/sample-school/sample-scores.ts'
import { realData } from './import-file.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestDatabase

beforeEach(() => {
  vault = openTestDatabase()
})
afterEach(() => vault.remove())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`

function scoresOf(schoolNumber: string) {
  const row = vault.database.get<{ id: StudentId }>(
    'SELECT id FROM student WHERE school_number = ?',
    schoolNumber,
  )
  return row === undefined ? null : listScores(vault.database, row.id)
}

test('a long file of grades is a grade a course and day, in hundredths where numbers can only be those', async () => {
  const report = await vault.bringIn(
    lines('Student ID,Course,Date,Grade Percent', 's1,Math 8,2026-01-30,87', 's1,Art,2026-01-30,64.5'),
    'grades',
  )
  expect(report).toMatchObject({ added: 2, changed: 0, studentsCreated: 1, problemCount: 0 })
  expect(scoresOf('s1')).toEqual([
    { kind: 'grade', series: 'Art', on: '2026-01-30', term: '', written: '64.5', value: 64.5, outOf: 100 },
    { kind: 'grade', series: 'Math 8', on: '2026-01-30', term: '', written: '87', value: 87, outOf: 100 },
  ])
})

test('letters stand for grade points in the US and for nothing but themselves in England', async () => {
  const file = lines('Student ID,Course,Date,Letter Grade', 's1,Math,2026-01-30,B+', 's1,Art,2026-01-30,Pass')
  await vault.bringIn(file, 'grades')
  expect(scoresOf('s1')?.map(({ written, value, outOf }) => ({ written, value, outOf }))).toEqual([
    { written: 'Pass', value: null, outOf: null },
    { written: 'B+', value: 3.3, outOf: 4 },
  ])
})

test('a grade of a term stands on the last day of the term, and one of a term that goes on stands on today', async () => {
  await vault.bringIn(
    lines(
      'Student ID,Course,School Year,Quarter,Grade',
      's1,Math,2025-26,Q1,80',
      's1,Math,2025-26,Q4,90',
      's1,Math,2024-25,Q4,70',
    ),
    'grades',
  )
  expect(scoresOf('s1')?.map(({ on, term, value }) => [on, term, value])).toEqual([
    ['2025-07-31', 'Q4', 70],
    ['2025-10-30', 'Q1', 80],
    ['2026-03-02', 'Q4', 90],
  ])
})

test('a wide file of ratings is a scale a column, and blank answers are nothing', async () => {
  const report = await vault.bringIn(
    lines(
      'Student ID,Survey Date,Belonging,Safety',
      's1,2026-02-06,4,3',
      's2,2026-02-06,2,',
      's3,2026-02-06,,',
    ),
    'ratings',
  )
  expect(report).toMatchObject({ added: 3, problemCount: 1, problems: [{ row: 4, reason: 'missing-score' }] })
  expect(scoresOf('s2')).toEqual([
    { kind: 'rating', series: 'Belonging', on: '2026-02-06', term: '', written: '2', value: 2, outOf: null },
  ])
})

test('a long file of ratings names its scale in a column', async () => {
  await vault.bringIn(
    lines('student,scale,date,value', 's1,Belonging,2026-02-06,4', 's1,Trust,2026-02-06,5'),
    'ratings',
  )
  expect(scoresOf('s1')?.map(({ series, value }) => [series, value])).toEqual([
    ['Belonging', 4],
    ['Trust', 5],
  ])
})

test('days that can be read both ways are left out where a person wants that, and read where they are sure', async () => {
  const report = await vault.bringIn(
    lines(
      'Student ID,Course,Date,Percent',
      's1,Math,01/25/2026,80',
      's1,Art,25/01/2026,70',
      's1,PE,02/01/2026,60',
    ),
    'grades',
    (reading) => ({ ...reading, dateOrder: 'mdy', isMixedDates: true, leavesUndecidedDates: true }),
  )
  expect(report.problems.map(({ row, reason }) => [row, reason])).toEqual([[4, 'undecided-date']])
  expect(scoresOf('s1')?.map(({ series, on }) => [series, on])).toEqual([
    ['Art', '2026-01-25'],
    ['Math', '2026-01-25'],
  ])
})

test('words about how often are counted in the usual five steps', async () => {
  await vault.bringIn(
    lines('Student ID,Date,Participation', 's1,2026-02-06,Often', 's1,2026-02-13,Asked once'),
    'participation',
  )
  expect(scoresOf('s1')?.map(({ written, value, outOf }) => [written, value, outOf])).toEqual([
    ['Often', 4, 5],
    ['Asked once', null, null],
  ])
})

test('the newest file counts, and what it leaves out stays', async () => {
  const header = 'Student ID,Course,Date,Grade Percent'
  await vault.bringIn(lines(header, 's1,Math,2026-01-30,80', 's1,Art,2026-01-30,70'), 'grades')
  const second = await vault.bringIn(
    lines(header, 's1,Math,2026-01-30,85', 's1,Music,2026-01-30,90'),
    'grades',
  )
  expect(second).toMatchObject({ added: 1, changed: 1, unchanged: 0 })
  expect(scoresOf('s1')?.map(({ series, written }) => [series, written])).toEqual([
    ['Art', '70'],
    ['Math', '85'],
    ['Music', '90'],
  ])
})

test('rows that say nothing usable are named, and the others are kept', async () => {
  const report = await vault.bringIn(
    lines(
      'Student ID,Course,Date,Grade Percent',
      's1,Math,2026-01-30,80',
      ',Math,2026-01-30,80',
      's1,Art,2026-02-30,80',
      's1,Art,2027-01-30,80',
      's1,Music,,80',
      's1,French,2026-01-30,-4',
      's1,German,2026-01-30,',
    ),
    'grades',
  )
  expect(report.added).toBe(1)
  expect(report.problems.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'missing-student'],
    [4, 'impossible-date'],
    [5, 'impossible-date'],
    [6, 'missing-date'],
    [7, 'impossible-number'],
    [8, 'missing-score'],
  ])
})

const sectionMarks = join(realData, 'contoso-sis/studentsectionmark.csv')
test.runIf(existsSync(sectionMarks))(
  'the section marks of Contoso are read with number, term and year',
  async () => {
    const report = await vault.bringIn(readFileSync(sectionMarks, 'utf8'), 'grades')
    expect(report.problems.filter(({ reason }) => reason !== 'conflicting-mark')).toEqual([])
    expect(report.added).toBeGreaterThan(1000)
    const first = scoresOf('st1')?.find(({ series, term }) => series === 'sec1' && term === 'term1')
    expect(first).toMatchObject({ written: '92', value: 92, outOf: 100 })
  },
)

test('the files of the sample school are read without a single problem', async () => {
  const today = '2026-03-02'
  const school = makeSampleSchool({ today, students: 30 })
  await vault.bringIn(school.roster, 'roster')
  await vault.bringIn(school.attendance)
  const files = makeSampleScores(school, today)
  for (const kind of ['grades', 'participation', 'ratings', 'totals'] as const) {
    const report = await vault.bringIn(files[kind], kind)
    expect(report).toMatchObject({ problemCount: 0, studentsCreated: 0, schoolYearsCreated: 0 })
    expect(report.added).toBeGreaterThan(20)
  }
  expect(makeSampleScores(school, today)).toEqual(files)
})
