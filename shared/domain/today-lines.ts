/**
 * What the day asks for about one plan, one line for each matter, and the order in which a kind colleague would say it
 * all. Reads no clock and no database; a plan that rests or has ended is never passed in.
 */
import { addDays, type IsoDate } from './day.ts'
import { findDrift } from './drift.ts'
import { type OpenDayIndex, sayDayOfYear, sayNearDay } from './near-days.ts'
import { openDayFrom } from './open-days.ts'
import { findPromiseDay, followPromise } from './promise-words.ts'
import type { PromiseMade } from './sections/promises.ts'
import {
  bare,
  isDue,
  makeLine,
  type PlanOfToday,
  type PlannedLine,
  type StepOfToday,
  type TodayView,
  type UnsignedAgreement,
} from './today-line.ts'
import { listRhythmLines } from './today-rhythm-lines.ts'
import { listStageLines } from './today-stage-lines.ts'
import type { TodayLine } from './today.ts'

/** Every matter of one plan, due or still to come within a week; {@link isDue} tells the two apart. */
export function listPlanLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  const rhythm = listRhythmLines(plan, view)
  // A session that is due looks at the timetable, too.
  const hasReview = rhythm.some((line) => line.kind === 'review' && isDue(line, view.today))
  return [
    ...listPromiseLines(plan, view),
    ...rhythm,
    ...listDecisionLines(plan, view),
    ...listStageLines(plan, view).filter((line) => !hasReview || line.kind !== 'stage-review'),
    ...listDriftLines(plan, view),
  ]
}

/** After 'not yet' a promise rests for this many school days before it is asked about again. */
const notYetRests = 5

/** The day on which a promise is asked about, or null when it is kept, was changed without a new day, or never had one. */
export function findPromiseDue(
  promise: Pick<PromiseMade, 'state' | 'dueOn' | 'settledOn'>,
  openDays: OpenDayIndex,
): IsoDate | null {
  const { state, settledOn } = promise
  const dueOn = findPromiseDay(promise)
  if (dueOn === null) return null
  if (state !== 'not-yet' || settledOn === null || settledOn < dueOn) return dueOn
  return openDays.findAfter(settledOn, notYetRests) ?? addDays(settledOn, 7)
}

function listPromiseLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  return plan.content.promises.items.flatMap((promise) => {
    const dueOn = findPromiseDue(promise, view.openDays)
    if (dueOn === null || promise.dueOn === null || promise.words.trim() === '') return []
    const words = {
      key: `promise:${plan.planId}:${promise.id}`,
      kind: 'promise' as const,
      planId: plan.planId,
      sentence: sayPromise(promise, plan.calledName),
      detail: describePromise(promise, promise.dueOn, view.today),
      dueOn,
      about: { itemId: promise.id, party: promise.party },
    }
    return [makeLine(plan, words, view)]
  })
}

function sayPromise({ party, words }: PromiseMade, called: string): string {
  const who = { school: 'We', family: 'The family', student: called }[party]
  return `${who} promised${followPromise(words)}`
}

function describePromise({ party, who, state }: PromiseMade, dueOn: IsoDate, today: IsoDate): string {
  const name = party === 'student' ? '' : who.trim()
  const by = name === '' ? '' : `${name}, `
  const day = `${by}for ${sayDayOfYear(dueOn, today)}.`
  return state === 'not-yet' ? `${day} Not yet, when it was asked last.` : day
}

function listDecisionLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  return plan.openDecisions.map((decision) => {
    const who = decision.who.trim()
    const words = {
      key: `decision:${decision.id}`,
      kind: 'decision' as const,
      planId: plan.planId,
      sentence: bare(decision.what),
      detail: `Decided ${sayNearDay(decision.decidedOn, view.today)}${who === '' ? '' : `; ${who} takes care of it`}.`,
      dueOn: decision.byOn,
      about: { decisionId: decision.id },
    }
    return makeLine(plan, words, view)
  })
}

function listDriftLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  const { schedule, goals } = plan.content
  const { occurrences, days, sinceOn } = plan
  const drift = findDrift(
    {
      schedule,
      goals: goals.items,
      occurrences,
      days,
      sinceOn,
      today: view.today,
      ...(view.rules === undefined ? {} : { rules: view.rules }),
    },
    view.openDays,
  )
  if (drift === null) return []
  const words = {
    // A line that was moved comes back when its day has come, whatever the numbers are then.
    key: `drift:${plan.planId}:${drift.goalId ?? (drift.rule === 'agreed' ? 'days' : drift.rule)}`,
    kind: 'drift' as const,
    planId: plan.planId,
    sentence: `How is it going for ${plan.calledName}?`,
    detail: drift.sentence,
    dueOn: view.today,
    about: { itemId: drift.goalId },
  }
  return [makeLine(plan, words, view)]
}

/** A next step as a line; it belongs to the student, with or without a plan. */
export function makeStepLine(step: StepOfToday, view: TodayView): PlannedLine {
  const isContact = 'contactId' in step.of
  const id = 'contactId' in step.of ? `contact:${step.of.contactId}` : `check-in:${step.of.checkInId}`
  const whom = step.withWhom.trim()
  const after = isContact ? `the contact${whom === '' ? '' : ` with ${whom}`}` : 'the check-in'
  const day = sayNearDay(step.happenedOn, view.today)
  const words = {
    key: `next-step:${id}`,
    kind: 'next-step' as const,
    sentence: bare(step.words),
    detail: `After ${after} ${day}.`,
    dueOn: step.dueOn,
    about: step.of,
  }
  return makeLine(step, words, view)
}

/** School days that a family has before anyone asks about the signatures. */
const daysToSign = 3

export function makeUnsignedLine(agreement: UnsignedAgreement, view: TodayView): PlannedLine {
  const { planId, madeOn } = agreement
  const dueOn = view.openDays.findAfter(madeOn, daysToSign) ?? openDayFrom(view.calendar, addDays(madeOn, 5))
  const words = {
    key: `agreement:${planId}:${madeOn}`,
    kind: 'agreement-unsigned' as const,
    planId,
    sentence: `The agreement with ${agreement.fullName} waits for its signatures`,
    detail: `Printed ${sayNearDay(madeOn, view.today)}. Is there a good day to sign it together?`,
    dueOn,
  }
  return makeLine(agreement, words, view)
}

/** The school's own late promises, then people by the hour, then papers; drift, which only asks, comes last. */
function rankOf({ kind, about, daysLate }: TodayLine): number {
  if (kind === 'promise') return about.party === 'school' ? (daysLate > 0 ? 0 : 4) : 5
  const ranks = {
    'check-in': 1,
    contact: 2,
    'next-step': 3,
    decision: 6,
    'stage-ending': 7,
    review: 8,
    'stage-review': 8,
    'agreement-unsigned': 9,
    drift: 10,
  } as const
  return ranks[kind]
}

/** What has a time comes by the hour, before what has none. */
const hourOf = (line: TodayLine) => /^\d\d:\d\d/.exec(line.when)?.[0] ?? '99'

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

export function orderLines<Line extends TodayLine>(lines: readonly Line[]): Line[] {
  return lines.toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      (one.kind === 'check-in' ? compareText(hourOf(one), hourOf(other)) : 0) ||
      compareText(one.dueOn, other.dueOn) ||
      compareText(one.fullName, other.fullName) ||
      compareText(one.key, other.key),
  )
}
