/**
 * Notices when a student comes, or does, clearly less than was agreed, so that somebody asks early. Compares with the
 * agreement only, never with others; says the numbers, and no reason.
 */
import { type IsoDate, toEpochDay, weekdayOf } from './day.ts'
import type { GoalOccurrence } from './goal-occurrence.ts'
import type { OpenDayIndex } from './near-days.ts'
import type { Goal } from './sections/goals.ts'
import type { Schedule } from './sections/schedule.ts'
import { findStageOn, halvesOf, type StudentDay } from './stage-attendance.ts'

/** How many agreed days are looked at. */
const daysLookedAt = 10
/** Fewer than these say nothing: one day either way would change them. */
const fewestDays = 5
/** Clearly below: at least this many away, and this many percentage points. */
const clearlyAway = 3
const clearlyBelowPercent = 20

/** Whether `came` of `all` is clearly below `expected` of `outOf`: at least 3 fewer, and 20 percentage points. */
export function isClearlyBelow(came: number, all: number, expected: number, outOf: number): boolean {
  if (all === 0 || outOf === 0) return false
  // Whole numbers, so that exactly 20 points are the same on every machine.
  const points = (expected * all - came * outOf) * 100
  return all - came >= clearlyAway && points >= clearlyBelowPercent * all * outOf
}

const isThere = (state: StudentDay['morning']) =>
  state === 'present' || state === 'late' || state === 'elsewhere'

/** Whether the student came to what was agreed for a day; null when nothing was agreed, or nothing is known. */
function cameToAgreed(schedule: Schedule, day: StudentDay): boolean | null {
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

export type DriftInput = {
  schedule: Schedule
  goals: readonly Goal[]
  occurrences: readonly GoalOccurrence[]
  /** Ascending. */
  days: readonly StudentDay[]
  /** Since when the plan is lived: what was before it was never agreed. */
  sinceOn: IsoDate
  today: IsoDate
}
/** Which day the numbers reach, and the sentence that says them. */
export type Drift = { throughOn: IsoDate; sentence: string; goalId: Goal['id'] | null }

/**
 * The drift of a plan, or null. Looks at the last 10 days on which coming was agreed and a mark is there, and, when
 * these are well, at what was verified of each goal. Silent when the newest of it is older than 10 school days.
 */
export function findDrift(input: DriftInput, openDays: OpenDayIndex): Drift | null {
  return findDriftOfDays(input, openDays) ?? findDriftOfGoals(input, openDays)
}

function findDriftOfDays(input: DriftInput, openDays: OpenDayIndex): Drift | null {
  const { days, schedule, sinceOn, today } = input
  let [agreed, came] = [0, 0]
  let throughOn: IsoDate | null = null
  for (let at = days.length - 1; at >= 0 && agreed < daysLookedAt; at -= 1) {
    const day = days[at]
    if (day === undefined || day.on < sinceOn) break
    const wasThere = day.on > today ? null : cameToAgreed(schedule, day)
    if (wasThere === null) continue
    throughOn ??= day.on
    agreed += 1
    if (wasThere) came += 1
  }
  if (throughOn === null || agreed < fewestDays || isOld(throughOn, today, openDays)) return null
  if (!isClearlyBelow(came, agreed, agreed, agreed)) return null
  const sentence = `Came to ${came} of the last ${agreed} agreed days; agreed were all of them.`
  return { throughOn, sentence, goalId: null }
}

function findDriftOfGoals(input: DriftInput, openDays: OpenDayIndex): Drift | null {
  for (const goal of input.goals) {
    const drift = goal.state === 'open' ? findDriftOfGoal(goal, input, openDays) : null
    if (drift !== null) return drift
  }
  return null
}

function findDriftOfGoal(
  goal: Goal,
  { occurrences, sinceOn, today }: DriftInput,
  openDays: OpenDayIndex,
): Drift | null {
  const { target, outOf } = goal
  if (target === null || outOf === null || target > outOf) return null
  const last = occurrences
    // What had a good reason is not held against anyone.
    .filter(
      (one) => one.goalId === goal.id && one.state !== 'excused' && sinceOn <= one.on && one.on <= today,
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .slice(-daysLookedAt)
  const throughOn = last.at(-1)?.on
  if (throughOn === undefined || last.length < fewestDays || isOld(throughOn, today, openDays)) return null
  const done = last.filter((one) => one.state === 'done').length
  if (!isClearlyBelow(done, last.length, target, outOf)) return null
  const what = goal.activity.trim().replace(/[.\s]+$/, '') || 'a goal'
  const sentence = `“${what}”: done ${done} of the last ${last.length} times; hoped for were ${target} of ${outOf}.`
  return { throughOn, sentence, goalId: goal.id }
}

const isOld = (on: IsoDate, today: IsoDate, openDays: OpenDayIndex) =>
  openDays.countAfter(on, today) > daysLookedAt
