/** The support bank: what the school and its neighborhood can give, for which barriers, and how many places are left. */
import { z } from 'zod'
import { type IsoDate, weekday } from './day.ts'
import { bankSupportId, type ItemId } from './identity.ts'
import { barrierCategory } from './sections/barriers.ts'
import { emptySupport, type Support, supportKind } from './sections/supports.ts'
import { findTime, sayRhythm } from './support-rhythm.ts'

export const bankSupportDraft = z.object({
  /** As people say it: `Math tutoring with Mr. Lind`. */
  name: z.string().min(1).max(120),
  kind: supportKind,
  /** `community`: given by someone outside the school. */
  source: z.enum(['school', 'community']),
  what: z.string().max(1000),
  who: z.string().max(120),
  contact: z.string().max(200),
  /** Languages in which it is given, as words. */
  languages: z.string().max(200),
  /** In words: `free`, `$2 a day, waived on request`. */
  cost: z.string().max(120),
  /** Places for students at a time; null when there is no limit. */
  capacity: z.int().min(0).max(2000).nullable(),
  weekdays: z.array(weekday).max(7),
  /** Hours and place, in words. */
  times: z.string().max(200),
  answers: z.array(barrierCategory).max(20),
  /** No longer offered: kept for the plans that name it. */
  isRetired: z.boolean(),
})
export type BankSupportDraft = z.infer<typeof bankSupportDraft>

export const bankSupport = bankSupportDraft.extend({
  id: bankSupportId,
  revision: z.int().nonnegative(),
  /**
   * Students of the school with a plan that has not ended (one that is drafted or paused too) and has this support, today
   * or from a later day. A student counts once.
   */
  placesTaken: z.int().nonnegative(),
})
export type BankSupport = z.infer<typeof bankSupport>

/** Whether one more student can have it. One that is full can still be planned for: a place may become free. */
export const hasRoom = ({ capacity, placesTaken }: Pick<BankSupport, 'capacity' | 'placesTaken'>): boolean =>
  capacity === null || placesTaken < capacity

/** A support of a plan as the bank describes it, from `startsOn`. The plan's own words may go other ways from here. */
export function toPlanSupport(from: BankSupport, id: ItemId, startsOn: IsoDate): Support {
  const howOften = [sayRhythm(from.weekdays, null), from.times.trim()].filter(Boolean).join(', ')
  return {
    ...emptySupport(id),
    kind: from.kind,
    what: from.name,
    who: from.who,
    howOften: howOften.slice(0, 120),
    bankId: from.id,
    weekdays: from.weekdays,
    time: findTime(from.times),
    startsOn,
  }
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** By name as people sort it; those that are no longer offered last. */
export function sortBank(supports: readonly BankSupport[]): BankSupport[] {
  return supports.toSorted(
    (one, other) =>
      Number(one.isRetired) - Number(other.isRetired) ||
      byName.compare(one.name, other.name) ||
      one.id - other.id,
  )
}
