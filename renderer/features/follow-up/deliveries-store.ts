/** The sessions of a plan's supports, planned and delivered. Holds one plan at a time; the only caller of its channels. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SupportDay } from '#shared/contract/calls/follow-up.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'

export const useDeliveries = defineStore('deliveries', () => {
  /** By support; null until they were read. */
  const days = shallowRef<ReadonlyMap<ItemId, readonly SupportDay[]> | null>(null)
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()
  let wanted: PlanId | null = null

  async function load(planId: PlanId): Promise<void> {
    if (wanted !== planId) days.value = null
    wanted = planId
    try {
      const { supports } = await call('deliveries.listDays', { planId })
      if (wanted !== planId) return
      days.value = new Map(supports.map((one) => [one.supportId, one.days]))
      problem.value = null
    } catch (error) {
      if (wanted === planId) problem.value = error
    }
  }

  /** Says of these days what became of them. Returns the moment at which the vault had the last of them. */
  async function record(planId: PlanId, supportId: ItemId, said: readonly SupportDay[]): Promise<string> {
    for (const { on, state, words } of said)
      await call('deliveries.record', { planId, supportId, on, state, words })
    if (wanted === planId) await load(planId)
    const moment = new Date().toISOString()
    saveState.markSaved(moment)
    return moment
  }

  return { days, problem, load, record }
})
