/** Goals verified day by day, and attendance beside the stages of the way back. Never decides what follows from it. */
import type { IsoDate } from '#shared/domain/day.ts'
import { countSameWeeks, followGoal } from '#shared/domain/goal-days.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { compareStage, listDatedStages } from '#shared/domain/stage-attendance.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
import { findLastLook, findLookDue } from '#shared/domain/schedule-looks.ts'
import { AppError } from '#shared/messages/errors.ts'
import { readStudentDays } from '../follow-up/attendance.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listDecisions } from '../storage/tables/decisions.ts'
import { listOccurrences, saveOccurrence } from '../storage/tables/goal-occurrences.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { findLastReviewDay } from '../storage/tables/reviews.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import type { HandlersOf } from './handler.ts'

export const goalHandlers: HandlersOf<'goals' | 'schedule'> = {
  'goals.listDays': ({ planId }, { vault: { database }, today }) => {
    const { content, studentId } = getPlan(database, planId)
    const attended = readStudentDays(database, studentId, today()).days
    const calendar = listSchoolYears(database)
    const occurrences = listOccurrences(database, planId)
    return {
      goals: content.goals.items.map((goal) => {
        const days = followGoal(goal, calendar, occurrences)
        return { goalId: goal.id, days, sameWeeks: countSameWeeks(days, attended, today()) }
      }),
    }
  },

  'goals.verify': ({ planId, goalId, days }, { vault: { database, staffName }, clock, today }) =>
    database.transaction(() => {
      const { state, content } = getPlan(database, planId)
      if (hasEnded(state)) throw new AppError('plan.ended')
      if (!content.goals.items.some(({ id }) => id === goalId)) throw new AppError('plan.changed-elsewhere')
      if (days.some(({ on }) => on > today())) throw new AppError('goal.too-early')
      const by = { staffName, at: clock.now().toISOString(), checkInId: null }
      for (const day of days) saveOccurrence(database, { planId, goalId, ...day }, by)
      return {}
    }),

  'schedule.listAttendance': ({ planId }, { vault: { database }, today }) => {
    const plan = getPlan(database, planId)
    const { content, studentId } = plan
    const stages = listDatedStages(content.schedule).filter((stage) => stage.startsOn <= today())
    const fromOn = stages.map((stage) => stage.startsOn).toSorted()[0] ?? today()
    const { days, asOfOn } = readStudentDays(database, studentId, today(), fromOn)
    const calendar = listSchoolYears(database)
    const { sessionsADay } = getSettings(database)
    return {
      stages: stages.map((stage) => compareStage(stage, days, calendar, sessionsADay, today())),
      unit: sessionsADay === 2 ? ('half-day' as const) : ('day' as const),
      marksThroughOn: asOfOn,
      lookDueOn: lookDueOf(database, plan, today()),
    }
  },
}

function lookDueOf(database: ReadDatabase, { id, content }: Plan, today: IsoDate): IsoDate | null {
  const decided = listDecisions(database, id).filter(({ about }) => about === 'stage')
  return findLookDue(content.schedule, findLastLook(findLastReviewDay(database, id), decided), today)
}
