/** The quick count of planned sessions says the same as the one of a single plan. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type IsoDate, type Weekday } from '#shared/domain/day.ts'
import type { Delivery } from '#shared/domain/delivery.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { countPlannedSessions, mapOpenDays } from '#shared/domain/open-day-map.ts'
import { emptySupport } from '#shared/domain/sections/supports.ts'
import { countDeliveries } from '#shared/domain/support-days.ts'
import { anyCalendar } from './any-calendar.ts'
import { aSchoolYear } from './a-school-year.ts'

const firstOn = '2026-01-05' as IsoDate
const lastOn = '2026-03-31' as IsoDate
const anyDay = fc.nat({ max: 85 }).map((days) => addDays(firstOn, days))

/** With terms, closures and weekdays of any kind, or without any school year. */
const someCalendar = anyCalendar.map((years) => years.filter(({ startsOn }) => startsOn === '2025-09-01'))

it('plans no session on a closed day, between terms, or on a weekday without school', () => {
  const year = aSchoolYear({
    weekdays: [1, 2, 3, 4],
    terms: [
      { name: 'Winter', startsOn: '2026-01-05', endsOn: '2026-01-30' },
      { name: 'Spring', startsOn: '2026-02-09', endsOn: '2026-06-26' },
    ],
    closures: [{ fromOn: '2026-01-12', toOn: '2026-01-13', label: 'Closed' }],
  })
  const count = (weekdays: Weekday[], recordedOn: IsoDate[] = []) =>
    countPlannedSessions(
      { weekdays, startsOn: '2026-01-05', endsOn: '2026-02-15' },
      mapOpenDays([year], firstOn, lastOn),
      recordedOn,
      [],
    )
  // Mondays: 5, 19 and 26 January, 9 February.
  expect([count([1]), count([1, 5]), count([1], ['2026-01-12'])]).toEqual([4, 4, 5])
})

it('counts as many planned sessions as the plan itself does', () => {
  fc.assert(
    fc.property(
      someCalendar,
      fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5)),
      anyDay,
      fc.option(anyDay),
      fc.uniqueArray(anyDay, { maxLength: 8 }),
      fc.option(anyDay),
      (calendar, weekdays, startsOn, endsOn, recordedOn, restsFromOn) => {
        const support = { ...emptySupport('one' as ItemId), weekdays, startsOn, endsOn }
        const rests = restsFromOn === null ? [] : [{ fromOn: restsFromOn, toOn: addDays(restsFromOn, 9) }]
        const deliveries = recordedOn.map((on) => ({ supportId: support.id, on, state: 'given' }) as Delivery)
        const quick = countPlannedSessions(support, mapOpenDays(calendar, firstOn, lastOn), recordedOn, rests)
        const { planned } = countDeliveries(support, calendar, deliveries, lastOn, { rests })
        expect(quick).toBe(planned)
      },
    ),
  )
})
