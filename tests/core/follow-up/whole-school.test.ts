/** The school's year: tiers by grade and by month as they stood, and nothing that tells of a small group. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aClock, openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { createStudent } from '#tests/core/students/a-student.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault({ clock: aClock('2025-10-31T18:00:00.000Z') })
  const { id: _id, ...draft } = aSchoolYear({ closures: [], terms: [] })
  await vault.call('school.saveYear', { id: null, draft })
})
afterEach(() => vault.remove())

const look = () => vault.call('across.lookAtYear', { schoolYearId: null })

function schoolDays(fromOn: IsoDate, toOn: IsoDate): IsoDate[] {
  const days: IsoDate[] = []
  for (let on = fromOn; on <= toOn; on = addDays(on, 1)) if (weekdayOf(toEpochDay(on)) <= 5) days.push(on)
  return days
}

/** `away` days at the start of October are missed by every student of these numbers. */
async function fill(grades: Record<string, number>, away: number): Promise<void> {
  const september = schoolDays('2025-09-01', '2025-09-30')
  const october = schoolDays('2025-10-01', '2025-10-31')
  const lines = ['Student ID,Date,Code']
  let number = 1000
  for (const [grade, count] of Object.entries(grades)) {
    for (let one = 0; one < count; one += 1) {
      number += 1
      await createStudent(vault, { schoolNumber: String(number), grade })
      for (const on of september) lines.push(`${number},${on},P`)
      october.forEach((on, index) => lines.push(`${number},${on},${index < away ? 'A' : 'P'}`))
    }
  }
  await bringIn(vault, `${lines.join('\n')}\n`)
}

test('without a mark nothing is told, and with fewer than ten students nothing either', async () => {
  expect(await look()).toMatchObject({ asOfOn: null, students: null, counts: null, grades: [], months: [] })
  await fill({ 7: 9 }, 0)
  expect(await look()).toMatchObject({
    students: null,
    counts: null,
    grades: [{ name: '7', students: null, counts: null }],
  })
})

test('a small grade is withheld together with the one from which it could be worked out', async () => {
  await fill({ 7: 10, 8: 11, 9: 3 }, 0)
  const { students, grades } = await look()
  expect(students).toBe(24)
  expect(grades.map((grade) => [grade.name, grade.students])).toEqual([
    ['7', null],
    ['8', 11],
    ['9', null],
  ])
})

test('a month shows the year as it stood on its last school day, and the absence of the month alone', async () => {
  await fill({ 7: 12 }, 6)
  const whole = await look()
  const all = (tier: string) => ({
    satisfactory: 0,
    atRisk: 0,
    moderate: 0,
    severe: 0,
    tooEarly: 0,
    [tier]: 12,
  })
  expect(whole.asOfOn).toBe('2025-10-31')
  // 6 of 45 days.
  expect(whole.counts).toEqual(all('moderate'))
  expect(whole.months).toEqual([
    {
      name: 'September 2025',
      lastOn: '2025-09-30',
      students: 12,
      counts: all('satisfactory'),
      absenceRate: 0,
    },
    {
      name: 'October 2025',
      lastOn: '2025-10-31',
      students: 12,
      counts: all('moderate'),
      absenceRate: 6 / 23,
    },
  ])
  const rows = (await vault.call('caseload.list', { schoolYearId: null })).rows
  expect(rows.filter((row) => row.figures.tier === 'moderate')).toHaveLength(12)
})

const lineOf = (number: number, days: readonly IsoDate[], code: string) =>
  days.map((on) => `${number},${on},${code}`)

test('who leaves stays as it stood, so that no month subtracted from another or the school tells of them', async () => {
  await fill({ 7: 12 }, 0)
  await createStudent(vault, {
    schoolNumber: '2001',
    grade: '7',
    enrolments: [{ fromOn: '2025-09-01', toOn: '2025-09-30' }],
  })
  const september = schoolDays('2025-09-01', '2025-09-30')
  await bringIn(
    vault,
    ['Student ID,Date,Code', ...lineOf(2001, september, 'A'), '1001,2025-09-01,P'].join('\n'),
  )
  const { students, counts, months } = await look()
  expect([students, counts?.severe]).toEqual([13, 1])
  expect(months.map((month) => [month.students, month.counts?.severe, month.absenceRate])).toEqual([
    [13, 1, expect.closeTo(22 / (22 * 13), 6)],
    [13, 1, 0],
  ])
  expect(months.at(-1)?.counts).toEqual(counts)
})

test('where few came in a month it is too early to say for them until the month is the last one', async () => {
  await fill({ 7: 12 }, 0)
  vault.clock.set('2025-11-28T18:00:00.000Z')
  await createStudent(vault, {
    schoolNumber: '2001',
    grade: '7',
    enrolments: [{ fromOn: '2025-10-01', toOn: null }],
  })
  const october = schoolDays('2025-10-01', '2025-10-31')
  const ofOctober = lineOf(2001, october, 'A')
  await bringIn(vault, ['Student ID,Date,Code', ...ofOctober, '1001,2025-10-01,P'].join('\n'))
  const severeOf = async () =>
    (await look()).months.map(({ name, counts }) => [name, counts?.severe, counts?.tooEarly])
  expect(await severeOf()).toEqual([
    ['September 2025', 0, 0],
    ['October 2025', 1, 0],
  ])
  await bringIn(vault, ['Student ID,Date,Code', '2001,2025-11-03,A', '1001,2025-11-03,P'].join('\n'))
  expect(await severeOf()).toEqual([
    ['September 2025', 0, 0],
    ['October 2025', 0, 1],
    ['November 2025', 1, 0],
  ])
})
