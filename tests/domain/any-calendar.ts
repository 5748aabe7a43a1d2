/** School calendars of any kind for properties: summers, terms, closures, leap days, weeks of other days. */
import * as fc from 'fast-check'
import { addDays, type IsoDate, type Weekday } from '#shared/domain/day.ts'
import type { SchoolCalendar } from '#shared/domain/open-days.ts'
import { aSchoolYear } from './a-school-year.ts'

/** The first day that any property looks at; 2024 has a leap day. */
const earliestOn: IsoDate = '2023-08-01'

/** From August 2023 to the summer of 2026. */
export const anyDay = fc.integer({ min: 0, max: 3 * 365 - 40 }).map((days) => addDays(earliestOn, days))
export const anyWeekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7))

/** None to three school years in a row with a summer between them, newest first as the vault lists them. */
export const anyCalendar: fc.Arbitrary<SchoolCalendar> = fc
  .array(
    fc.record({
      hasTerms: fc.boolean(),
      closures: fc.array(fc.record({ from: fc.nat(290), days: fc.nat(20) }), { maxLength: 5 }),
      weekdays: anyWeekdays.filter((days) => days.length > 0),
    }),
    { maxLength: 3 },
  )
  .map((years) =>
    years
      .map(({ hasTerms, closures, weekdays }, index) => {
        const start = 2023 + index
        const [startsOn, endsOn] = [`${start}-09-01`, `${start + 1}-06-28`] as [IsoDate, IsoDate]
        const terms = [
          { name: 'Autumn', startsOn, endsOn: `${start}-12-19` as IsoDate },
          { name: 'Spring', startsOn: `${start + 1}-01-07` as IsoDate, endsOn },
        ]
        return aSchoolYear({
          startsOn,
          endsOn,
          weekdays,
          terms: hasTerms ? terms : [],
          closures: closures.map(({ from, days }) => ({
            fromOn: addDays(startsOn, from),
            toOn: addDays(startsOn, from + days),
            label: 'Closed',
          })),
        })
      })
      .toReversed(),
  )
