/** Check-ins, what is due of them and of the communication plan, and next steps that are done. */
import { describeStanding } from '#shared/domain/communication-due.ts'
import { hasEnded, isGoingOn } from '#shared/domain/plan-state.ts'
import { AppError } from '#shared/messages/errors.ts'
import { prepareCheckIn } from '../follow-up/prepare-check-in.ts'
import { findLivedFrom } from '../follow-up/lived-from.ts'
import {
  insertCheckIn,
  listCheckIns,
  removeCheckIn,
  restoreCheckIn,
  settleCheckInStep,
} from '../storage/tables/check-ins.ts'
import { listContacts, settleContactStep } from '../storage/tables/contacts.ts'
import { saveOccurrence } from '../storage/tables/goal-occurrences.ts'
import { findPlanOfStudent, getPlan } from '../storage/tables/plans.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const checkInHandlers: HandlersOf<'checkIns' | 'nextSteps' | 'communication'> = {
  'checkIns.list': ({ studentId }, { vault }) => ({ checkIns: listCheckIns(vault.database, studentId) }),

  'checkIns.prepare': ({ studentId }, { vault, today }) => {
    getStudent(vault.database, studentId)
    return prepareCheckIn(vault.database, studentId, today())
  },

  'checkIns.log': ({ verified, ...draft }, { vault, clock, today }) => {
    const { database, staffName } = vault
    if ([draft.happenedOn, ...verified.map((day) => day.on)].some((on) => on > today())) {
      throw new AppError('goal.too-early')
    }
    return database.transaction(() => {
      const plan = getPlan(database, draft.planId)
      if (plan.studentId !== draft.studentId) throw new AppError('plan.not-found')
      if (hasEnded(plan.state)) throw new AppError('plan.ended')
      const goals = new Set(plan.content.goals.items.map((goal) => goal.id))
      if (verified.some(({ goalId }) => !goals.has(goalId))) throw new AppError('plan.changed-elsewhere')
      const at = clock.now().toISOString()
      const logged = insertCheckIn(database, draft, { at, staffName })
      for (const day of verified) {
        saveOccurrence(database, { ...day, planId: plan.id }, { at, staffName, checkInId: logged.id })
      }
      return logged
    })
  },

  'checkIns.remove': ({ id }, { vault }) => {
    removeCheckIn(vault.database, id)
    return {}
  },

  'checkIns.restore': ({ id }, { vault }) => restoreCheckIn(vault.database, id),

  'nextSteps.settle': ({ of, doneOn }, { vault, today }) => {
    if (doneOn !== null && doneOn > today()) throw new AppError('goal.too-early')
    if ('contactId' in of) settleContactStep(vault.database, of.contactId, doneOn)
    else settleCheckInStep(vault.database, of.checkInId, doneOn)
    return {}
  },

  'communication.listDue': ({ studentId }, { vault, today }) => {
    const { database } = vault
    getStudent(database, studentId)
    const plan = findPlanOfStudent(database, studentId)
    if (plan === null || !isGoingOn(plan.state)) return { lines: [] }
    const contacts = listContacts(database, studentId)
    const calendar = listSchoolYears(database)
    const days = { fromOn: findLivedFrom(database, plan), today: today() }
    return {
      lines: plan.content.communication.items.map((line) => ({
        itemId: line.id,
        withWhom: line.withWhom,
        ...describeStanding(line, contacts, calendar, days),
      })),
    }
  },
}
