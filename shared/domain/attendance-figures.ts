/**
 * Attendance arithmetic over a stretch of school days: counts, rates, tiers, trend. Never reads the clock, and never
 * says why anyone was away.
 */
import {
  type AttendanceFigures,
  type AttendanceRule,
  type AttendanceTrend,
  type MarkCategory,
  markCategories,
  type Tier,
} from './attendance.ts'
import { fromMarkByte, type MarkByte, rollUpParts, toMarkByte, unmarked } from './attendance-days.ts'
import { type EpochDay, toEpochDay } from './day.ts'
import type { Enrolment } from './student.ts'

/** The school days over which figures count, the same for every student of the school. */
export type CountedDays = {
  rule: AttendanceRule
  sessionsADay: 1 | 2
  /** The day of the first two bytes of every strip. */
  firstDay: EpochDay
  /** School days, ascending, through the last day that counts. */
  days: readonly EpochDay[]
  /** For each of `days`, 1 when an absences-only file speaks for it: a session without a mark was attended. */
  covered: Uint8Array
}

/** Inclusive. An open enrolment ends at Infinity. */
export type DayRange = readonly [from: EpochDay, to: EpochDay]

/** The days of enrolment; a student without any on record was enrolled throughout. */
export function toDayRanges(enrolments: readonly Enrolment[]): DayRange[] {
  if (enrolments.length === 0) return [[-Infinity, Infinity]]
  return enrolments.map(({ fromOn, toOn }) => [
    toEpochDay(fromOn),
    toOn === null ? Infinity : toEpochDay(toOn),
  ])
}

/** Whether the day lies in any of the ranges. */
export function isWithin(day: EpochDay, ranges: readonly DayRange[]): boolean {
  for (const range of ranges) if (range[0] <= day && day <= range[1]) return true
  return false
}

/** Raw counts. Units are days under the US rule, sessions under England's. They add up over adjacent stretches. */
export type Tally = {
  /** Counted units with a mark. */
  enrolled: number
  absent: number
  excused: number
  late: number
  notTaken: number
  /** Days with at least one counted unit, whatever the rule. */
  days: number
}

function emptyTally(): Tally {
  return { enrolled: 0, absent: 0, excused: 0, late: 0, notTaken: 0, days: 0 }
}

// Every pair of bytes rolled up once: the caseload asks for this a million times.
const kinds = markCategories.length + 1
const rolledUp = Uint8Array.from({ length: kinds * kinds }, (_, pair) => {
  const parts = [fromMarkByte(Math.floor(pair / kinds)), fromMarkByte(pair % kinds)]
  const marked = parts.filter((part): part is MarkCategory => part !== null)
  return marked.length === 0 ? unmarked : toMarkByte(rollUpParts(marked))
})

const late = toMarkByte('late')
const present = toMarkByte('present')
const excused = toMarkByte('away-excused')
const unexcused = toMarkByte('away-unexcused')
const halfAway = toMarkByte('half-away')
const notCounted = toMarkByte('not-counted')
const notTaken = toMarkByte('not-taken')

/** Counts one day or session, and says whether it was a counted one. */
function addUnit(tally: Tally, unit: MarkByte): boolean {
  if (unit === notCounted) return false
  if (unit === unmarked || unit === notTaken) {
    tally.notTaken += 1
    return false
  }
  tally.enrolled += 1
  if (unit === late) tally.late += 1
  else if (unit === excused || unit === unexcused || unit === halfAway) {
    tally.absent += 1
    if (unit === excused) tally.excused += 1
  }
  return true
}

/** Morning and afternoon of a school day as one number, because a caseload reads a million of them. */
export type BytePair = number
export const morningOf = (pair: BytePair): MarkByte => Math.floor(pair / kinds)
export const afternoonOf = (pair: BytePair): MarkByte => pair % kinds

/** A school day as it counts, coverage included. `index` is into `counted.days`. */
export function readDay(strip: Uint8Array, counted: CountedDays, index: number): BytePair {
  const at = ((counted.days[index] ?? 0) - counted.firstDay) * 2
  let morning = strip[at] ?? unmarked
  let afternoon = strip[at + 1] ?? unmarked
  if (counted.covered[index] === 1) {
    if (morning === unmarked) morning = present
    if (afternoon === unmarked && counted.sessionsADay === 2) afternoon = present
  }
  return morning * kinds + afternoon
}

/**
 * Counts the school days `from` (inclusive) to `to` (exclusive), indexes into `counted.days`, on which the student
 * was enrolled. Under the US rule a day is one unit, absent when out for half of it or more (CEDS 002022); under
 * England's each session is a unit of its own. Days that are no school days are never looked at.
 */
export function tallyDays(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
  from = 0,
  to = counted.days.length,
): Tally {
  const tally = emptyTally()
  const isBySession = counted.rule === 'england' && counted.sessionsADay === 2
  for (let index = Math.max(0, from); index < to; index += 1) {
    if (!isWithin(counted.days[index] ?? Number.NaN, enrolled)) continue
    const pair = readDay(strip, counted, index)
    if (isBySession) {
      const isMorningCounted = addUnit(tally, morningOf(pair))
      if (addUnit(tally, afternoonOf(pair)) || isMorningCounted) tally.days += 1
    } else if (addUnit(tally, rolledUp[pair] ?? unmarked)) {
      tally.days += 1
    }
  }
  return tally
}

/** Enrolled days below which no tier is given: one day either way would change it. */
const fewestDaysForTier = 10

/**
 * The tier of `absent` units out of `enrolled` over `days` enrolled days.
 * US: absence rate < 5 % satisfactory, 5 to < 10 at risk, 10 to < 20 moderate, ≥ 20 severe chronic absence
 * (Attendance Works; chronic absence ≥ 10 %, as in ESSA reporting). England: persistent from 10 %, severe from 50 %
 * (Department for Education). Fewer than 10 enrolled days: too early to say.
 */
export function tierOf(rule: AttendanceRule, enrolled: number, absent: number, days: number): Tier {
  if (days < fewestDaysForTier) return 'tooEarly'
  // Whole numbers, so that exactly one day in ten is chronic absence on every machine.
  const isAtLeast = (percent: number) => absent * 100 >= enrolled * percent
  if (isAtLeast(rule === 'us' ? 20 : 50)) return 'severe'
  if (isAtLeast(10)) return 'moderate'
  return isAtLeast(5) ? 'atRisk' : 'satisfactory'
}

/** Absence rate = 1 − days attended / days enrolled, with its tier. Late is attended. */
export function toFigures(tally: Tally, rule: AttendanceRule): AttendanceFigures {
  return {
    enrolled: tally.enrolled,
    absent: tally.absent,
    excused: tally.excused,
    late: tally.late,
    notTaken: tally.notTaken,
    absenceRate: tally.enrolled === 0 ? null : tally.absent / tally.enrolled,
    tier: tierOf(rule, tally.enrolled, tally.absent, tally.days),
  }
}

/** School days in each half of the trend. */
const trendDays = 20
const fewestMarkedDaysForTrend = 10

/**
 * The last 20 school days beside the 20 before them, within the school year. A half with fewer than 10 counted days
 * has no rate. The direction needs a difference of 5 percentage points, which is one day in 20.
 */
export function findTrend(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
): AttendanceTrend {
  const end = counted.days.length
  const last = tallyDays(strip, counted, enrolled, end - trendDays, end)
  const earlier = tallyDays(strip, counted, enrolled, end - 2 * trendDays, end - trendDays)
  const hasLast = last.days >= fewestMarkedDaysForTrend
  const hasEarlier = earlier.days >= fewestMarkedDaysForTrend
  return {
    lastRate: hasLast ? last.absent / last.enrolled : null,
    earlierRate: hasEarlier ? earlier.absent / earlier.enrolled : null,
    direction: hasLast && hasEarlier ? compare(last, earlier) : 'unknown',
  }
}

function compare(last: Tally, earlier: Tally): AttendanceTrend['direction'] {
  // Cross-multiplied, so that a difference of exactly one day in 20 is not lost in rounding.
  const difference = (last.absent * earlier.enrolled - earlier.absent * last.enrolled) * 20
  const oneInTwenty = last.enrolled * earlier.enrolled
  if (difference >= oneInTwenty) return 'worse'
  return difference <= -oneInTwenty ? 'better' : 'steady'
}
