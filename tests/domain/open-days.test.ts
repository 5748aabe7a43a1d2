/** School days over several years: holidays between them, and what is taken for open where no year is near. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  fromEpochDay,
  type IsoDate,
  toEpochDay,
  weekdayOf,
} from '#shared/domain/day.ts'
import { isOpenOn, listOpenDays, openDayFrom } from '#shared/domain/open-days.ts'
import { isSchoolDay, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'

const aYear = (
  startsOn: IsoDate,
  endsOn: IsoDate,
  change: Partial<SchoolYearDraft> = {},
): SchoolYearDraft => ({
  name: startsOn.slice(0, 4),
  startsOn,
  endsOn,
  weekdays: [1, 2, 3, 4, 5],
  terms: [],
  closures: [],
  ...change,
})

const two = [
  aYear('2023-08-29', '2024-06-14', {
    closures: [{ fromOn: '2024-02-26', toOn: '2024-03-01', label: 'Winter break' }],
  }),
  aYear('2024-08-27', '2025-06-13', {
    terms: [
      { name: 'Autumn', startsOn: '2024-08-27', endsOn: '2024-12-20' },
      { name: 'Spring', startsOn: '2025-01-06', endsOn: '2025-06-13' },
    ],
  }),
]
const aDay = fc.integer({ min: toEpochDay('2022-06-01'), max: toEpochDay('2026-12-31') }).map(fromEpochDay)

describe('school days over several years', () => {
  it('are those of the year that holds the day, and none in the holidays around it', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const year = two.find((one) => one.startsOn <= day && day <= one.endsOn)
        const isNear = daysBetween('2023-08-29', day) >= -120 && daysBetween('2025-06-13', day) <= 120
        const expected =
          year === undefined ? !isNear && weekdayOf(toEpochDay(day)) <= 5 : isSchoolDay(year, day)
        expect(isOpenOn(two, day)).toBe(expected)
      }),
    )
  })

  it('are listed once each, ascending, both ends included, also over leap day and the change of the clock', () => {
    fc.assert(
      fc.property(aDay, fc.nat(500), (from, length) => {
        const to = addDays(from, length)
        const days = listOpenDays(two, from, to)
        const all = Array.from({ length: length + 1 }, (_, ahead) => addDays(from, ahead))
        expect(days).toEqual(all.filter((day) => isOpenOn(two, day)))
        expect(days).toEqual([...new Set(days)].toSorted())
      }),
    )
  })

  it('without any calendar are Monday to Friday', () => {
    expect(listOpenDays([], '2024-02-26', '2024-03-03')).toEqual([
      '2024-02-26',
      '2024-02-27',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ])
    expect(listOpenDays([], '2026-03-26', '2026-03-31', [1, 2])).toEqual(['2026-03-30', '2026-03-31'])
  })

  it('go on after the summer, however long it is', () => {
    expect(openDayFrom(two, '2024-06-15')).toBe('2024-08-27')
    expect(openDayFrom(two, '2024-02-26')).toBe('2024-03-04')
    fc.assert(
      fc.property(aDay, (day) => {
        const open = openDayFrom(two, day)
        expect(open >= day).toBe(true)
        expect(isOpenOn(two, open) || open === day).toBe(true)
        expect(listOpenDays(two, day, addDays(open, -1))).toEqual([])
      }),
    )
  })
})
