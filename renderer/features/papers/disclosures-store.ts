/** All papers that have left the vault. Read only: a disclosure is written where it happens. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { call } from '#renderer/client/client.ts'

export const useDisclosures = defineStore('disclosures', () => {
  const disclosures = shallowRef<Disclosure[] | null>(null)
  const problem = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    problem.value = null
    try {
      disclosures.value = (await call('disclosures.list', { studentId: null })).disclosures
    } catch (error) {
      problem.value = error
    }
  }

  return { disclosures, problem, load }
})
