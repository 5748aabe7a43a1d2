/** A section of the open plan as it was, day by day, read anew after each save. Empty until it was read. */
import { shallowRef, watch } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { SectionDay } from '#shared/domain/barrier-history.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import { usePlanStore } from './plan-store.ts'

export function useSectionDays(section: SectionId) {
  const store = usePlanStore()
  const days = shallowRef<readonly SectionDay[]>([])

  watch(
    () => [store.head?.id, store.head?.revision] as const,
    async ([planId, revision]) => {
      if (planId === undefined) return
      // History is beside the work: the plan can be written without it, and the next save asks again.
      const read = await call('plans.listHistory', { planId, section }).catch(() => null)
      if (read !== null && store.head?.id === planId && store.head.revision === revision)
        days.value = read.days
    },
    { immediate: true },
  )
  return days
}
