/** What could happen next with a student, in the order of urgency. Suggests; decides and changes nothing. */
import { daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { findPlanGaps } from '#shared/domain/plan-gaps.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { isGoingOn } from '#shared/domain/plan-state.ts'
import { quietDays } from '#renderer/features/caseload/caseload-view.ts'
import { formatDay } from '#renderer/words/format.ts'

export type NextStep = { id: string; sentence: string; tab: 'plan' | 'contacts' | 'papers'; action: string }

export function listNextSteps(
  plan: Plan | null,
  talks: { contacts: readonly Contact[]; checkIns: readonly CheckIn[] },
  called: string,
  today: IsoDate,
): NextStep[] {
  const { contacts, checkIns } = talks
  return [
    ...stepsAgreed([...contacts, ...checkIns], today),
    ...stepsOfPlan(plan, called, today),
    ...stepsOfContact(contacts, called, today),
  ].slice(0, 5)
}

/** What somebody said they would do by today, the oldest first. */
function stepsAgreed(talks: readonly (Contact | CheckIn)[], today: IsoDate): NextStep[] {
  return talks
    .flatMap(({ nextStep, nextStepOn: on, nextStepDoneOn, loggedAt }) =>
      nextStep === '' || nextStepDoneOn !== null || on === null || on > today
        ? []
        : [{ id: `step-${loggedAt}`, on, nextStep }],
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .slice(0, 2)
    .map(({ id, nextStep }) => ({
      id,
      sentence: `We said: ${nextStep}.`.replace(/\.\.$/, '.'),
      tab: 'contacts',
      action: 'Look',
    }))
}

function stepsOfPlan(plan: Plan | null, called: string, today: IsoDate): NextStep[] {
  if (plan === null) {
    return [
      {
        id: 'plan',
        sentence: `Sit down with ${called} and the family, and begin a plan.`,
        tab: 'plan',
        action: 'Begin',
      },
    ]
  }
  const overdue = plan.content.promises.items.filter(
    (item) => item.party === 'school' && item.state === 'open' && item.dueOn !== null && item.dueOn < today,
  )
  const promised = overdue.map<NextStep>((item) => ({
    id: item.id,
    sentence: `We promised: ${item.words.trim()}.`,
    tab: 'plan',
    action: 'Look',
  }))
  const needed = findPlanGaps(plan.content, called).filter((gap) => gap.isNeeded)
  const asked = needed.slice(0, 2).map<NextStep>((gap, index) => ({
    id: `gap-${index}`,
    sentence: gap.sentence,
    tab: 'plan',
    action: 'Answer',
  }))
  const isReady = needed.length === 0 && plan.state === 'draft'
  const agree: NextStep[] = isReady
    ? [
        {
          id: 'agree',
          sentence: 'The plan has all it needs. The agreement can be printed and signed.',
          tab: 'papers',
          action: 'Print',
        },
      ]
    : []
  const reviewOn = plan.content.rhythm.firstReviewOn
  const review: NextStep[] =
    isGoingOn(plan.state) && reviewOn !== null && reviewOn >= today
      ? [
          {
            id: 'review',
            sentence: `We look at the plan together on ${formatDay(reviewOn)}.`,
            tab: 'plan',
            action: 'Open',
          },
        ]
      : []
  return [...promised, ...asked, ...agree, ...review]
}

function stepsOfContact(contacts: readonly Contact[], called: string, today: IsoDate): NextStep[] {
  const reached = contacts.find((contact) => contact.wasReached)
  if (reached === undefined) {
    return [
      {
        id: 'first-contact',
        sentence: `Nobody has spoken with ${called}’s family yet.`,
        tab: 'contacts',
        action: 'Log contact',
      },
    ]
  }
  const days = daysBetween(reached.happenedOn, today)
  if (days < quietDays) return []
  return [
    {
      id: 'quiet',
      sentence: `The last talk with ${called}’s family was ${days} days ago.`,
      tab: 'contacts',
      action: 'Log contact',
    },
  ]
}
