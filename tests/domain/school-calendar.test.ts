import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  fromEpochDay,
  isIsoDate,
  type IsoDate,
  mondayOf,
  toEpochDay,
  weekdayOf,
} from '#shared/domain/day.ts'
import {
  findSchoolYear,
  findSchoolYearProblem,
  isSchoolDay,
  listSchoolDays,
  type SchoolYearDraft,
} from '#shared/domain/school-calendar.ts'
import { aSchoolYear } from './a-school-year.ts'

const listOn = (year: SchoolYearDraft, through?: IsoDate) => listSchoolDays(year, through).map(fromEpochDay)

describe('days', () => {
  it('know their weekday and their Monday', () => {
    expect(weekdayOf(toEpochDay('2026-03-02'))).toBe(1)
    expect(weekdayOf(toEpochDay('1969-12-28'))).toBe(7)
    expect(fromEpochDay(mondayOf(toEpochDay('2026-03-08')))).toBe('2026-03-02')
  })

  it('exist or not, leap days by the Gregorian rule', () => {
    const texts = [
      '2024-02-29',
      '2025-02-29',
      '1900-02-29',
      '2000-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-3-2',
    ]
    expect(texts.map(isIsoDate)).toEqual([true, false, false, true, false, false, false])
  })

  it('come back from numbers unchanged, one after another', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        expect(toEpochDay(fromEpochDay(day))).toBe(day)
        expect(toEpochDay(addDays(fromEpochDay(day), 1))).toBe(day + 1)
      }),
    )
  })
})

describe('the school calendar', () => {
  it('has the leap day as a school day, and the days around the change to summer time once each', () => {
    const leap = aSchoolYear({ startsOn: '2024-02-26', endsOn: '2024-03-01' })
    expect(listOn(leap)).toEqual(['2024-02-26', '2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01'])
    const spring = aSchoolYear({
      startsOn: '2026-03-06',
      endsOn: '2026-03-10',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    })
    expect(listOn(spring)).toEqual(['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'])
    const autumn = aSchoolYear({ startsOn: '2025-10-31', endsOn: '2025-11-03', weekdays: [1, 5, 6, 7] })
    expect(listOn(autumn)).toEqual(['2025-10-31', '2025-11-01', '2025-11-02', '2025-11-03'])
  })

  it('is closed on closures, and between terms when there are terms', () => {
    const year = aSchoolYear({
      startsOn: '2025-12-15',
      endsOn: '2026-01-09',
      terms: [
        { name: 'Autumn', startsOn: '2025-12-15', endsOn: '2025-12-19' },
        { name: 'Spring', startsOn: '2026-01-05', endsOn: '2026-01-09' },
      ],
      closures: [{ fromOn: '2026-01-06', toOn: '2026-01-07', label: 'Snow' }],
    })
    expect(listOn(year)).toEqual([
      '2025-12-15',
      '2025-12-16',
      '2025-12-17',
      '2025-12-18',
      '2025-12-19',
      '2026-01-05',
      '2026-01-08',
      '2026-01-09',
    ])
  })

  it('stops at the day that is asked for', () => {
    expect(listOn(aSchoolYear(), '2025-09-02')).toEqual(['2025-09-01', '2025-09-02'])
    expect(listOn(aSchoolYear(), '2025-08-31')).toEqual([])
  })

  const aDay = fc.integer({ min: 20_300, max: 20_800 }).map(fromEpochDay)
  const aStretch = fc
    .tuple(aDay, fc.nat(30))
    .map(([fromOn, length]) => ({ fromOn, toOn: addDays(fromOn, length) }))
  const aYear = fc
    .record({
      start: aDay,
      length: fc.nat(420),
      weekdays: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
      closures: fc.array(aStretch, { maxLength: 6 }),
      terms: fc.array(aStretch, { maxLength: 4 }),
    })
    .map(({ start, length, weekdays, closures, terms }): SchoolYearDraft => ({
      name: 'any',
      startsOn: start,
      endsOn: addDays(start, length),
      weekdays: weekdays.toSorted((one, other) => one - other) as SchoolYearDraft['weekdays'],
      closures: closures.map(({ fromOn, toOn }) => ({ fromOn, toOn, label: '' })),
      terms: terms.map(({ fromOn, toOn }) => ({ name: 'T', startsOn: fromOn, endsOn: toOn })),
    }))

  it('lists exactly the days that are school days one by one, whatever the year', () => {
    fc.assert(
      fc.property(aYear, (year) => {
        const oneByOne: IsoDate[] = []
        for (let day = addDays(year.startsOn, -9); day <= addDays(year.endsOn, 9); day = addDays(day, 1)) {
          if (isSchoolDay(year, day)) oneByOne.push(day)
        }
        expect(listOn(year)).toEqual(oneByOne)
      }),
      { numRuns: 60 },
    )
  })

  it('never gains a day from another closure', () => {
    fc.assert(
      fc.property(aYear, aStretch, (year, stretch) => {
        const fewer = { ...year, closures: [...year.closures, { ...stretch, label: 'more' }] }
        const days = new Set(listOn(year))
        expect(listOn(fewer).every((day) => days.has(day))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('finds the year of a day, both ends included', () => {
    const years = [
      aSchoolYear({ name: 'this' }),
      aSchoolYear({ name: 'next', startsOn: '2026-08-31', endsOn: '2027-06-25' }),
    ]
    const names = (['2025-09-01', '2026-06-26', '2026-07-15', '2026-08-31'] as const).map(
      (day) => findSchoolYear(years, day)?.name ?? null,
    )
    expect(names).toEqual(['this', 'this', null, 'next'])
  })
})

describe('what keeps a school year from being saved', () => {
  const others = [aSchoolYear({ name: '2024–25', startsOn: '2024-09-02', endsOn: '2025-06-27' })]

  it('is nothing for a year beside the others', () => {
    expect(findSchoolYearProblem(aSchoolYear(), others)).toBeNull()
  })

  it('is a single day shared with another year', () => {
    const year = aSchoolYear({ startsOn: '2025-06-27' })
    expect(findSchoolYearProblem(year, others)).toEqual({ kind: 'overlaps', name: '2024–25' })
  })

  it('is a year, term or closure that ends before it starts', () => {
    const backwards = [
      aSchoolYear({ endsOn: '2025-08-31' }),
      aSchoolYear({ terms: [{ name: 'T', startsOn: '2025-10-02', endsOn: '2025-10-01' }] }),
      aSchoolYear({ closures: [{ fromOn: '2025-10-02', toOn: '2025-10-01', label: '' }] }),
    ]
    expect(backwards.map((year) => findSchoolYearProblem(year, others))).toEqual([
      { kind: 'backwards' },
      { kind: 'backwards' },
      { kind: 'backwards' },
    ])
  })

  it('is a length that no school year has', () => {
    expect(findSchoolYearProblem(aSchoolYear({ endsOn: '2027-06-26' }), [])).toEqual({ kind: 'too-long' })
  })
})
