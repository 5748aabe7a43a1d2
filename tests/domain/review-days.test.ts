/** When the next review is: month lengths, leap days, closures and the end of a school year. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  fromEpochDay,
  type IsoDate,
  monthAfter,
  toEpochDay,
} from '#shared/domain/day.ts'
import { countAround, countBetween, type EvidenceDay } from '#shared/domain/evidence-days.ts'
import { isOpenOn } from '#shared/domain/open-days.ts'
import { findReviewDue, proposeNextReview } from '#shared/domain/review-days.ts'
import { aSchoolYear } from './a-school-year.ts'

const anyDay = fc
  .integer({ min: toEpochDay('1999-01-01'), max: toEpochDay('2101-12-31') })
  .map((day) => fromEpochDay(day))

test.each([
  ['2026-01-15', '2026-02-15'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2000-01-30', '2000-02-29'],
  ['2100-01-30', '2100-02-28'],
  ['2026-03-31', '2026-04-30'],
  ['2026-12-31', '2027-01-31'],
  ['2028-02-29', '2028-03-29'],
] as const)('a month after %s is %s', (day, next) => {
  expect(monthAfter(day)).toBe(next)
})

/** The number of the last day of its month. */
const lastDayOf = (day: IsoDate) => {
  let last = day
  while (addDays(last, 1).slice(5, 7) === day.slice(5, 7)) last = addDays(last, 1)
  return last.slice(8)
}

test('a month on is always in the next month, never on a later day of it, and 28 to 31 days away', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const next = monthAfter(day)
      const monthOf = (one: IsoDate) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
      expect(monthOf(next)).toBe(monthOf(day) + 1)
      expect(Number(next.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
      // Earlier than its own day of the month only at the very end of a shorter month.
      expect([day.slice(8), lastDayOf(next)]).toContain(next.slice(8))
      expect(daysBetween(day, next)).toBeGreaterThanOrEqual(28)
      expect(daysBetween(day, next)).toBeLessThanOrEqual(31)
      expect(monthAfter(addDays(day, 1)) >= next).toBe(true)
    }),
  )
})

const closures = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 290 }), length: fc.integer({ min: 0, max: 20 }) }),
  { maxLength: 6 },
)

test('a proposal is the first school day a month on or later, across closures and two school years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 298 }), closures, (at, closed) => {
      const first = aSchoolYear({
        closures: closed.map(({ at: from, length }) => ({
          fromOn: addDays('2025-09-01', from),
          toOn: addDays('2025-09-01', from + length),
          label: '',
        })),
      })
      const calendar = [first, aSchoolYear({ startsOn: '2026-08-31', endsOn: '2027-06-25' })]
      const heldOn = addDays('2025-09-01', at)
      const next = proposeNextReview(heldOn, 'month', calendar)
      expect(isOpenOn(calendar, next)).toBe(true)
      for (let day = monthAfter(heldOn); day < next; day = addDays(day, 1)) {
        expect(isOpenOn(calendar, day)).toBe(false)
      }
      expect(next >= monthAfter(heldOn)).toBe(true)
    }),
  )
})

test('without a calendar, and beyond its last year, weekdays are taken', () => {
  expect(proposeNextReview('2026-02-14', null, [])).toBe('2026-03-16')
  expect(proposeNextReview('2026-06-26', 'month', [aSchoolYear()])).toBe('2026-07-27')
  expect(proposeNextReview('2026-03-02', 'two-weeks', [aSchoolYear()])).toBe('2026-03-16')
})

test('the day that was promised is due, whatever the calendar says of it', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (heldOn, nextOn) => {
      const rhythm = { firstReviewOn: '2026-03-27', reviewEvery: 'month' } as const
      expect(findReviewDue(rhythm, { heldOn, nextOn }, [aSchoolYear()])).toBe(nextOn)
    }),
  )
})

test('before the first session its agreed day is due, and none when there is none', () => {
  const rhythm = { firstReviewOn: '2026-03-28', reviewEvery: 'month' } as const
  expect(findReviewDue(rhythm, null, [aSchoolYear()])).toBe('2026-03-28')
  expect(findReviewDue({ ...rhythm, firstReviewOn: null }, null, [])).toBeNull()
  expect(findReviewDue(rhythm, { heldOn: '2026-03-28', nextOn: null }, [aSchoolYear()])).toBe('2026-04-28')
})

const someDays = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 90 }).chain((offsets) =>
  fc.tuple(
    ...offsets
      .toSorted((one, other) => one - other)
      .map((offset) =>
        fc.record({
          on: fc.constant(addDays('2025-09-01', offset)),
          isAway: fc.boolean(),
          hasMark: fc.boolean(),
        }),
      ),
  ),
) as fc.Arbitrary<EvidenceDay[]>

test('days since and before never overlap, count marked days only, and are compared from ten on', () => {
  fc.assert(
    fc.property(someDays, fc.integer({ min: 0, max: 400 }), (days, at) => {
      const sinceOn = addDays('2025-09-01', at)
      const marked = days.filter((day) => day.hasMark)
      const after = marked.filter((day) => day.on >= sinceOn)
      const { since, before } = countAround(days, sinceOn)
      expect(since?.enrolled ?? 0).toBe(after.length)
      expect(since?.absent ?? 0).toBe(after.filter((day) => day.isAway).length)
      const there = Math.min(after.length, marked.length - after.length)
      expect(before?.enrolled ?? null).toBe(there >= 10 ? there : null)
      expect(countBetween(days, '2025-09-01', '2026-12-31')?.enrolled ?? 0).toBe(marked.length)
    }),
  )
})
