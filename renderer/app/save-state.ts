/** Whether what is on the screen is in the vault. Drafts register here, so that locking can wait for them. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

type Flush = () => Promise<void>

export const useSaveState = defineStore('save-state', () => {
  const saving = ref(0)
  const savedAt = ref<string | null>(null)
  const problem = ref<unknown>(null)
  const drafts = new Set<Flush>()

  function markSaving(): void {
    saving.value += 1
  }

  /** `moment` is core's own time of saving. */
  function markSaved(moment: string): void {
    saving.value = Math.max(0, saving.value - 1)
    savedAt.value = moment
    problem.value = null
  }

  /** What was typed is still on the screen, but not in the vault. */
  function markUnsaved(error: unknown): void {
    saving.value = Math.max(0, saving.value - 1)
    problem.value = error ?? new Error('not saved')
  }

  /** `flush` is awaited before the vault is locked. Returns a function that takes the draft off the list. */
  function registerDraft(flush: Flush): () => void {
    drafts.add(flush)
    return () => drafts.delete(flush)
  }

  /** Saves every open draft. One that cannot be saved does not keep the others from it. */
  async function flushDrafts(): Promise<void> {
    await Promise.allSettled([...drafts].map((flush) => flush()))
  }

  return {
    isSaving: computed(() => saving.value > 0),
    savedAt,
    problem,
    markSaving,
    markSaved,
    markUnsaved,
    registerDraft,
    flushDrafts,
  }
})
