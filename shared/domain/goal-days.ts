/** The days on which a goal is meant to happen, and what became of them. Never reads the clock, and never scores anyone. */
import { addDays, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from './day.ts'
import type { GoalEvidence } from './evidence.ts'
import type { GoalOccurrence, OccurrenceState } from './goal-occurrence.ts'
import { sayGoal } from './goal-sentence.ts'
import { listOpenDays, type SchoolCalendar } from './open-days.ts'
import type { Goal } from './sections/goals.ts'
import type { StudentDay } from './stage-attendance.ts'

/** Days after its start beyond which no goal is followed, so that a mistyped year costs nothing. */
const longestGoal = 1100

/**
 * School days on the goal's weekdays from its first day through its due day, both inclusive, ascending. None while a
 * weekday or a date is missing, or when it is due before it starts.
 */
export function listGoalDays(goal: Goal, calendar: SchoolCalendar): IsoDate[] {
  const { startsOn, dueOn, weekdays } = goal
  if (startsOn === null || dueOn === null || weekdays.length === 0) return []
  const farthest = addDays(startsOn, longestGoal)
  return listOpenDays(calendar, startsOn, dueOn < farthest ? dueOn : farthest, weekdays)
}

/** One time that a goal was or is meant to happen; `state` null while nothing is known of it. */
export type FollowedDay = { on: IsoDate; state: OccurrenceState | null; words: string }

/**
 * The goal's days and the verified ones together, ascending. A verified day stays when weekdays or dates were changed
 * afterwards. `occurrences` may hold those of other goals.
 */
export function followGoal(
  goal: Goal,
  calendar: SchoolCalendar,
  occurrences: readonly GoalOccurrence[],
): FollowedDay[] {
  const days = new Map<IsoDate, FollowedDay>(
    listGoalDays(goal, calendar).map((on) => [on, { on, state: null, words: '' }]),
  )
  for (const { goalId, on, state, words } of occurrences) {
    if (goalId === goal.id) days.set(on, { on, state, words })
  }
  return [...days.values()].toSorted((one, other) => (one.on < other.on ? -1 : 1))
}

/** What became of a goal through `throughOn`, inclusive. `occurrences` may hold those of other goals. */
export function countGoal(
  goal: Goal,
  calendar: SchoolCalendar,
  occurrences: readonly GoalOccurrence[],
  throughOn: IsoDate,
): GoalEvidence {
  const days = followGoal(goal, calendar, occurrences).filter(({ on }) => on <= throughOn)
  const count = (state: OccurrenceState) => days.filter((day) => day.state === state).length
  return {
    goalId: goal.id,
    sentence: sayGoal(goal),
    planned: days.length,
    done: count('done'),
    missed: count('missed'),
    excused: count('excused'),
    target: goal.target,
    outOf: goal.outOf,
    dueOn: goal.dueOn,
  }
}

/** Times that count for or against a goal: those with a good reason count neither way. */
export function countTried({ done, missed }: Pick<GoalEvidence, 'done' | 'missed'>): number {
  return done + missed
}

const weekOf = (on: IsoDate): IsoDate => fromEpochDay(mondayOf(toEpochDay(on)))

/** The days by the week that they fall in, Monday to Sunday, ascending. */
export function listGoalWeeks<Day extends { on: IsoDate }>(
  days: readonly Day[],
): { mondayOn: IsoDate; days: Day[] }[] {
  const weeks = Map.groupBy(days, (day) => weekOf(day.on))
  return [...weeks].map(([mondayOn, own]) => ({ mondayOn, days: own }))
}

/**
 * Attendance beside effort: days with a mark in the weeks in which the goal was meant to happen, through `throughOn`,
 * and on how many of them the student came. Says nothing about one causing the other.
 */
export function countSameWeeks(
  days: readonly { on: IsoDate }[],
  attended: readonly Pick<StudentDay, 'on' | 'isAway' | 'hasMark'>[],
  throughOn: IsoDate,
): { came: number; of: number } {
  const weeks = new Set(days.filter(({ on }) => on <= throughOn).map(({ on }) => weekOf(on)))
  const marked = attended.filter(({ on, hasMark }) => hasMark && on <= throughOn && weeks.has(weekOf(on)))
  return { came: marked.filter(({ isAway }) => !isAway).length, of: marked.length }
}
