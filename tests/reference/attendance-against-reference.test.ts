import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markCategories } from '#shared/domain/attendance.ts'
import { type PeriodMark, toDayBytes } from '#shared/domain/attendance-days.ts'
import { type Tally, tallyDays, toDayRanges, toFigures } from '#shared/domain/attendance-figures.ts'
import { listDays, listWeeks, readySchoolYear } from '#shared/domain/attendance-year.ts'
import {
  addDays,
  type EpochDay,
  fromEpochDay,
  type IsoDate,
  toEpochDay,
  type Weekday,
} from '#shared/domain/day.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { naiveAsOf, naiveDaysOnRecord, naiveFigures, type NaiveSchool } from './naive-attendance.ts'

// Around the turn of a leap year, so that 29 February and 31 December are in it.
const firstDay = toEpochDay('2023-11-20')
const aDay = fc.integer({ min: firstDay - 5, max: firstDay + 125 }).map(fromEpochDay)
const stretches = (most: number) =>
  fc
    .array(fc.tuple(aDay, fc.nat(most)), { maxLength: 4 })
    .map((pairs) => pairs.map(([from, length]) => ({ from, to: addDays(from, length) })))

const aYear: fc.Arbitrary<SchoolYearDraft> = fc
  .record({
    length: fc.integer({ min: 5, max: 120 }),
    weekdays: fc.constantFrom<Weekday[]>([1, 2, 3, 4, 5], [1, 2, 4, 5], [1, 2, 3, 4, 6, 7]),
    closures: stretches(14),
    terms: stretches(60),
  })
  .map(({ length, weekdays, closures, terms }) => ({
    name: '2023–24',
    startsOn: fromEpochDay(firstDay),
    endsOn: fromEpochDay(firstDay + length),
    weekdays,
    closures: closures.map(({ from, to }) => ({ fromOn: from, toOn: to, label: 'Closed' })),
    terms: terms.map(({ from, to }) => ({ name: 'T', startsOn: from, endsOn: to })),
  }))

const aSchool: fc.Arbitrary<NaiveSchool> = fc
  .record({
    year: aYear,
    rule: fc.constantFrom('us' as const, 'england' as const),
    sessionsADay: fc.constantFrom(1 as const, 2 as const),
    enrolments: fc.array(stretches(80), { minLength: 1, maxLength: 3 }),
    coverage: stretches(40),
    // In the middle of the year as often as after it.
    today: aDay,
    marks: fc.array(
      fc.record({
        student: fc.nat(2),
        on: aDay,
        period: fc.nat(2),
        category: fc.constantFrom(...markCategories),
      }),
      { maxLength: 400 },
    ),
  })
  .map(({ year, rule, sessionsADay, enrolments, coverage, marks, today }) => ({
    year,
    rule,
    sessionsADay,
    coverage,
    today,
    // A key names one mark only, as in the vault. Lessons are tried in the tests of the half-day rule.
    marks: [
      ...new Map(marks.map((mark) => [`${mark.student} ${mark.on} ${mark.period}`, mark])).values(),
    ].filter((mark) => sessionsADay === 2 || mark.period === 0),
    students: enrolments.map((spans) => ({
      enrolments: spans.map(({ from, to }, index) => ({ fromOn: from, toOn: index === 0 ? null : to })),
    })),
  }))

function stripOf(school: NaiveSchool, student: number): Uint8Array {
  const first = toEpochDay(school.year.startsOn)
  const last = toEpochDay(school.year.endsOn)
  const marks = new Map<EpochDay, PeriodMark[]>()
  for (const mark of school.marks) {
    const day = toEpochDay(mark.on)
    if (mark.student !== student || day < first || day > last) continue
    marks.set(day, [...(marks.get(day) ?? []), mark])
  }
  const strip = new Uint8Array((last - first + 1) * 2)
  for (const [day, ofDay] of marks) strip.set(toDayBytes(ofDay, school.sessionsADay), (day - first) * 2)
  return strip
}

function read(school: NaiveSchool) {
  const strips = [0, 1, 2].map((student) => stripOf(school, student))
  const coverage = school.coverage.map(({ from, to }) => [toEpochDay(from), toEpochDay(to)] as const)
  const ready = readySchoolYear(school.year, school, strips, coverage, school.today)
  const enrolled = school.students.map((student) => toDayRanges(student.enrolments))
  return { strips, ready, enrolled }
}

const runs = { numRuns: 300 }

describe('attendance from strips, on schools made by chance', () => {
  it('gives the figures that counting mark by mark gives', () => {
    fc.assert(
      fc.property(aSchool, (school) => {
        const { strips, ready, enrolled } = read(school)
        enrolled.forEach((ranges, student) => {
          const strip = strips[student] ?? new Uint8Array(0)
          const { absenceRate, ...figures } = toFigures(tallyDays(strip, ready.counted, ranges), school.rule)
          expect(figures).toEqual(naiveFigures(school, student))
          expect(absenceRate).toBe(figures.enrolled === 0 ? null : figures.absent / figures.enrolled)
        })
      }),
      runs,
    )
  })

  it('counts through the same day', () => {
    fc.assert(
      fc.property(aSchool, (school) => {
        const { asOf } = read(school).ready
        expect(asOf === null ? null : fromEpochDay(asOf)).toBe(naiveAsOf(school))
      }),
      runs,
    )
  })

  it('adds up over weeks and over any two parts of the year', () => {
    fc.assert(
      fc.property(aSchool, fc.nat(130), (school, cut) => {
        const { strips, ready, enrolled } = read(school)
        const strip = strips[0] ?? new Uint8Array(0)
        const ranges = enrolled[0] ?? []
        const { counted } = ready
        const whole = tallyDays(strip, counted, ranges)
        const middle = Math.min(cut, counted.days.length)
        const parts = [
          tallyDays(strip, counted, ranges, 0, middle),
          tallyDays(strip, counted, ranges, middle, counted.days.length),
        ]
        const keys = Object.keys(whole) as (keyof Tally)[]
        for (const key of keys) expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(whole[key])
        const weeks = listWeeks(strip, counted, ranges)
        for (const key of ['enrolled', 'absent', 'late'] as const) {
          expect(weeks.reduce((sum, week) => sum + week[key], 0)).toBe(whole[key])
        }
      }),
      runs,
    )
  })

  it('keeps every count within its bounds', () => {
    fc.assert(
      fc.property(aSchool, (school) => {
        const { strips, ready, enrolled } = read(school)
        const tally = tallyDays(strips[0] ?? new Uint8Array(0), ready.counted, enrolled[0] ?? [])
        expect(tally.excused).toBeLessThanOrEqual(tally.absent)
        expect(tally.absent + tally.late).toBeLessThanOrEqual(tally.enrolled)
        expect(tally.days).toBeLessThanOrEqual(tally.enrolled)
        const units = school.rule === 'england' ? school.sessionsADay : 1
        expect(tally.enrolled + tally.notTaken).toBeLessThanOrEqual(ready.counted.days.length * units)
      }),
      runs,
    )
  })

  it('draws every school day since the first record once, and nothing but closures besides', () => {
    fc.assert(
      fc.property(aSchool, (school) => {
        const { strips, ready, enrolled } = read(school)
        const days = listDays(school.year, strips[0] ?? new Uint8Array(0), ready.counted, enrolled[0] ?? [])
        const open: IsoDate[] = days.filter((day) => day.state !== 'closed').map((day) => day.on)
        expect(open).toEqual(naiveDaysOnRecord(school))
      }),
      runs,
    )
  })
})
