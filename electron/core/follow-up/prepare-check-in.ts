/** What a check-in begins with: when it is due, what was said last, which goal days nobody has looked at. Only reads. */
import type { Output } from '#shared/contract/contract.ts'
import { findCheckInDue } from '#shared/domain/check-in-series.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { listGoalDays } from '#shared/domain/goal-days.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { hasEnded, isGoingOn } from '#shared/domain/plan-state.ts'
import { sayGoal } from '#shared/domain/goal-sentence.ts'
import type { SchoolCalendar } from '#shared/domain/open-days.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listCheckIns } from '../storage/tables/check-ins.ts'
import { listOccurrences } from '../storage/tables/goal-occurrences.ts'
import { findPlanOfStudent } from '../storage/tables/plans.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { findLivedFrom } from './lived-from.ts'

type Prepared = Output<'checkIns.prepare'>

/** More than these would take longer than the minute that a check-in may take. */
const mostDays = 10

export function prepareCheckIn(database: ReadDatabase, studentId: StudentId, today: IsoDate): Prepared {
  const plan = findPlanOfStudent(database, studentId)
  const last = listCheckIns(database, studentId)[0] ?? null
  if (plan === null || hasEnded(plan.state)) {
    return { planId: null, dueOn: null, nextOn: null, last, goals: [] }
  }
  const calendar = listSchoolYears(database)
  const { rhythm } = plan.content
  const fromOn = findLivedFrom(database, plan)
  const lastOn = last?.planId === plan.id ? last.happenedOn : null
  return {
    planId: plan.id,
    dueOn: isGoingOn(plan.state) ? findCheckInDue(rhythm, calendar, { fromOn, lastOn, today }) : null,
    nextOn: findCheckInDue(rhythm, calendar, { fromOn, lastOn: today, today }),
    last,
    goals: listOpenGoals(database, plan, calendar, today),
  }
}

function listOpenGoals(
  database: ReadDatabase,
  plan: Plan,
  calendar: SchoolCalendar,
  today: IsoDate,
): Prepared['goals'] {
  const verified = new Set(listOccurrences(database, plan.id).map(({ goalId, on }) => `${goalId} ${on}`))
  return plan.content.goals.items
    .filter((goal) => goal.state === 'open' && goal.activity.trim() !== '')
    .map((goal) => ({
      goalId: goal.id,
      sentence: sayGoal(goal),
      days: listGoalDays(goal, calendar)
        .filter((on) => on <= today && !verified.has(`${goal.id} ${on}`))
        .toReversed()
        .slice(0, mostDays),
    }))
    .filter((goal) => goal.days.length > 0)
}
