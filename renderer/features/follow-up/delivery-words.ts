/** What became of a support's sessions, in plain sentences. The school's own misses are said first. */
import type { SupportDay } from '#shared/contract/calls/follow-up.ts'
import type { DeliveryState } from '#shared/domain/delivery.ts'
import type { SupportEvidence } from '#shared/domain/evidence.ts'
import { sayNotHeld } from '#shared/domain/not-held-words.ts'
import { capital, sayTimes } from '#shared/domain/plain-words.ts'

export const deliveryWords: Record<DeliveryState, string> = {
  given: 'Given',
  'not-given': capital(sayNotHeld()),
  away: 'Away',
}

type Counts = Pick<SupportEvidence, 'planned' | 'given' | 'notGiven' | 'away'>

/** `Given 5 of 7 planned; twice we could not hold it.`; empty when nothing was planned or recorded. */
export function sayDeliveries({ planned, given, notGiven, away }: Counts, called: string): string {
  if (planned === 0) return ''
  const open = planned - given - notGiven - away
  if (open === planned)
    return planned === 1
      ? 'One session so far, not noted yet.'
      : `${planned} sessions so far, none noted yet.`
  const parts = [
    `Given ${given} of ${planned} planned`,
    notGiven === 0 ? '' : sayNotHeld(notGiven),
    away === 0 ? '' : `${sayTimes(away)} ${called} was away`,
    open === 0 ? '' : `${open} not noted yet`,
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

/** What sessions come to together; those beside the rhythm are said apart, so that they hide none that was missed. */
export function sayTotals(days: readonly SupportDay[], called: string): string {
  const count = (among: readonly SupportDay[], state: DeliveryState) =>
    among.filter((day) => day.state === state).length
  const planned = days.filter((day) => day.isPlanned)
  const beside = days.filter((day) => !day.isPlanned)
  const counts = {
    planned: planned.length,
    given: count(planned, 'given'),
    notGiven: count(planned, 'not-given'),
    away: count(planned, 'away'),
  }
  const extra = count(beside, 'given')
  const words = sayDeliveries(counts, called)
  if (extra === 0) return words
  return words === ''
    ? `Given ${sayTimes(extra)} so far.`
    : `${words} Given ${sayTimes(extra)} more, beside the plan.`
}
