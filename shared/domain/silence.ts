/** Whom nobody has spoken to lately. Any contact counts; a missed attempt is told as an attempt, never as silence kept. */
import type { IsoDate } from './day.ts'
import type { OpenDayIndex } from './near-days.ts'

/** School days after which a silence is worth a word. */
const quietAfter = 10

export type Silence = { lastSpokenOn: IsoDate | null; schoolDays: number | null; attempts: number }

/**
 * Null while somebody spoke with the student or family within the last 10 school days, or while the plan itself is
 * younger than that. `schoolDays` counts from the last talk; null when there never was one.
 */
export function findSilence(
  {
    sinceOn,
    lastSpokenOn,
    attempts,
    today,
  }: {
    sinceOn: IsoDate
    lastSpokenOn: IsoDate | null
    attempts: number
    today: IsoDate
  },
  openDays: OpenDayIndex,
): Silence | null {
  // Words from before a pause do not count against the days since it.
  const from = lastSpokenOn !== null && lastSpokenOn > sinceOn ? lastSpokenOn : sinceOn
  if (openDays.countAfter(from, today) < quietAfter) return null
  const schoolDays = lastSpokenOn === null ? null : openDays.countAfter(lastSpokenOn, today)
  return { lastSpokenOn, schoolDays, attempts }
}

/** The longest silence first; whom nobody ever spoke to before all others. */
export function compareSilences(one: Silence, other: Silence): number {
  return (other.schoolDays ?? Infinity) === (one.schoolDays ?? Infinity)
    ? 0
    : (other.schoolDays ?? Infinity) - (one.schoolDays ?? Infinity)
}
