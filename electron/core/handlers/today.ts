/** Answers about the day: what is due, what is good news, and what became of a promise. */
import { gatherToday } from '../follow-up/gather-today.ts'
import { noticeCelebrations } from '../follow-up/notice-celebrations.ts'
import { listCelebrations, saveCelebration } from '../storage/tables/celebrations.ts'
import { moveLine } from '../storage/tables/moved-lines.ts'
import { getPlan, savePlanSection } from '../storage/tables/plans.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { PromiseMade } from '#shared/domain/sections/promises.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

export const todayHandlers: HandlersOf<'today' | 'celebrations' | 'promises'> = {
  'today.look': (_, { vault, today }) => gatherToday(vault.database, today()),

  'today.move': ({ key, untilOn }, { vault, today }) => {
    moveLine(vault.database, { key, untilOn, today: today() })
    return {}
  },

  'celebrations.list': ({ studentId }, { vault, today }) => ({
    celebrations: [
      ...noticeCelebrations(vault.database, studentId, today()),
      ...listCelebrations(vault.database, studentId),
    ],
  }),

  'celebrations.save': (celebration, { vault }) => {
    getStudent(vault.database, celebration.studentId)
    saveCelebration(vault.database, celebration)
    return {}
  },

  'promises.settle': ({ planId, itemId, state, dueOn, settledOn }, { vault, clock, today }) => {
    const { database } = vault
    const settledOf = (before: PromiseMade) => {
      if (settledOn !== undefined) return settledOn
      if (state === before.state) return before.settledOn
      return state === 'open' ? null : today()
    }
    return database.transaction(() => {
      const { content, revision } = getPlan(database, planId)
      if (!content.promises.items.some((promise) => promise.id === itemId))
        throw new AppError('plan.changed-elsewhere')
      const items = content.promises.items.map((promise) =>
        promise.id === itemId ? { ...promise, state, dueOn, settledOn: settledOf(promise) } : promise,
      )
      savePlanSection(database, {
        planId,
        revision,
        section: 'promises',
        content: { ...content.promises, items },
        at: clock.now().toISOString(),
        today: today(),
      })
      return getPlan(database, planId)
    })
  },
}
