import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, fromEpochDay, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'

const first = -719_528
const last = 2_932_896
const anyDay = fc.integer({ min: first, max: last })
/** As the language itself counts days, in a calendar without a time zone. */
const written = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

describe('days', () => {
  it('are counted and written as the calendar has them, leap days included', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect([fromEpochDay(day), fromEpochDay(day)]).toEqual([written(day), written(day)])
        expect(toEpochDay(written(day) as IsoDate)).toBe(day)
      }),
    )
    expect(
      ['0000-02-29', '1900-02-28', '2000-02-29', '2027-12-31', '2028-02-29'].map((day) =>
        toEpochDay(day as IsoDate),
      ),
    ).toEqual(
      ['0000-02-29', '1900-02-28', '2000-02-29', '2027-12-31', '2028-02-29'].map(
        (day) => Date.parse(day) / 86_400_000,
      ),
    )
  })

  it('follow one another without a gap, also through a year that has a leap day and a change of the clock', () => {
    for (let day = '2027-10-01' as IsoDate; day < '2028-05-01'; day = addDays(day, 1)) {
      expect(toEpochDay(addDays(day, 1)) - toEpochDay(day)).toBe(1)
      expect(weekdayOf(toEpochDay(addDays(day, 1)))).toBe((weekdayOf(toEpochDay(day)) % 7) + 1)
    }
  })
})
