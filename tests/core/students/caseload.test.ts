import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aClock, openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { createStudent } from './a-student.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault({ clock: aClock('2026-09-10T09:00:00.000Z') })
  for (const [name, startsOn, endsOn] of [
    ['2025–26', '2025-09-01', '2026-06-26'],
    ['2026–27', '2026-08-31', '2027-06-25'],
  ] as const) {
    const { id: _id, ...draft } = aSchoolYear({ name, startsOn, endsOn })
    await vault.call('school.saveYear', { id: null, draft })
  }
})
afterEach(() => vault.remove())

const caseload = () => vault.call('caseload.list', { schoolYearId: null })
const marks = (...rows: string[]) => `Student ID,Date,Code\n${rows.join('\n')}\n`

test('without a mark there is the year of today, and every student is too early to say', async () => {
  await createStudent(vault, { schoolNumber: '1001' })
  const { year, asOfOn, schoolDays, marks: count, rows } = await caseload()
  expect({ year: year?.name, asOfOn, schoolDays, count }).toEqual({
    year: '2026–27',
    asOfOn: null,
    schoolDays: 0,
    count: 0,
  })
  expect(rows).toMatchObject([
    { figures: { absenceRate: null, tier: 'tooEarly' }, trend: { direction: 'unknown' }, planState: null },
  ])
})

test('the newest year with marks is shown until the year of today has some', async () => {
  await bringIn(vault, marks('1001,2025-09-01,P', '1001,2025-09-02,A'))
  expect(await caseload()).toMatchObject({
    year: { name: '2025–26' },
    asOfOn: '2025-09-02',
    schoolDays: 2,
    marks: 2,
  })
  await bringIn(vault, marks('1001,2026-09-01,P'))
  expect(await caseload()).toMatchObject({
    year: { name: '2026–27' },
    asOfOn: '2026-09-01',
    schoolDays: 1,
    marks: 1,
  })
  const { years } = await caseload()
  expect(years.map(({ name }) => name)).toEqual(['2026–27', '2025–26'])
  const before = await vault.call('caseload.list', { schoolYearId: years[1]?.id ?? null })
  expect(before).toMatchObject({ year: { name: '2025–26' }, rows: [{ figures: { absent: 1 } }] })
})

test('who left before the year began, is archived or is in the bin is not on the caseload', async () => {
  await createStudent(vault, {
    givenName: 'Gone',
    enrolments: [{ fromOn: '2025-09-01', toOn: '2026-06-26' }],
  })
  await createStudent(vault, { givenName: 'Here', enrolments: [{ fromOn: '2025-09-01', toOn: null }] })
  const archived = await createStudent(vault, { givenName: 'Archived' })
  await vault.call('students.setState', { id: archived.id, state: 'archived' })
  expect((await caseload()).rows.map((row) => row.fullName)).toEqual(['Here Nowak'])
})

test('the caseload and the student’s year say the same', async () => {
  await bringIn(
    vault,
    marks(
      '1001,2026-08-31,A',
      '1001,2026-09-01,T',
      '1002,2026-09-02,P',
      '1001,2026-09-05,A',
      '1001,2027-07-01,A',
    ),
  )
  const { rows } = await caseload()
  for (const row of rows) {
    const { year } = await vault.call('attendance.getYear', { studentId: row.studentId, schoolYearId: null })
    expect(year).toMatchObject({
      name: '2026–27',
      asOfOn: '2026-09-02',
      figures: row.figures,
      trend: row.trend,
    })
  }
  expect(
    rows.map(({ schoolNumber, figures }) => [
      schoolNumber,
      figures.enrolled,
      figures.absent,
      figures.notTaken,
    ]),
  ).toEqual([
    ['1001', 2, 1, 1],
    ['1002', 1, 0, 2],
  ])
})

test('a student’s own year is the newest with marks of that student', async () => {
  await bringIn(vault, marks('1001,2025-09-01,P', '1002,2026-09-01,P'))
  const { rows } = await caseload()
  const first = rows.find((row) => row.schoolNumber === '1001')
  const { year } = await vault.call('attendance.getYear', {
    studentId: first?.studentId ?? (0 as never),
    schoolYearId: null,
  })
  expect(year?.name).toBe('2025–26')
})

test('a plan shows its state and how much it still needs', async () => {
  const { id } = await createStudent(vault)
  await vault.call('plans.start', { studentId: id })
  const row = (await caseload()).rows[0]
  expect(row?.planState).toBe('draft')
  expect(row?.planGaps).toBeGreaterThan(0)
})

test('a file of absences only makes the other school days attended, for every student', async () => {
  vault.clock.set('2026-09-12T09:00:00.000Z')
  await createStudent(vault, { schoolNumber: '1002' })
  await bringIn(vault, marks('1001,2026-08-31,A', '1001,2026-09-11,A'), 'attendance', (reading) => ({
    ...reading,
    format: 'absences',
  }))
  const { rows, isFromAbsencesOnly, schoolDays } = await caseload()
  expect({ isFromAbsencesOnly, schoolDays }).toEqual({ isFromAbsencesOnly: true, schoolDays: 10 })
  expect(Object.fromEntries(rows.map((row) => [row.schoolNumber, row.figures]))).toMatchObject({
    '1001': { enrolled: 10, absent: 2, tier: 'severe' },
    '1002': { enrolled: 10, absent: 0, tier: 'satisfactory' },
  })
})

test('a mark dated in the future leaves every figure as it is until its day comes', async () => {
  await bringIn(vault, marks('1001,2026-09-08,P', '1002,2026-09-08,A', '1002,2026-09-09,P'))
  const before = await caseload()
  await bringIn(vault, marks('1001,2026-12-01,A'))
  expect(await caseload()).toEqual({ ...before, marks: before.marks + 1 })
})
