/** Answers how a section of a plan came to be what it is. */
import { listSectionDays } from '../storage/tables/plan-section-days.ts'
import { getPlan } from '../storage/tables/plans.ts'
import type { Handlers } from './handler.ts'

export const planHistoryHandlers: Pick<Handlers, 'plans.listHistory'> = {
  'plans.listHistory': ({ planId, section }, { vault }) => {
    getPlan(vault.database, planId)
    return { days: listSectionDays(vault.database, planId, section) }
  },
}
