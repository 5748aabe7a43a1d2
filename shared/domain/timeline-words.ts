/** What happened, in short sentences for the line of time. Absence is said as a fact, never as a score. */
import { sayBelonging, sayFeeling } from './check-in-words.ts'
import type { CheckIn } from './check-in.ts'
import { daysBetween, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from './day.ts'
import type { DeliveryState } from './delivery.ts'
import type { OccurrenceState } from './goal-occurrence.ts'
import { quoted } from './item-changes.ts'
import { sayNotHeld, sayNotMet } from './not-held-words.ts'
import { capital, sayShortDate } from './plain-words.ts'
import type { PlanState } from './plan-state.ts'
import type { PromiseMade } from './sections/promises.ts'

/** `Checked in with Amina: feeling good, belonging some days` */
export function sayCheckIn(
  { wasMet, feeling, belonging }: Pick<CheckIn, 'wasMet' | 'feeling' | 'belonging'>,
  called: string,
): string {
  if (!wasMet) return `${capital(sayNotMet(called))} for a check-in`
  const said = [
    feeling === null ? '' : `feeling ${sayFeeling(feeling)?.toLowerCase() ?? ''}`,
    belonging === null ? '' : `belonging ${sayBelonging(belonging)?.toLowerCase() ?? ''}`,
  ].filter(Boolean)
  return `Checked in with ${called}${said.length === 0 ? '' : `: ${said.join(', ')}`}`
}

export function sayOccurrence(state: OccurrenceState, activity: string): string {
  const goal = activity.trim() === '' ? 'A goal' : quoted(activity)
  if (state === 'done') return `${goal}: done`
  return state === 'missed' ? `${goal}: not this time` : `${goal}: could not be, and that was fine`
}

export function sayDelivery(state: DeliveryState, what: string, called: string): string {
  const support = what.trim() === '' ? 'A support' : quoted(what)
  if (state === 'given') return `${support} was given`
  return state === 'away' ? `${support} was there, without ${called}` : `${support}: ${sayNotHeld()}`
}

/** `Kept by the school: “the bus pass is there”` */
export function sayPromise(
  { state, party, words }: Pick<PromiseMade, 'state' | 'party' | 'words'>,
  called: string,
): string {
  const side = { student: called, family: 'the family', school: 'the school' }[party]
  const said = quoted(words)
  if (state === 'kept') return `Kept by ${side}: ${said}`
  if (state === 'not-yet') return `Not yet kept by ${side}: ${said}`
  return state === 'changed'
    ? `Changed, a promise of ${side}: ${said}`
    : `Open again, a promise of ${side}: ${said}`
}

const planStates: Record<PlanState, string> = {
  draft: 'A plan was begun',
  agreed: 'The plan was agreed',
  active: 'The plan is being lived',
  paused: 'The plan was paused',
  'stepping-down': 'Supports began to step down',
  completed: 'The plan was completed',
  closed: 'The plan was closed',
}

export function sayPlanState(state: PlanState, from: PlanState | null): string {
  return state === 'active' && from === 'paused' ? 'The plan goes on' : planStates[state]
}

/** One counted school day, as far as the line of time needs it. */
export type LivedDay = { on: IsoDate; isAway: boolean; hasMark: boolean }
export type AttendanceTold = { on: IsoDate; title: string }

/**
 * Spells of absence (a run of counted school days away is one) and runs of full weeks, each told on its last day.
 * A day without a mark ends neither: it is a gap in the record. `days` ascend. A week is full when the student was there
 * on each of its school days; one with fewer than three marks is not told of.
 */
export function tellAttendance(days: readonly LivedDay[]): AttendanceTold[] {
  const marked = days.filter((day) => day.hasMark)
  return [...tellSpells(marked), ...tellFullWeeks(days)]
}

function tellSpells(marked: readonly LivedDay[]): AttendanceTold[] {
  const told: AttendanceTold[] = []
  let spell: LivedDay[] = []
  const end = () => {
    const first = spell[0]
    const last = spell.at(-1)
    if (first !== undefined && last !== undefined) {
      const title =
        spell.length === 1
          ? 'Away for a school day'
          : `Away for ${spell.length} school days in a row, from ${sayShortDate(first.on)}`
      told.push({ on: last.on, title })
    }
    spell = []
  }
  for (const day of marked) {
    if (day.isAway) spell.push(day)
    else end()
  }
  end()
  return told
}

const fewestMarks = 3

function tellFullWeeks(days: readonly LivedDay[]): AttendanceTold[] {
  const weeks = new Map<IsoDate, LivedDay[]>()
  for (const day of days) {
    const monday = fromEpochDay(mondayOf(toEpochDay(day.on)))
    const week = weeks.get(monday)
    if (week === undefined) weeks.set(monday, [day])
    else week.push(day)
  }
  const told: AttendanceTold[] = []
  let run: IsoDate[] = []
  const end = () => {
    const lastOn = run.at(-1)
    if (lastOn !== undefined) {
      const title = run.length === 1 ? 'A full week at school' : `${run.length} full weeks at school in a row`
      told.push({ on: lastOn, title })
    }
    run = []
  }
  for (const week of weeks.values()) {
    const lastOn = week.at(-1)?.on
    const isFull = week.length >= fewestMarks && week.every((day) => day.hasMark && !day.isAway)
    const before = run.at(-1)
    // A summer between two weeks ends the run: it is another school year.
    const isNewYear =
      before !== undefined && lastOn !== undefined && daysBetween(before, lastOn) > longestBreak
    if (!isFull || isNewYear) end()
    if (isFull && lastOn !== undefined) run.push(lastOn)
  }
  end()
  return told
}

/** Longer than the holidays within a year, shorter than a summer. */
const longestBreak = 28
