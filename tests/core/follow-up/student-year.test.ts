import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aClock, openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { readWithPoppler } from '#tests/documents/read-pdf.ts'
import { createStudent } from '#tests/core/students/a-student.ts'
import type { StudentId } from '#shared/domain/identity.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault({ clock: aClock('2026-03-02T09:00:00.000Z') })
  for (const [name, startsOn, endsOn] of [
    ['2024–25', '2024-09-02', '2025-06-27'],
    ['2025–26', '2025-09-01', '2026-06-26'],
  ] as const) {
    const { id: _id, ...draft } = aSchoolYear({ name, startsOn, endsOn })
    await vault.call('school.saveYear', { id: null, draft })
  }
})
afterEach(() => vault.remove())

const look = (studentId: StudentId) => vault.call('year.look', { studentId, schoolYearId: null })
const marks = (...rows: string[]) => `Student ID,Date,Code\n${rows.join('\n')}\n`

test('a student of whom nothing is known has no year, and nothing is made up', async () => {
  const { id } = await createStudent(vault, { schoolNumber: '1001' })
  expect(await look(id)).toMatchObject({
    years: [{ name: '2025–26' }, { name: '2024–25' }],
    year: null,
    spells: [],
    weekdays: [],
    periods: [],
    stillMissable: null,
    rolling: [],
    reasons: null,
    series: [],
    bands: [],
  })
})

test('the year says what the attendance of the student’s page says, and nothing of others', async () => {
  const { id } = await createStudent(vault, { schoolNumber: '1001' })
  await createStudent(vault, { schoolNumber: '1002', givenName: 'Benno', familyName: 'Other' })
  await bringIn(
    vault,
    marks(
      '1001,2026-02-23,P',
      '1001,2026-02-24,T',
      '1001,2026-02-25,E',
      '1001,2026-02-26,A',
      '1001,2026-02-27,P',
      '1002,2026-02-23,A',
    ),
  )
  const seen = await look(id)
  const { year } = await vault.call('attendance.getYear', { studentId: id, schoolYearId: null })
  expect(seen.year).toEqual(year)
  expect(seen).toMatchObject({
    basis: 'marks',
    spells: [{ fromOn: '2026-02-25', toOn: '2026-02-26', days: 2 }],
    mornings: { onTime: 2, late: 1, away: 2 },
    reasons: { excused: 1, unexcused: 1 },
    rolling: [],
    periods: [],
  })
  // 85 school days from 2 March to 26 June; 90 in all bear 8.
  expect(seen.stillMissable).toEqual({ days: 6, daysLeft: 85, isReached: false })
  expect(seen.series.map(({ key }) => key.kind)).toEqual(['attendance', 'on-time-mornings'])
  expect(JSON.stringify(seen)).not.toContain('Benno')
})

test('lessons are counted by period beside the days that they make', async () => {
  const { id } = await createStudent(vault, { schoolNumber: '1001' })
  const rows = [1, 2, 3].flatMap((period) => [
    `1001,2026-02-23,${period},${period === 1 ? 'A' : 'P'}`,
    `1001,2026-02-24,${period},P`,
  ])
  await bringIn(vault, `Student ID,Date,Period,Code\n${rows.join('\n')}\n`)
  const { periods, year, mornings } = await look(id)
  expect(year?.figures).toMatchObject({ enrolled: 2, absent: 0 })
  // The first lesson says how a morning went, also where the day counts as attended.
  expect(mornings).toEqual({ onTime: 1, late: 0, away: 1 })
  expect(periods).toEqual([
    { period: 1, name: 'Lesson 1', enrolled: 2, absent: 1, late: 0 },
    { period: 2, name: 'Lesson 2', enrolled: 2, absent: 0, late: 0 },
    { period: 3, name: 'Lesson 3', enrolled: 2, absent: 0, late: 0 },
  ])
})

test('totals alone give a rate and a tier, and no day', async () => {
  const { id } = await createStudent(vault, { schoolNumber: '1001' })
  const [year] = (await look(id)).years
  if (year === undefined) throw new Error('no school year')
  const draft = {
    studentId: id,
    schoolYearId: year.id,
    throughOn: '2026-02-27' as const,
    enrolled: 100,
    absent: 12.5,
    excused: null,
  }
  await vault.call('totals.save', { studentId: id, schoolYearId: year.id, draft })
  expect(await look(id)).toMatchObject({
    basis: 'totals',
    year: {
      figures: { enrolled: 100, absent: 12.5, absenceRate: 0.125, tier: 'moderate' },
      days: [],
      weeks: [],
    },
    // 185 in all bear 18.
    stillMissable: { days: 5, daysLeft: 85, isReached: false },
    reasons: null,
    spells: [],
    weekdays: [],
  })
})

test('another year can be asked for, and of one that is over nothing can be missed any more', async () => {
  const { id } = await createStudent(vault, { schoolNumber: '1001' })
  await bringIn(vault, marks('1001,2025-02-24,A', '1001,2026-02-23,P'))
  const { years, year } = await look(id)
  expect(year?.name).toBe('2025–26')
  const before = await vault.call('year.look', { studentId: id, schoolYearId: years[1]?.id ?? null })
  expect(before).toMatchObject({
    year: { name: '2024–25', figures: { absent: 1 } },
    stillMissable: null,
  })
})

test('days that went by without a mark are neither attended nor still to come', async () => {
  const { id } = await createStudent(vault, { schoolNumber: '1001' })
  await bringIn(vault, marks('1001,2026-02-02,P'))
  expect((await look(id)).stillMissable?.daysLeft).toBe(85)
})

test('the paper of the year tells of one student and is a disclosure', async () => {
  const { id } = await createStudent(vault, {
    schoolNumber: '1001',
    givenName: 'Łukasz',
    familyName: 'Wójcik',
  })
  await createStudent(vault, { schoolNumber: '1002', givenName: 'Benno', familyName: 'Other' })
  await bringIn(vault, marks('1001,2026-02-23,P', '1001,2026-02-24,A', '1002,2026-02-23,A'))
  const paper = await vault.call('year.preparePaper', { studentId: id, schoolYearId: null })
  expect(paper).toMatchObject({ needsDisclosure: true, fileName: 'open-door-school-year.pdf' })
  const text = readWithPoppler(paper.bytes)
  expect(text).toContain('Łukasz came on 1 of 2 days, through 24 February 2026.')
  expect(text).not.toContain('Benno')
})
