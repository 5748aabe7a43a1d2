/** Days at school since a day, beside as many before it. Claims no cause, and compares nobody with anyone else. */
import type { IsoDate } from './day.ts'

/** A school day of one student. Without a mark it is a gap in the record, and counts neither way. */
export type EvidenceDay = { on: IsoDate; isAway: boolean; hasMark: boolean }

type CountedDaysOfStudent = { absent: number; enrolled: number }

/** Fewer days than these say nothing beside others: one day either way would change them. */
const fewestToCompare = 10

function count(days: readonly EvidenceDay[]): CountedDaysOfStudent | null {
  if (days.length === 0) return null
  return { absent: days.filter((day) => day.isAway).length, enrolled: days.length }
}

/**
 * Days from `sinceOn` on, and as many just before it. `since` is null without marks. `before` is null when either side
 * has fewer than 10 days; it may hold fewer than `since` when the record does not go further back. `days` ascend.
 */
export function countAround(
  days: readonly EvidenceDay[],
  sinceOn: IsoDate,
): { since: CountedDaysOfStudent | null; before: CountedDaysOfStudent | null } {
  const marked = days.filter((day) => day.hasMark)
  const since = marked.filter((day) => day.on >= sinceOn)
  const earlier = marked.filter((day) => day.on < sinceOn).slice(-since.length)
  const canCompare = since.length >= fewestToCompare && earlier.length >= fewestToCompare
  return { since: count(since), before: canCompare ? count(earlier) : null }
}

/** All marked days from `fromOn` through `toOn`; null without any. */
export function countBetween(
  days: readonly EvidenceDay[],
  fromOn: IsoDate,
  toOn: IsoDate,
): CountedDaysOfStudent | null {
  return count(days.filter((day) => day.hasMark && fromOn <= day.on && day.on <= toOn))
}
