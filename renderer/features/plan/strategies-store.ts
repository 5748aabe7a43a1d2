/** The school's list of classroom strategies, which every plan chooses from. Never touches what a plan has chosen. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'

const draft = 'strategies'

export const useStrategies = defineStore('strategies', () => {
  const strategies = shallowRef<string[]>([])
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()

  async function load(): Promise<void> {
    try {
      strategies.value = (await call('strategies.list', {})).strategies
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** Shown at once; a refusal is told beside the list. */
  async function save(next: readonly string[]): Promise<void> {
    const kept = next.map((words) => words.trim()).filter((words) => words !== '')
    strategies.value = [...new Set(kept)]
    saveState.markSaving()
    try {
      strategies.value = (await call('strategies.save', { strategies: strategies.value })).strategies
      saveState.markSaved(new Date().toISOString(), draft)
      problem.value = null
    } catch (error) {
      saveState.markUnsaved(error, draft)
      problem.value = error
    }
  }

  return { strategies, problem, load, save }
})
