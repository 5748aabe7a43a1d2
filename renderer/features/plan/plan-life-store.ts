/** How the plans of one student went: moves, earlier plans, what changed since the last signature. Keeps no words of a plan. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import { usePlanStore } from './plan-store.ts'

export type PlanRecord = Output<'plans.listOfStudent'>['plans'][number]
export type MoveWords = { reason: string; whatHelped: string }
export type SinceSigned = Output<'plans.listChanges'>

export const usePlanLife = defineStore('plan-life', () => {
  const planStore = usePlanStore()
  const saveState = useSaveState()
  const plans = shallowRef<PlanRecord[]>([])
  const sinceSigned = shallowRef<SinceSigned | null>(null)
  const problem = shallowRef<unknown>(null)
  /** What is being written about a move, until it is made. */
  const drafts = shallowReactive(new Map<PlanId, MoveWords>())
  let wanted: StudentId | null = null

  async function load(studentId: StudentId): Promise<void> {
    if (wanted !== studentId) {
      plans.value = []
      sinceSigned.value = null
    }
    wanted = studentId
    try {
      const read = await call('plans.listOfStudent', { studentId })
      if (wanted !== studentId) return
      plans.value = read.plans
      problem.value = null
      await loadChanges()
    } catch (error) {
      problem.value = error
    }
  }

  /** Asked again whenever something was saved, because every saved word may be a change. */
  async function loadChanges(): Promise<void> {
    const planId = plans.value[0]?.id
    if (planId === undefined) return
    try {
      const read = await call('plans.listChanges', { planId })
      if (plans.value[0]?.id === planId) sinceSigned.value = read
    } catch (error) {
      problem.value = error
    }
  }

  /** Throws what core refused. What is still being typed is saved first. */
  async function move(planId: PlanId, to: PlanState, words: MoveWords): Promise<void> {
    await planStore.flush()
    const moved = await call('plans.move', { planId, to, ...words })
    drafts.delete(planId)
    planStore.take(moved)
    saveState.markSaved(new Date().toISOString())
    await load(moved.studentId)
  }

  async function renew(planId: PlanId): Promise<void> {
    const renewed = await call('plans.renew', { planId })
    planStore.take(renewed)
    saveState.markSaved(renewed.savedAt)
    await load(renewed.studentId)
  }

  return {
    plans,
    sinceSigned,
    problem,
    current: computed(() => plans.value[0] ?? null),
    earlier: computed(() => plans.value.slice(1)),
    load,
    loadChanges,
    move,
    renew,
    findWords: (planId: PlanId) => drafts.get(planId) ?? { reason: '', whatHelped: '' },
    keepWords: (planId: PlanId, words: MoveWords) => void drafts.set(planId, words),
  }
})
