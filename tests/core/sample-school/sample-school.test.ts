import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IsoDate } from '#shared/domain/day.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aClock, openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { makeSampleSchool } from '#tests/sample-school/sample-school.ts'

const today = '2026-11-20'
const school = makeSampleSchool({ today })

const namesFor = (day: IsoDate) =>
  makeSampleSchool({ today: day, students: 9 }).facts.years.map((year) => year.name)

describe('the files of the sample school', () => {
  test('are the same for the same seed and day, and others for another', () => {
    expect(makeSampleSchool({ today })).toEqual(school)
    expect(makeSampleSchool({ today, seed: 3 }).attendance).not.toBe(school.attendance)
  })

  test('hold about 240 students and more than a year of daily marks', () => {
    expect(school.facts).toMatchObject({ students: 240, schoolDays: 247 })
    expect(school.facts.marks).toBe(school.attendance.trimEnd().split('\r\n').length - 1)
    expect(school.roster.trimEnd().split('\r\n')).toHaveLength(241)
  })

  test('tell of the last whole year while a new one has hardly begun', () => {
    expect([namesFor('2026-09-15'), namesFor('2026-11-20')]).toEqual([
      ['2024–25', '2025–26'],
      ['2025–26', '2026–27'],
    ])
  })

  test('can be made for any day of the year without a mark after it', () => {
    for (const day of ['2026-02-28', '2026-07-04', '2026-08-25', '2027-01-01', '2028-02-29'] as const) {
      const { attendance, facts } = makeSampleSchool({ today: day, students: 20 })
      const days = attendance
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[1] ?? '')
      expect(days.every((on) => on <= day)).toBe(true)
      expect(facts.marks).toBeGreaterThan(2000)
    }
  })
})

describe('the sample school, brought in', () => {
  let vault: TestVault

  beforeEach(async () => {
    vault = await openTestVault({ clock: aClock(`${today}T15:00:00.000Z`) })
  })
  afterEach(() => vault.remove())

  const bringInBoth = async () => ({
    roster: await bringIn(vault, school.roster, 'roster'),
    attendance: await bringIn(vault, school.attendance),
  })

  test('comes in without a manual change or a problem', async () => {
    for (const draft of school.facts.years) await vault.call('school.saveYear', { id: null, draft })
    expect(await bringInBoth()).toMatchObject({
      roster: { studentsCreated: 240, problemCount: 0 },
      attendance: { added: school.facts.marks, studentsCreated: 0, schoolYearsCreated: 0, problemCount: 0 },
    })
    const { rows, asOfOn, schoolDays } = await vault.call('caseload.list', { schoolYearId: null })
    expect({ students: rows.length, asOfOn, schoolDays }).toEqual({
      students: 240,
      asOfOn: today,
      schoolDays: 62,
    })
    const found = await vault.call('students.list', { state: 'active', search: 'minh tran hoa' })
    const { family } = await vault.call('students.get', { id: found.rows[0]?.id ?? (0 as never) })
    expect(family).toMatchObject([{ name: 'Trần Thị Hoa', relation: 'mother', language: 'Vietnamese' }])
  })

  test('tells its stories in the figures, even when the calendar comes from the marks alone', async () => {
    await bringInBoth()
    const { rows, year, schoolDays } = await vault.call('caseload.list', { schoolYearId: null })
    expect({ year: year?.name, schoolDays }).toEqual({ year: '2026–27', schoolDays: 62 })
    const byRate = rows
      .filter((row) => row.figures.tier !== 'tooEarly')
      .toSorted((one, other) => (other.figures.absenceRate ?? 0) - (one.figures.absenceRate ?? 0))
    expect(byRate[0]?.fullName).toBe('Minh Anh Trần')
    const tierOf = (name: string) => rows.find((row) => row.fullName === name)?.figures.tier
    expect(['Minh Anh Trần', 'Łukasz Wójcik', 'Olena Kovalenko'].map(tierOf)).toEqual([
      'severe',
      'severe',
      'tooEarly',
    ])
    const counts = Object.groupBy(rows, (row) => row.figures.tier)
    expect(counts.satisfactory?.length).toBeGreaterThan(120)
    expect((counts.moderate?.length ?? 0) + (counts.severe?.length ?? 0)).toBeGreaterThan(15)
    expect(rows.some((row) => row.figures.notTaken > 0)).toBe(true)
    expect(new Set(rows.map((row) => row.trend.direction))).toEqual(
      new Set(['better', 'steady', 'worse', 'unknown']),
    )
  })
})
