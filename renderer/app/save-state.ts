/** Whether what is on the screen is in the vault. Drafts register here, so that locking can wait for them. */
import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'

/** Rejects when something of the draft could not be saved. */
type Flush = () => Promise<void>

/** Stands for saves that nobody named: the next one that works says that all is well again. */
const unnamed = ''

export const useSaveState = defineStore('save-state', () => {
  const saving = ref(0)
  const savedAt = ref<string | null>(null)
  const problems = shallowReactive(new Map<string, unknown>())
  const drafts = new Set<Flush>()
  const lastWords = new Set<Flush>()

  function markSaving(): void {
    saving.value += 1
  }

  /** `moment` is core's own time of saving. A draft that gave its name takes back its own problem only. */
  function markSaved(moment: string, draft = unnamed): void {
    saving.value = Math.max(0, saving.value - 1)
    savedAt.value = moment
    problems.delete(draft)
    problems.delete(unnamed)
  }

  /** What was typed is still on the screen, but not in the vault. */
  function markUnsaved(error: unknown, draft = unnamed): void {
    saving.value = Math.max(0, saving.value - 1)
    problems.set(draft, error ?? new Error('not saved'))
  }

  /** The draft is gone, or the screen says in another way why it is not kept. */
  function forgetProblem(draft: string): void {
    problems.delete(draft)
  }

  /** `flush` is awaited before the vault is locked. Returns a function that takes the draft off the list. */
  function registerDraft(flush: Flush): () => void {
    drafts.add(flush)
    return () => drafts.delete(flush)
  }

  /** As `registerDraft`, for words that wait for a person's own yes: only leaving stores them without it. */
  function registerLastWords(flush: Flush): void {
    lastWords.add(flush)
  }

  /** Why each of these could not be saved; one that cannot be does not keep the others from it. */
  async function listRefusals(flushes: Iterable<Flush>): Promise<unknown[]> {
    const ends = await Promise.allSettled([...flushes].map((flush) => flush()))
    return ends.filter((end) => end.status === 'rejected').map((end): unknown => end.reason)
  }

  return {
    isSaving: computed(() => saving.value > 0),
    savedAt,
    /** One of the reasons why something is not saved; null when all is. */
    problem: computed<unknown>(() => [...problems.values()][0] ?? null),
    markSaving,
    markSaved,
    markUnsaved,
    forgetProblem,
    registerDraft,
    registerLastWords,
    /** Saves every open draft. Returns the refusals; empty when everything is in the vault. */
    flushDrafts: () => listRefusals(drafts),
    /** As `flushDrafts`, and the words that were never finished, because the window is about to go. */
    flushBeforeLeaving: () => listRefusals([...drafts, ...lastWords]),
  }
})
