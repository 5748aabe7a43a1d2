/** Plans: one a student, saved a section at a time. */
import { sections } from '#shared/domain/sections/registry.ts'
import { AppError } from '#shared/messages/errors.ts'
import { findPlanOfStudent, getPlan, insertPlan, savePlanSection } from '../storage/tables/plans.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { Handlers } from './handler.ts'

export const planHandlers: Pick<Handlers, 'plans.findOfStudent' | 'plans.start' | 'plans.saveSection'> = {
  'plans.findOfStudent': ({ studentId }, { vault }) => ({
    plan: findPlanOfStudent(vault.database, studentId),
  }),

  'plans.start': ({ studentId }, { vault, clock }) =>
    vault.database.transaction(() => {
      getStudent(vault.database, studentId)
      return (
        findPlanOfStudent(vault.database, studentId) ??
        getPlan(vault.database, insertPlan(vault.database, studentId, clock.now().toISOString()))
      )
    }),

  'plans.saveSection': ({ planId, revision, section, content }, { vault, clock, today }) => {
    const parsed = sections[section].schema.safeParse(content)
    if (!parsed.success) throw new AppError('app.refused')
    const at = clock.now().toISOString()
    const change = { planId, revision, section, content: parsed.data, at, today: today() }
    return { revision: savePlanSection(vault.database, change), savedAt: at }
  },
}
