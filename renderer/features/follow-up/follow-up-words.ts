/** What became of goals and stages in plain sentences. Never a score, and never a reason that nobody gave. */
import { daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { StageAttendance } from '#shared/domain/evidence.ts'
import { countTried } from '#shared/domain/goal-days.ts'
import type { OccurrenceState } from '#shared/domain/goal-occurrence.ts'
import { joinWords, sayDate } from '#shared/domain/plain-words.ts'
import { sayPromiseDay } from '#shared/domain/promise-words.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import type { Goal } from '#shared/domain/sections/goals.ts'
import type { PromiseMade } from '#shared/domain/sections/promises.ts'
import type { FollowedGoal } from './follow-up-store.ts'

export const occurrenceWords: Record<OccurrenceState, string> = {
  done: 'Done',
  missed: 'Missed',
  excused: 'Excused',
}

const times = (count: number) => (count === 1 ? '1 time' : `${count} times`)

/** `Tuesday 24 November`; the year is said where it is not that of `today`. */
export function sayDay(on: IsoDate, today: IsoDate): string {
  const said = sayDate(on)
  return on.slice(0, 4) === today.slice(0, 4) ? said.slice(0, -5) : said
}

/** `This week`, `Last week` or `Week of Monday 9 November`. */
export function sayWeek(mondayOn: IsoDate, today: IsoDate): string {
  const weeks = Math.floor(daysBetween(mondayOn, today) / 7)
  if (weeks === 0) return 'This week'
  return weeks === 1 ? 'Last week' : `Week of ${sayDay(mondayOn, today)}`
}

/** `Did it 5 of 6 times; came on 17 of 20 days in the same weeks. 2 times are still to be looked at.` */
export function sayEffort({ days, sameWeeks }: FollowedGoal, today: IsoDate): string {
  const past = days.filter(({ on }) => on <= today)
  const count = (state: OccurrenceState | null) => past.filter((day) => day.state === state).length
  const [done, missed, excused, open] = [count('done'), count('missed'), count('excused'), count(null)]
  if (past.length === 0) return ''
  if (past.length === open) return `${times(open)} so far, and nothing is noted of them yet.`
  const tried = countTried({ done, missed })
  const effort = tried === 0 ? `Excused ${times(excused)}` : `Did it ${done} of ${times(tried)}`
  const beside = tried > 0 && excused > 0 ? `, excused ${times(excused)}` : ''
  const outcome =
    sameWeeks.of === 0 ? '' : `; came on ${sameWeeks.came} of ${sameWeeks.of} days in the same weeks`
  const rest = open === 0 ? '' : ` ${times(open)} ${open === 1 ? 'is' : 'are'} still to be looked at.`
  return `${effort}${beside}${outcome}.${rest}`
}

/** `The aim is 6 of 8 times by Thursday 2 April. Before, it was 2 of 8.` */
export function sayAim(goal: Goal, today: IsoDate): string {
  if (goal.target === null || goal.outOf === null) return ''
  const due = goal.dueOn === null ? '' : ` by ${sayDay(goal.dueOn, today)}`
  const before = goal.baseline === null ? '' : ` Before, it was ${goal.baseline} of ${goal.outOf}.`
  const counted = goal.measure.trim() === '' ? times(goal.outOf) : `${goal.outOf} ${goal.measure.trim()}`
  return `The aim is ${goal.target} of ${counted}${due}.${before}`
}

/** `Next on Tuesday 1 and Thursday 3 December, at 15:15.` in full days; empty when nothing is to come. */
export function sayNext({ days }: FollowedGoal, goal: Goal, today: IsoDate): string {
  const next = days.filter(({ on }) => on > today).slice(0, 2)
  if (next.length === 0) return ''
  const time = goal.time === null ? '' : `, at ${goal.time}`
  return `Next on ${joinWords(next.map(({ on }) => sayDay(on, today)))}${time}.`
}

const units = { day: 'agreed days', 'half-day': 'agreed half days' }

/** `Amina came to 8 of 10 agreed days. Of full time that is 8 of 20.` */
export function sayStage(stage: StageAttendance, unit: 'day' | 'half-day', called: string): string {
  if (stage.fullTime === 0) return 'No day of this stage has a mark yet.'
  const agreed =
    stage.agreed === 0
      ? 'No agreed day has a mark yet.'
      : `${called} came to ${stage.cameToAgreed} of ${stage.agreed} ${units[unit]}.`
  return `${agreed} Of full time, that is ${stage.cameToFullTime} of ${stage.fullTime}.`
}

/** `15 hours a week` */
export function sayHours(hours: number): string {
  const rounded = Math.round(hours * 10) / 10
  return rounded === 1 ? '1 hour a week' : `${rounded} hours a week`
}

/** When the timetable wants to be looked at together, two weeks at most after the last time. */
export function sayLookDue(dueOn: IsoDate, today: IsoDate): string {
  if (dueOn < today) {
    return `The timetable was to be looked at together by ${sayDay(dueOn, today)}: every two weeks at most.`
  }
  if (dueOn === today) return 'Today the timetable is to be looked at together.'
  return `The timetable is looked at together by ${sayDay(dueOn, today)}.`
}

/** `By 1 December`, `Today`, `Since 12 March`; empty once it is kept, or without a day. */
export function sayPromiseDue(promise: PromiseMade, today: IsoDate): string {
  return sayPromiseDay(promise, today).replace(/^./, (letter) => letter.toUpperCase())
}

/** What the state of a plan means for following it; null while it is simply lived. */
export function sayPlanState(state: PlanState, called: string): string | null {
  if (state === 'draft') {
    return `Following up begins when the agreement is signed. What is planned with ${called} stands here already.`
  }
  if (state === 'paused') return 'The plan is paused: nothing falls due until it goes on.'
  if (state === 'completed' || state === 'closed')
    return 'The plan has ended. What became of it stays here to read.'
  return null
}
