/** Answers about planned and delivered sessions of a plan's supports. */
import type { SupportDay } from '#shared/contract/calls/follow-up.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Delivery } from '#shared/domain/delivery.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
import { listRests, listSupportDays } from '#shared/domain/support-days.ts'
import { AppError } from '#shared/messages/errors.ts'
import { listDeliveries, removeDelivery, saveDelivery } from '../storage/tables/deliveries.ts'
import { listPlanMoves } from '../storage/tables/plan-moves.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import type { HandlersOf } from './handler.ts'

export const deliveryHandlers: HandlersOf<'deliveries'> = {
  'deliveries.listDays': ({ planId }, { vault, today }) => {
    const { database } = vault
    const { content } = getPlan(database, planId)
    const calendar = listSchoolYears(database)
    const rests = listRests(listPlanMoves(database, planId))
    const deliveries = listDeliveries(database, planId)
    const supports = content.supports.items.map((support) => ({
      supportId: support.id,
      days: joinDays(
        listSupportDays(support, calendar, today(), rests),
        deliveries.filter((delivery) => delivery.supportId === support.id),
      ),
    }))
    return { supports }
  },

  'deliveries.record': ({ planId, supportId, on, state, words }, { vault, clock, today }) => {
    const { database, staffName } = vault
    if (on > today()) throw new AppError('goal.too-early')
    database.transaction(() => {
      const plan = getPlan(database, planId)
      if (hasEnded(plan.state)) throw new AppError('plan.ended')
      if (state === null) return removeDelivery(database, { planId, supportId, on })
      // The words of a session belong to a support that can be seen.
      if (!plan.content.supports.items.some(({ id }) => id === supportId)) throw new AppError('app.refused')
      saveDelivery(
        database,
        { planId, supportId, on, state, words: words.trim() },
        { at: clock.now().toISOString(), staffName },
      )
    })
    return {}
  },
}

/** Planned days and recorded ones as one list, ascending. */
function joinDays(planned: readonly IsoDate[], deliveries: readonly Delivery[]): SupportDay[] {
  const recorded = new Map(deliveries.map((delivery) => [delivery.on, delivery]))
  const isPlanned = new Set(planned)
  return [...new Set([...planned, ...recorded.keys()])].toSorted().map((on) => ({
    on,
    state: recorded.get(on)?.state ?? null,
    words: recorded.get(on)?.words ?? '',
    isPlanned: isPlanned.has(on),
  }))
}
