/** When a plan is looked at together next. Reads no clock; holidays move a proposal, never a date that was promised. */
import { addDays, type IsoDate, monthAfter } from './day.ts'
import { openDayFrom, type SchoolCalendar } from './open-days.ts'
import type { PlanContent } from './plan.ts'

/** The first school day on or after `day`. Beyond the last year on record nobody knows yet: then Monday to Friday. */
export function schoolDayFrom(calendar: SchoolCalendar, day: IsoDate): IsoDate {
  return openDayFrom(calendar.some((year) => day <= year.endsOn) ? calendar : [], day)
}

/** The school day on or after two weeks, or a month, from `heldOn`. Monthly unless another rhythm was agreed. */
export function proposeNextReview(
  heldOn: IsoDate,
  every: PlanContent['rhythm']['reviewEvery'],
  calendar: SchoolCalendar,
): IsoDate {
  return schoolDayFrom(calendar, every === 'two-weeks' ? addDays(heldOn, 14) : monthAfter(heldOn))
}

/**
 * When the team meets next: the day that the last session set, else one rhythm after it; before the first session, its
 * agreed day. Null when no date was ever set. May lie in the past: then the session is overdue.
 */
export function findReviewDue(
  rhythm: Pick<PlanContent['rhythm'], 'firstReviewOn' | 'reviewEvery'>,
  last: { heldOn: IsoDate; nextOn: IsoDate | null } | null,
  calendar: SchoolCalendar,
): IsoDate | null {
  if (last === null) return rhythm.firstReviewOn
  return last.nextOn ?? proposeNextReview(last.heldOn, rhythm.reviewEvery, calendar)
}
