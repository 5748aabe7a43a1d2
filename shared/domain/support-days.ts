/** When a support is meant to be there, and how often it was. Knows no clock; never judges who missed a session. */
import { addDays, type IsoDate } from './day.ts'
import type { Delivery } from './delivery.ts'
import type { SupportEvidence } from './evidence.ts'
import { listOpenDays, type SchoolCalendar } from './open-days.ts'
import type { PlanMove } from './plan-state.ts'
import type { Support } from './sections/supports.ts'

/** Days on which a plan rests, so that nothing of it was planned; both inclusive, `toOn` null while it still does. */
export type Rest = { fromOn: IsoDate; toOn: IsoDate | null }

/**
 * When a plan was paused, and from when on it had ended, oldest first. The day of a pause or an end rests, the day on
 * which a plan goes on does not. `moves` are those of one plan, oldest first.
 */
export function listRests(moves: readonly Pick<PlanMove, 'to' | 'on'>[]): Rest[] {
  const rests: Rest[] = []
  let since: IsoDate | null = null
  for (const { to, on } of moves) {
    const isAtRest = to === 'paused' || to === 'completed' || to === 'closed'
    if (isAtRest) since ??= on
    else if (since !== null) {
      if (since < on) rests.push({ fromOn: since, toOn: addDays(on, -1) })
      since = null
    }
  }
  return since === null ? rests : [...rests, { fromOn: since, toOn: null }]
}

/**
 * The days on which a session is planned, ascending: its weekdays on which school is open, from its start through its
 * end or `throughOn`, whichever comes first, without `rests`. None when it has no weekdays or no start.
 */
export function listSupportDays(
  support: Pick<Support, 'weekdays' | 'startsOn' | 'endsOn'>,
  calendar: SchoolCalendar,
  throughOn: IsoDate,
  rests: readonly Rest[] = [],
): IsoDate[] {
  const { weekdays, startsOn, endsOn } = support
  if (startsOn === null || weekdays.length === 0) return []
  const lastOn = endsOn !== null && endsOn < throughOn ? endsOn : throughOn
  return listOpenDays(calendar, startsOn, lastOn, weekdays).filter(
    (on) => !rests.some((rest) => rest.fromOn <= on && (rest.toOn === null || on <= rest.toOn)),
  )
}

/**
 * How many sessions there were to be through `throughOn`, and what became of them. `planned` holds the sessions of the
 * rhythm and those that were recorded beside it, so it is never less than the other three together; what is left of it
 * is not recorded yet. `deliveries` may hold those of other supports too.
 */
export function countDeliveries(
  support: Support,
  calendar: SchoolCalendar,
  deliveries: readonly Delivery[],
  throughOn: IsoDate,
  { rests = [] }: { rests?: readonly Rest[] } = {},
): SupportEvidence {
  const recorded = deliveries.filter((one) => one.supportId === support.id && one.on <= throughOn)
  const planned = listSupportDays(support, calendar, throughOn, rests)
  const count = (state: Delivery['state']) => recorded.filter((one) => one.state === state).length
  return {
    supportId: support.id,
    what: support.what,
    planned: new Set([...planned, ...recorded.map((one) => one.on)]).size,
    given: count('given'),
    notGiven: count('not-given'),
    away: count('away'),
  }
}
