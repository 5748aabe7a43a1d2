/** Whether a student came to what was agreed for a day. Never says why not. */
import { type IsoDate, toEpochDay, weekdayOf } from './day.ts'
import type { Schedule } from './sections/schedule.ts'
import { findStageOn, halvesOf, type StudentDay } from './stage-attendance.ts'

const isThere = (state: StudentDay['morning']) =>
  state === 'present' || state === 'late' || state === 'elsewhere'

/** Null when nothing was agreed for the day, or nothing is known of it. */
export function cameToAgreed(schedule: Schedule, day: StudentDay): boolean | null {
  if (!day.hasMark) return null
  const stage = findStageOn(schedule, day.on)
  if (stage === null) return !day.isAway
  const { morning, afternoon } = halvesOf(stage, weekdayOf(toEpochDay(day.on)))
  if (!morning && !afternoon) return null
  if (morning && afternoon) return !day.isAway
  if (day.afternoon !== null) return isThere(morning ? day.morning : day.afternoon)
  // Half a day away is what was agreed when half a day was asked for.
  return !day.isAway || day.morning === 'half-away'
}

const unknown = new Set<StudentDay['morning']>([
  'not-taken',
  'not-counted',
  'closed',
  'not-enrolled',
  'upcoming',
])

/** Whether the student was late on a morning that was agreed; null when none was, or nothing is known of it. */
export function wasLateOnMorning(schedule: Schedule, day: StudentDay): boolean | null {
  if (!day.hasMark || unknown.has(day.morning)) return null
  const stage = findStageOn(schedule, day.on)
  if (stage !== null && !halvesOf(stage, weekdayOf(toEpochDay(day.on))).morning) return null
  return day.morning === 'late'
}

/** An agreed day of which something is known. */
export type AgreedDay = { on: IsoDate; came: boolean }
