/** Whether everything is kept, in words. */
import { computed, type ComputedRef } from 'vue'
import { formatTime } from '#renderer/words/format.ts'
import { useSaveState } from './save-state.ts'

export function useSavedWords(): ComputedRef<string> {
  const save = useSaveState()
  return computed(() => {
    if (save.problem !== null) return 'Not saved yet'
    if (save.isSaving) return 'Saving…'
    return save.savedAt === null ? 'Everything is saved' : `Saved ${formatTime(save.savedAt)}`
  })
}
