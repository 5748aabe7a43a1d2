/** The words of the reviews' screens: when, who, and the steps of a session. Knows no number that could shame anyone. */
import { addDays, daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import type { Lens } from '#shared/domain/review.ts'
import { formatDay, formatShortDay } from '#renderer/words/format.ts'

/** The path of a session, in the order in which it is walked. */
export const sessionSteps = [
  { id: 'good-news', title: 'Good news' },
  { id: 'goals', title: 'Goals' },
  { id: 'supports', title: 'Supports' },
  { id: 'way-back', title: 'The way back' },
  { id: 'hard', title: 'What is hard' },
  { id: 'decisions', title: 'Decisions' },
  { id: 'next-time', title: 'Next time' },
] as const
export type SessionStepId = (typeof sessionSteps)[number]['id']

/** What is asked under each lens; its name is the one on the recap. */
export const lensQuestions: Record<Lens, string> = {
  climate: 'Does it feel safe, fair and welcoming? Who is there in the morning?',
  health: 'Sleep, worries, illness, appointments: what stands in the way?',
  family: 'What does the family carry just now?',
}

/** Days beyond which a count helps nobody, and only scolds. */
const mostDaysCounted = 14

/** `Today.`, `It was planned for Tuesday 3 March 2026, 5 days ago.` */
export function sayReviewDue(dueOn: IsoDate | null, today: IsoDate): string {
  if (dueOn === null) return 'No date was set yet.'
  const days = daysBetween(today, dueOn)
  if (days === 0) return 'Today.'
  if (days === 1) return `Tomorrow, ${formatDay(dueOn)}.`
  if (days > 1) return `${formatDay(dueOn)}, in ${days} days.`
  if (-days > mostDaysCounted) return `It was planned for ${formatDay(dueOn)}.`
  return `It was planned for ${formatDay(dueOn)}${days === -1 ? ', yesterday' : `, ${-days} days ago`}.`
}

export function sayLastHeld(lastHeldOn: IsoDate | null, none = 'It is the first one.'): string {
  return lastHeldOn === null ? none : `Last time was ${formatShortDay(lastHeldOn)}.`
}

type Due = { dueOn: IsoDate | null; openReviewId: unknown; planState: PlanState }
type DueGroup<Row> = { title: string; isDue: boolean; isPaused: boolean; rows: Row[] }

/** Going on or due, the next two weeks, later, and plans that rest, which nobody waits for; groups without anyone are left out. The order within stays. */
export function groupByDue<Row extends Due>(rows: readonly Row[], today: IsoDate): DueGroup<Row>[] {
  const soonEnds = addDays(today, 14)
  const groupOf = ({ dueOn, openReviewId, planState }: Row): 'now' | 'soon' | 'later' | 'paused' => {
    if (openReviewId !== null) return 'now'
    if (planState === 'paused') return 'paused'
    if (dueOn !== null && dueOn <= today) return 'now'
    return dueOn !== null && dueOn <= soonEnds ? 'soon' : 'later'
  }
  const groups = [
    { id: 'now', title: 'It is time', isDue: true },
    { id: 'soon', title: 'In the next two weeks', isDue: false },
    { id: 'later', title: 'Later', isDue: false },
    { id: 'paused', title: 'Paused', isDue: false },
  ] as const
  return groups
    .map(({ id, title, isDue }) => ({
      title,
      isDue,
      isPaused: id === 'paused',
      rows: rows.filter((row) => groupOf(row) === id),
    }))
    .filter((group) => group.rows.length > 0)
}
