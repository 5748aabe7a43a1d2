/** How a promise is said, and the day that still counts of it. Changes no meaning; only the school is ever late. */
import type { IsoDate } from './day.ts'
import { sayDayOfYear } from './near-days.ts'
import type { PromiseMade } from './sections/promises.ts'

/** The day for which a promise still stands; null without one, once it is kept, or changed without a new day. */
export function findPromiseDay({
  state,
  dueOn,
  settledOn,
}: Pick<PromiseMade, 'state' | 'dueOn' | 'settledOn'>): IsoDate | null {
  if (dueOn === null || state === 'kept') return null
  return state === 'changed' && settledOn !== null && dueOn <= settledOn ? null : dueOn
}

/** `by 17 March`, `today`, `since 12 March`; of the school's own `late since 12 March`. Empty without a day that counts. */
export function sayPromiseDay(
  promise: Pick<PromiseMade, 'party' | 'state' | 'dueOn' | 'settledOn'>,
  today: IsoDate,
): string {
  const dueOn = findPromiseDay(promise)
  if (dueOn === null) return ''
  if (dueOn === today) return 'today'
  const day = sayDayOfYear(dueOn, today)
  if (dueOn > today) return `by ${day}`
  return promise.party === 'school' ? `late since ${day}` : `since ${day}`
}

/** `: a quiet desk`; ` to keep a quiet desk` of `We will keep a quiet desk.` */
export function followPromise(words: string): string {
  const what = words
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
  const act = /^(?:i|we) (?:will|shall) (.+)$/i.exec(what)?.[1]
  return act === undefined ? `: ${what}` : ` to ${act}`
}
