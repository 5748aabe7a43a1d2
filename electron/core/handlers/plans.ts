/** Plans: one a student, saved a section at a time. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { sections } from '#shared/domain/sections/registry.ts'
import { supports } from '#shared/domain/sections/supports.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listBankSupports } from '../storage/tables/bank-supports.ts'
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

  'plans.saveSection': ({ planId, revision, section, content }, context) => {
    const { vault, clock, today, meeting } = context
    const parsed = sections[section].schema.safeParse(content)
    if (!parsed.success) throw new AppError('app.refused')
    const at = clock.now().toISOString()
    const isWithheld = meeting !== null && section === 'supports'
    const kept = isWithheld
      ? nameGivers(vault.database, supports.schema.parse(content), today())
      : parsed.data
    const change = { planId, revision, section, content: kept, at, today: today() }
    return { revision: savePlanSection(vault.database, change), savedAt: at }
  },
}

/** Who gives a support of the bank. In a meeting the window is not told, so what was chosen there comes without. */
function nameGivers(database: ReadDatabase, { items }: PlanContent['supports'], today: IsoDate) {
  const givers = new Map(listBankSupports(database, today).map(({ id, who }) => [id, who]))
  return {
    items: items.map((item) =>
      item.bankId === null || item.who.trim() !== ''
        ? item
        : { ...item, who: givers.get(item.bankId) ?? item.who },
    ),
  }
}
