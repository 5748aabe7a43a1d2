/**
 * Notices when a student comes, or does, clearly less than was agreed, so that somebody asks early. Compares with the
 * agreement only, never with others; says the numbers, and no reason.
 */
import { type Notice, noticeLateMornings, noticeSpell, noticeWeekday } from './absence-notices.ts'
import { cameToAgreed, wasLateOnMorning } from './agreed-days.ts'
import type { IsoDate } from './day.ts'
import type { GoalOccurrence } from './goal-occurrence.ts'
import type { OpenDayIndex } from './near-days.ts'
import { type NoticeRules, usualRules } from './notice-rules.ts'
import type { Goal } from './sections/goals.ts'
import type { Schedule } from './sections/schedule.ts'
import type { StudentDay } from './stage-attendance.ts'

/** How many agreed days are looked at. */
const daysLookedAt = 10
/** Fewer than these say nothing: one day either way would change them. */
const fewestDays = 5

/**
 * Whether `came` of `all` is clearly below `expected` of `outOf`: at least 3 fewer, and 20 percentage points, unless the
 * school decided otherwise.
 */
export function isClearlyBelow(
  came: number,
  all: number,
  expected: number,
  outOf: number,
  { fewer, percentPoints }: Pick<NoticeRules['agreed'], 'fewer' | 'percentPoints'> = usualRules.agreed,
): boolean {
  if (all === 0 || outOf === 0) return false
  // Whole numbers, so that exactly 20 points are the same on every machine.
  const points = (expected * all - came * outOf) * 100
  return all - came >= fewer && points >= percentPoints * all * outOf
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
  /** The usual ones where they are left out. */
  rules?: NoticeRules
}
/** What made it be noticed first, which day the numbers reach, and the sentences that say them. */
export type Drift = {
  rule: 'agreed' | Notice['rule']
  throughOn: IsoDate
  sentence: string
  goalId: Goal['id'] | null
}

/**
 * The drift of a plan, or null. Looks at the last 10 days on which coming was agreed and a mark is there, and, when
 * these are well, at what was verified of each goal; then for days in a row, a weekday that is missed, and late
 * mornings. Silent about days once the last of them is older than the school's rule says, and about a goal whose newest
 * verified time is.
 */
export function findDrift(input: DriftInput, openDays: OpenDayIndex): Drift | null {
  const { rules = usualRules } = input
  const drift = rules.agreed.isOn
    ? (findDriftOfDays(input, openDays) ?? findDriftOfGoals(input, openDays))
    : null
  const { throughOn, notices } = listNotices(input, openDays)
  const [first] = notices
  if (drift === null && (first === undefined || throughOn === null)) return null
  const sentence = [...(drift === null ? [] : [drift.sentence]), ...notices.map((one) => one.sentence)].join(
    ' ',
  )
  if (drift !== null) return { ...drift, sentence }
  if (first === undefined || throughOn === null) return null
  return { rule: first.rule, throughOn, sentence, goalId: null }
}

/** More days than any rule looks at: 10 of one weekday, with room for holidays between them. */
const farthestBack = 80

function listNotices(input: DriftInput, openDays: OpenDayIndex) {
  const { days, schedule, sinceOn, today, rules = usualRules } = input
  const lived = days.slice(-farthestBack).filter(({ on }) => sinceOn <= on && on <= today)
  const agreed = lived.flatMap((day) => {
    const came = cameToAgreed(schedule, day)
    return came === null ? [] : [{ on: day.on, came }]
  })
  const throughOn = agreed.at(-1)?.on ?? null
  if (throughOn === null || openDays.countAfter(throughOn, today) > rules.quietAfterDays)
    return { throughOn, notices: [] }
  const mornings = lived.flatMap((day) => wasLateOnMorning(schedule, day) ?? [])
  const notices = [
    noticeSpell(agreed, rules.spell, today),
    noticeWeekday(agreed, rules.weekday),
    noticeLateMornings(mornings, rules.lateMornings),
  ].filter((one) => one !== null)
  return { throughOn, notices }
}

function findDriftOfDays(input: DriftInput, openDays: OpenDayIndex): Drift | null {
  const { days, schedule, sinceOn, today, rules = usualRules } = input
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
  if (throughOn === null || agreed < fewestDays) return null
  if (openDays.countAfter(throughOn, today) > rules.quietAfterDays) return null
  if (!isClearlyBelow(came, agreed, agreed, agreed, rules.agreed)) return null
  const sentence = `Came to ${came} of the last ${agreed} agreed days; agreed were all of them.`
  return { rule: 'agreed', throughOn, sentence, goalId: null }
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
  { occurrences, sinceOn, today, rules = usualRules }: DriftInput,
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
  if (throughOn === undefined || last.length < fewestDays) return null
  if (openDays.countAfter(throughOn, today) > rules.quietAfterDays) return null
  const done = last.filter((one) => one.state === 'done').length
  if (!isClearlyBelow(done, last.length, target, outOf, rules.agreed)) return null
  const what = goal.activity.trim().replace(/[.\s]+$/, '') || 'a goal'
  const sentence = `“${what}”: done ${done} of the last ${last.length} times; hoped for were ${target} of ${outOf}.`
  return { rule: 'agreed', throughOn, sentence, goalId: goal.id }
}
