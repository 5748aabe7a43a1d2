/** What did not come about, said alike on every screen and paper: as ours, and without a reason that nobody gave. */
import { sayTimes } from './plain-words.ts'

/** Of a session of a support: `we could not hold it`; of several, `twice we could not hold it`. */
export function sayNotHeld(count?: number): string {
  return count === undefined ? 'we could not hold it' : `${sayTimes(count)} we could not hold it`
}

/** Of a check-in: `we could not meet`, `we could not meet Amina`. */
export function sayNotMet(called?: string): string {
  return called === undefined ? 'we could not meet' : `we could not meet ${called}`
}
