/** The other system's totals beside ours: where they agree, and which way of counting explains it where they do not. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sayExcused } from '#shared/domain/attendance-totals.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import type { SchoolSettings } from '#shared/domain/school-settings.ts'
import type { Output } from '#shared/contract/contract.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const days = Array.from({ length: 20 }, (_, place) => {
  const day = place + Math.floor(place / 5) * 2
  return new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10)
})

/** Codes of twenty school days from 5 January 2026; a space is a day without a mark. */
const marksOf = (student: string, codes: string) =>
  [...codes].flatMap((code, place) => (code === ' ' ? [] : [`${student},${days[place]},${code}`]))

const bringMarks = (...students: [student: string, codes: string][]) =>
  bringIn(
    vault,
    `${['student_id,date,code', ...students.flatMap(([id, codes]) => marksOf(id, codes))].join('\n')}\n`,
  )

const full = 'P'.repeat(20)

async function countAsInEngland(change: Partial<SchoolSettings> = {}): Promise<void> {
  await vault.remove()
  vault = await openTestVault({ rule: 'england' })
  const settings = await vault.call('school.getSettings', {})
  await vault.call('school.saveSettings', { ...settings, sessionsADay: 2, ...change })
}

type Row = Output<'totals.list'>['rows'][number]

async function rowOf(schoolNumber: string): Promise<Row & { yearId: SchoolYearId }> {
  const { year, rows } = await vault.call('totals.list', { schoolYearId: null })
  const row = rows.find((one) => one.schoolNumber === schoolNumber)
  if (row === undefined || year === null) throw new Error('no such row')
  return { ...row, yearId: year.id }
}

async function type(schoolNumber: string, enrolled: number, absent: number): Promise<Row> {
  const { studentId, yearId: schoolYearId } = await rowOf(schoolNumber)
  const draft = { studentId, schoolYearId, throughOn: null, enrolled, absent, excused: null }
  return vault.call('totals.save', { studentId, schoolYearId, draft })
}

test('totals that agree say so, and typed ones are taken back with nothing', async () => {
  await bringMarks(['s1', `AA${full.slice(2)}`])
  expect(await type('s1', 20, 2)).toMatchObject({
    doesAgree: true,
    explanation: '',
    ours: { enrolled: 20, absent: 2 },
  })
  const { studentId, yearId } = await rowOf('s1')
  const cleared = await vault.call('totals.save', { studentId, schoolYearId: yearId, draft: null })
  expect(cleared).toMatchObject({ theirs: null, doesAgree: null })
})

test.each([
  ['AATTPPPPPPPPPPPPPPPP', 20, 4, 'Counting late as absent gives their 4 of 20 days.'],
  ['AAHHPPPPPPPPPPPPPPPP', 20, 3, 'Counting half a day away as half gives their 3 of 20 days.'],
  ['AAEPPPPPPPPPPPPPPPPP', 20, 2, 'Leaving excused days out of the absences gives their 2 of 20 days.'],
  [
    'AA  PPPPPPPPPPPPPPPP',
    20,
    2,
    'Counting school days without a mark as attended gives their 2 of 20 days.',
  ],
  ['AA  PPPPPPPPPPPPPPPP', 20, 4, 'Counting school days without a mark as absent gives their 4 of 20 days.'],
  ['AAPPPPPPPPPPPPPPPPPA', 19, 2, 'Counting through 29 January 2026 only gives their 2 of 19 days.'],
  ['AAPPPPPPPPPPPPPPPPPP', 40, 4, 'Counting sessions instead of days gives their 4 of 40 days.'],
  [
    'AATHPPPPPPPPPPPPPPPP',
    20,
    3.5,
    'Counting late as absent and counting half a day away as half give their 3.5 of 20 days.',
  ],
  ['AAPPPPPPPPPPPPPPPPPP', 20, 7, ''],
])('marks %s against %d days with %d absent: %s', async (codes, enrolled, absent, explanation) => {
  await bringMarks(['s1', codes], ['s2', full])
  expect(await type('s1', enrolled, absent)).toMatchObject({ doesAgree: false, explanation })
})

test('the days that make the difference are named', async () => {
  await bringMarks(['s1', `AAPT${full.slice(4)}`])
  await type('s1', 20, 3)
  const { studentId, yearId } = await rowOf('s1')
  const { days: named, tried } = await vault.call('totals.explain', { studentId, schoolYearId: yearId })
  expect(named).toEqual([{ on: '2026-01-08', sentence: 'Came late.' }])
  expect(tried[0]).toEqual({ rule: 'Counting late as absent', enrolled: 20, absent: 3, explains: true })
})

test.each([
  // Two sessions a day of four days: X, Y, Z and # are not possible, I and O are missed, '-' is a gap and no absence.
  ['/XIO', { enrolled: 6, absent: 4 }],
  ['/#ZO', { enrolled: 4, absent: 2 }],
  ['/-IO', { enrolled: 6, absent: 4 }],
  ['/LDV', { enrolled: 8, absent: 0 }],
])('in England, with two sessions a day, %s counts by hand as %o', async (codes, ours) => {
  await countAsInEngland()
  await bringMarks(['s1', codes], ['s2', '////'])
  expect(await rowOf('s1')).toMatchObject({ ours })
})

test('code D is left out of the possible sessions where the school says so, and both ways are told', async () => {
  await countAsInEngland({ countsDualRegistered: false })
  await bringMarks(['s1', '/DIO'], ['s2', '////'])
  expect(await rowOf('s1')).toMatchObject({ ours: { enrolled: 6, absent: 4 } })
  expect(await type('s1', 8, 4)).toMatchObject({
    doesAgree: false,
    explanation: 'Counting the days that are left out here as attended gives their 4 of 8 sessions.',
  })
  expect(await type('s1', 3, 2)).toMatchObject({
    explanation: 'Counting days instead of sessions gives their 2 of 3 sessions.',
  })
})

test('half a day away is half a day where attendance is taken twice a day, too', async () => {
  const settings = await vault.call('school.getSettings', {})
  await vault.call('school.saveSettings', { ...settings, sessionsADay: 2 })
  await bringMarks(['s1', `HA${full.slice(2)}`], ['s2', full])
  expect(await rowOf('s1')).toMatchObject({ ours: { enrolled: 20, absent: 2 } })
  expect(await type('s1', 20, 1.5)).toMatchObject({
    explanation: 'Counting half a day away as half gives their 1.5 of 20 days.',
  })
})

test('more days absent than enrolled are refused, and what stood before stays', async () => {
  await bringMarks(['s1', full])
  await type('s1', 20, 0)
  await expect(type('s1', 5, 9)).rejects.toThrow('totals.more-than-enrolled')
  expect(await rowOf('s1')).toMatchObject({ theirs: { enrolled: 20, absent: 0, source: 'typed' } })
})

test('excused days of totals stand beside ours, and are compared where the totals say them', async () => {
  await bringMarks(['s1', `AEE${full.slice(3)}`], ['s2', `AE${full.slice(2)}`], ['s3', full])
  const header = 'Student ID,Last Name,Days Enrolled,Days Absent,Excused Absences,School Year'
  const rows = ['s1,Wójcik,20,3,1,2025-26', 's2,Wójcik,20,2,1,2025-26', 's3,Wójcik,20,0,,2025-26']
  await bringIn(vault, `${header}\n${rows.join('\n')}\n`, 'totals')
  const looked = await Promise.all(['s1', 's2', 's3'].map(rowOf))
  expect(looked.map((row) => [row.doesAgree, row.ours?.excused, sayExcused(row)])).toEqual([
    [true, 2, 'Excused: 1 in your system, 2 here.'],
    [true, 1, 'Excused: 1 in both.'],
    [true, 0, ''],
  ])
})

test('students who do not agree come first, those without totals last', async () => {
  await bringMarks(['s1', full], ['s2', full], ['s3', full])
  await type('s2', 20, 0)
  await type('s3', 20, 1)
  const { rows } = await vault.call('totals.list', { schoolYearId: null })
  expect(rows.map(({ schoolNumber }) => schoolNumber)).toEqual(['s3', 's2', 's1'])
})

test('a student of whom only totals are known has a rate and a tier on the caseload', async () => {
  const header = 'Student ID,Last Name,Days Enrolled,Days Absent,School Year'
  await bringIn(vault, `${header}\ns9,Wójcik,100,12.5,2025-26\n`, 'totals')
  const { rows, year } = await vault.call('caseload.list', { schoolYearId: null })
  expect(year?.name).toBe('2025–26')
  expect(rows).toMatchObject([
    {
      schoolNumber: 's9',
      basis: 'totals',
      figures: { enrolled: 100, absent: 12.5, absenceRate: 0.125, tier: 'moderate' },
    },
  ])
})
