/** The quick count of planned sessions says the same as the one of a single plan. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type IsoDate, type Weekday } from '#shared/domain/day.ts'
import type { Delivery } from '#shared/domain/delivery.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { countPlannedSessions, mapOpenDays } from '#shared/domain/open-day-map.ts'
import { emptySupport } from '#shared/domain/sections/supports.ts'
import { countDeliveries } from '#shared/domain/support-days.ts'

const firstOn = '2026-01-05' as IsoDate
const lastOn = '2026-03-31' as IsoDate
const anyDay = fc.nat({ max: 85 }).map((days) => addDays(firstOn, days))

it('counts as many planned sessions as the plan itself does', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5)),
      anyDay,
      fc.option(anyDay),
      fc.uniqueArray(anyDay, { maxLength: 8 }),
      fc.option(anyDay),
      (weekdays, startsOn, endsOn, recordedOn, restsFromOn) => {
        const support = { ...emptySupport('one' as ItemId), weekdays, startsOn, endsOn }
        const rests = restsFromOn === null ? [] : [{ fromOn: restsFromOn, toOn: addDays(restsFromOn, 9) }]
        const deliveries = recordedOn.map((on) => ({ supportId: support.id, on, state: 'given' }) as Delivery)
        const quick = countPlannedSessions(support, mapOpenDays([], firstOn, lastOn), recordedOn, rests)
        const { planned } = countDeliveries(support, [], deliveries, lastOn, { rests })
        expect(quick).toBe(planned)
      },
    ),
  )
})
