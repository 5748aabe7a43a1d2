/** One line of Today, and all that it can be made from. Reads no clock and no database. */
import type { IsoDate } from './day.ts'
import type { Decision } from './decision.ts'
import type { GoalOccurrence } from './goal-occurrence.ts'
import type { CheckInId, ContactId, PlanId, StudentId } from './identity.ts'
import type { OpenDayIndex } from './near-days.ts'
import type { NoticeRules } from './notice-rules.ts'
import type { SchoolCalendar } from './open-days.ts'
import type { PlanContent } from './plan.ts'
import type { StudentDay } from './stage-attendance.ts'
import type { TodayLine } from './today.ts'

export type Person = { studentId: StudentId; fullName: string; calledName: string }

/** Everything that Today needs to know of a plan that is going on. */
export type PlanOfToday = Person & {
  planId: PlanId
  /** Since when the plan is lived. */
  sinceOn: IsoDate
  content: Pick<PlanContent, 'promises' | 'schedule' | 'rhythm' | 'communication' | 'goals' | 'milestones'>
  lastCheckIn: { on: IsoDate; wasMet: boolean; words: string } | null
  /** Of each person who was reached or tried in the last months. */
  contacts: readonly { withWhom: string; lastReachedOn: IsoDate | null; triedOn: readonly IsoDate[] }[]
  lastReview: { heldOn: IsoDate; nextOn: IsoDate | null } | null
  /** Decisions about stages, in any order. */
  stageDecisions: readonly Pick<Decision, 'itemId' | 'stageChoice' | 'decidedOn'>[]
  /** With a day by which they are to be done, and not done. */
  openDecisions: readonly (Pick<Decision, 'id' | 'what' | 'who' | 'decidedOn'> & { byOn: IsoDate })[]
  occurrences: readonly GoalOccurrence[]
  /** Of this school year, ascending. */
  days: readonly StudentDay[]
}

/** A next step that somebody wrote down with a day. */
export type StepOfToday = Person & {
  of: { contactId: ContactId } | { checkInId: CheckInId }
  words: string
  dueOn: IsoDate
  withWhom: string
  happenedOn: IsoDate
}

/** The newest agreement of a plan, given to a family and signed by nobody. */
export type UnsignedAgreement = Person & { planId: PlanId; madeOn: IsoDate }

export type TodayView = {
  today: IsoDate
  calendar: SchoolCalendar
  openDays: OpenDayIndex
  sessionsADay: 1 | 2
  /** When the program speaks up; the usual rules where they are left out. */
  rules?: NoticeRules
}

const nothingElse: TodayLine['about'] = {
  itemId: null,
  contactId: null,
  checkInId: null,
  decisionId: null,
  party: null,
}

/** A line with the first day on which it is shown: the day it is due, unless it asks beforehand. */
export type PlannedLine = TodayLine & { asksOn: IsoDate }

/** Whether it is shown today, rather than still to come. */
export const isDue = (line: PlannedLine, today: IsoDate): boolean => line.asksOn <= today

type LineWords = Pick<TodayLine, 'key' | 'kind' | 'sentence' | 'detail' | 'dueOn'> &
  Partial<Pick<PlannedLine, 'when' | 'planId' | 'asksOn'>> & { about?: Partial<TodayLine['about']> }

export function makeLine(person: Person, words: LineWords, { today, openDays }: TodayView): PlannedLine {
  return {
    planId: null,
    when: '',
    asksOn: words.dueOn,
    ...words,
    studentId: person.studentId,
    fullName: person.fullName,
    calledName: person.calledName,
    daysLate: openDays.countAfter(words.dueOn, today),
    about: { ...nothingElse, ...words.about },
  }
}

/** Words on one line, without the full stop that the sentence around them brings. */
export const bare = (words: string): string =>
  words
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
