/** Says what a file that writes its days in two orders holds, and what can be done with the days that fit both. */
import type { DateOrder, ImportReading, ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import { count } from './import-words.ts'

type Mixed = NonNullable<ImportUnderstanding['mixedDates']>

/** Some of the file's days are day first and some month first, and how many of each. */
export function sayMixedDates({ dayFirst, monthFirst, undecided }: Mixed): string {
  const sure = `This file writes its days in two ways: ${count(dayFirst, 'day')} can only be day first, ${count(monthFirst, 'day')} only month first.`
  if (undecided === 0) return `${sure} Each one is read in the only way that it fits.`
  return `${sure} ${count(undecided, 'day fits', 'days fit')} both ways, and nothing tells us which is meant.`
}

/** `02/03/2026, 04/03/2026 and 7 more` */
export function listUndecided({ examples, undecided }: Mixed): string {
  const shown = examples.slice(0, 5)
  const rest = undecided - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}

/** What becomes of the days that fit both ways; `''` while nobody has said so. */
export type MixedChoice = '' | 'dmy' | 'mdy' | 'leave'

export const mixedChoices: readonly { value: MixedChoice; label: string }[] = [
  { value: 'dmy', label: 'Read them day first' },
  { value: 'mdy', label: 'Read them month first' },
  { value: 'leave', label: 'Leave their rows out, and list them' },
]

/** The reading that a choice asks for. */
export function chooseMixed(
  choice: Exclude<MixedChoice, ''>,
  now: DateOrder,
): Pick<ImportReading, 'dateOrder' | 'leavesUndecidedDates'> {
  return choice === 'leave'
    ? { dateOrder: now, leavesUndecidedDates: true }
    : { dateOrder: choice, leavesUndecidedDates: false }
}
