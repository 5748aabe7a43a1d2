import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  type IsoDate,
  toEpochDay,
  type Weekday,
  weekdayOf,
} from '#shared/domain/day.ts'
import type { Delivery } from '#shared/domain/delivery.ts'
import type { PlanId } from '#shared/domain/identity.ts'
import { isOpenOn } from '#shared/domain/open-days.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { emptySupport, type Support } from '#shared/domain/sections/supports.ts'
import { countDeliveries, listRests, listSupportDays } from '#shared/domain/support-days.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aSchoolYear } from './a-school-year.ts'

const aSupport = (changes: Partial<Support> = {}): Support => ({
  ...emptySupport(item('t')),
  weekdays: [2, 4],
  startsOn: '2026-03-03',
  ...changes,
})

const first = toEpochDay('2023-08-01')
const anyDay = fc.integer({ min: 0, max: 4 * 365 }).map((days) => addDays('2023-08-01', days))
const anyWeekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7))
/** One to three school years in a row with a summer between them, some in terms, with closures anywhere. */
const anyCalendar = fc
  .array(
    fc.record({
      hasTerms: fc.boolean(),
      closures: fc.array(fc.record({ from: fc.nat(300), days: fc.nat(20) }), { maxLength: 5 }),
      weekdays: anyWeekdays.filter((days) => days.length > 0),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((years) =>
    years.map(({ hasTerms, closures, weekdays }, index): SchoolYearDraft => {
      const start = 2023 + index
      const startsOn = `${start}-09-01` as IsoDate
      return aSchoolYear({
        startsOn,
        endsOn: `${start + 1}-06-28` as IsoDate,
        weekdays,
        terms: hasTerms
          ? [
              { name: 'Autumn', startsOn, endsOn: `${start}-12-19` as IsoDate },
              { name: 'Spring', startsOn: `${start + 1}-01-07`, endsOn: `${start + 1}-06-28` },
            ]
          : [],
        closures: closures.map(({ from, days }) => ({
          fromOn: addDays(startsOn, from),
          toOn: addDays(startsOn, from + days),
          label: '',
        })),
      })
    }),
  )

describe('the planned days of a support', () => {
  it('are its weekdays on which school is open, from its start through its end or today, each once', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyWeekdays,
        anyDay,
        fc.option(anyDay, { nil: null }),
        anyDay,
        (calendar, weekdays, startsOn, endsOn, throughOn) => {
          // Looked for day by day over the whole span, independently of the ranges of the function.
          const expected: IsoDate[] = []
          for (let count = 0; count <= 4 * 365; count += 1) {
            const day = addDays('2023-08-01', count)
            if (day < startsOn || day > throughOn || (endsOn !== null && day > endsOn)) continue
            if (!weekdays.includes(weekdayOf(first + count)) || !isOpenOn(calendar, day)) continue
            expected.push(day)
          }
          expect(listSupportDays({ weekdays, startsOn, endsOn }, calendar, throughOn)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('grow only at their end as time passes', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, fc.nat(60), (calendar, startsOn, throughOn, later) => {
        const support = aSupport({ startsOn })
        const now = listSupportDays(support, calendar, throughOn)
        const then = listSupportDays(support, calendar, addDays(throughOn, later))
        expect(then.slice(0, now.length)).toEqual(now)
        expect(then.slice(now.length).every((day) => day > throughOn)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('are a week apart through the change of the clocks, and no day is lost or doubled', () => {
    const days = listSupportDays(aSupport({ weekdays: [7], startsOn: '2026-03-01' }), everyDay, '2026-11-30')
    expect(days).toContain('2026-03-08')
    expect(days).toContain('2026-03-29')
    expect(days).toContain('2026-10-25')
    expect(days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day))).toEqual(
      Array.from({ length: days.length - 1 }, () => 7),
    )
  })

  it('have the leap day', () => {
    const calendar = [aSchoolYear({ startsOn: '2023-09-01', endsOn: '2024-06-28' })]
    const support = aSupport({ weekdays: [4], startsOn: '2024-02-22' })
    expect(listSupportDays(support, calendar, '2024-03-07')).toEqual([
      '2024-02-22',
      '2024-02-29',
      '2024-03-07',
    ])
  })

  it('go on after the summer, in the next school year', () => {
    const calendar = [
      aSchoolYear(),
      aSchoolYear({ startsOn: '2026-09-01', endsOn: '2027-06-25', name: '2026–27' }),
    ]
    const support = aSupport({ weekdays: [5], startsOn: '2026-06-19' })
    expect(listSupportDays(support, calendar, '2026-09-11')).toEqual([
      '2026-06-19',
      '2026-06-26',
      '2026-09-04',
      '2026-09-11',
    ])
  })

  it('are none without weekdays, without a start, or when it ends before it starts', () => {
    expect(listSupportDays(aSupport({ weekdays: [] }), [], '2026-12-31')).toEqual([])
    expect(listSupportDays(aSupport({ startsOn: null }), [], '2026-12-31')).toEqual([])
    expect(listSupportDays(aSupport({ endsOn: '2026-03-02' }), [], '2026-12-31')).toEqual([])
  })

  it('leave out the days on which the plan rested', () => {
    const rests = listRests([
      { to: 'agreed', on: '2026-03-02' },
      { to: 'paused', on: '2026-03-05' },
      { to: 'active', on: '2026-03-12' },
      { to: 'paused', on: '2026-03-13' },
      { to: 'stepping-down', on: '2026-03-13' },
      { to: 'completed', on: '2026-03-19' },
    ])
    expect(rests).toEqual([
      { fromOn: '2026-03-05', toOn: '2026-03-11' },
      { fromOn: '2026-03-19', toOn: null },
    ])
    expect(listSupportDays(aSupport(), [], '2026-12-31', rests)).toEqual([
      '2026-03-03',
      '2026-03-12',
      '2026-03-17',
    ])
  })
})

const everyDay = [aSchoolYear({ endsOn: '2026-12-31', weekdays: [1, 2, 3, 4, 5, 6, 7] })]

describe('planned beside delivered', () => {
  const recorded = (on: IsoDate, state: Delivery['state'], supportId = item('t')): Delivery => ({
    planId: 1 as PlanId,
    supportId,
    on,
    state,
    words: '',
  })

  it('counts the school’s misses and the student’s each for itself, and what is beside the rhythm', () => {
    const deliveries = [
      recorded('2026-03-03', 'given'),
      recorded('2026-03-05', 'not-given'),
      recorded('2026-03-06', 'given'),
      recorded('2026-03-10', 'away'),
      recorded('2026-03-10', 'given', item('another')),
      recorded('2026-03-19', 'given'),
    ]
    const support = aSupport({ what: 'Math tutoring' })
    expect(countDeliveries(support, [], deliveries, '2026-03-12')).toEqual({
      supportId: item('t'),
      what: 'Math tutoring',
      planned: 5,
      given: 2,
      notGiven: 1,
      away: 1,
    })
    // Of a week in which the plan rested, only what took place all the same is counted.
    const rests = [{ fromOn: '2026-03-09' as const, toOn: '2026-03-15' as const }]
    expect(countDeliveries(support, [], deliveries, '2026-03-12', { rests }).planned).toBe(4)
  })

  it('never has more of anything than was planned or recorded', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        anyDay,
        fc.uniqueArray(fc.tuple(anyDay, fc.constantFrom('given', 'not-given', 'away')), {
          selector: ([on]) => on,
        }),
        (calendar, startsOn, throughOn, records) => {
          const deliveries = records.map(([on, state]) => recorded(on, state as Delivery['state']))
          const counted = countDeliveries(aSupport({ startsOn }), calendar, deliveries, throughOn)
          const known = deliveries.filter(({ on }) => on <= throughOn).length
          expect(counted.given + counted.notGiven + counted.away).toBe(known)
          expect(counted.planned).toBeGreaterThanOrEqual(known)
        },
      ),
      { numRuns: 60 },
    )
  })
})
