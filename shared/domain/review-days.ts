/** When a plan is looked at together next. Reads no clock; holidays move a proposal, never a date that was promised. */
import { addDays, fromEpochDay, type IsoDate, toEpochDay } from './day.ts'
import { openDayFrom, type SchoolCalendar } from './open-days.ts'
import type { PlanContent } from './plan.ts'

/** The same day of the next month, or that month's last day where it has no such day: 31 January gives 28 February. */
export function monthAfter(day: IsoDate): IsoDate {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  // The month after the next one begins on its first day; the day before that is the last one of the next.
  const inTheOneAfter = addDays(`${next}-01` as IsoDate, 31)
  const first = `${inTheOneAfter.slice(0, 7)}-01` as IsoDate
  const last = fromEpochDay(toEpochDay(first) - 1)
  const same = `${next}-${day.slice(8, 10)}` as IsoDate
  return same < last ? same : last
}

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
