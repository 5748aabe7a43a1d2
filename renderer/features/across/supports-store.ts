/** How the supports of the school do. Holds no student. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { SupportsAcross } from '#shared/domain/supports-across.ts'

export const useSupportsAcross = defineStore('supports-across', () => {
  const looked = shallowRef<SupportsAcross | null>(null)
  const problem = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    problem.value = null
    try {
      looked.value = await call('across.lookAtSupports', {})
    } catch (error) {
      problem.value = error
    }
  }

  return { looked, problem, load }
})
