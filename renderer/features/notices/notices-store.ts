/** The rules by which the program speaks up, saved as they are changed. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import type { NoticeRules } from '#shared/domain/notice-rules.ts'

export const useNotices = defineStore('notices', () => {
  const rules = shallowRef<NoticeRules | null>(null)
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()

  async function load(): Promise<void> {
    try {
      rules.value = await call('notices.getRules', {})
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  async function save(next: NoticeRules): Promise<void> {
    rules.value = next
    saveState.markSaving()
    try {
      const saved = await call('notices.saveRules', next)
      // What was changed meanwhile is on its way already.
      if (rules.value === next) rules.value = saved
      saveState.markSaved(new Date().toISOString())
    } catch (error) {
      saveState.markUnsaved(error)
      problem.value = error
    }
  }

  return { rules, problem, load, save }
})
