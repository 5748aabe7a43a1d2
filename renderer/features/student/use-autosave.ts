/** Saves what is edited shortly after it was edited, one save at a time, and before the vault locks. Never drops an edit. */
import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'

/** Milliseconds. A short pause saves, and so does typing without one: a crash loses at most the last second. */
const savingPace = { afterLastChange: 500, atMost: 900 }

export type Autosave = {
  /** The last save's error, or null once a save has worked. */
  problem: Readonly<ReturnType<typeof shallowRef<unknown>>>
  flush: () => Promise<void>
}

/**
 * Watches `source` deeply. `prepare` takes what stands there now and returns how to store it, or null while it cannot
 * be stored (a student without a name, say). Storing returns the moment at which the vault had it.
 */
export function useAutosave(
  source: WatchSource<unknown>,
  prepare: () => (() => Promise<string>) | null,
): Autosave {
  const saveState = useSaveState()
  const problem = shallowRef<unknown>(null)
  const isDirty = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null
  let running: Promise<void> = Promise.resolve()

  async function saveOnce(): Promise<void> {
    if (!isDirty.value) return
    isDirty.value = false
    const store = prepare()
    if (store === null) return
    saveState.markSaving()
    try {
      saveState.markSaved(await store())
      problem.value = null
    } catch (error) {
      isDirty.value = true
      problem.value = error
      saveState.markUnsaved(error)
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    waitingSince = null
    running = running.then(saveOnce)
    return running
  }

  watch(
    source,
    () => {
      isDirty.value = true
      clearTimeout(timer)
      const now = Date.now()
      waitingSince ??= now
      const left = waitingSince + savingPace.atMost - now
      timer = setTimeout(() => void flush(), Math.max(0, Math.min(savingPace.afterLastChange, left)))
    },
    { deep: true },
  )
  const unregister = saveState.registerDraft(flush)
  onScopeDispose(() => {
    void flush().finally(unregister)
  })
  return { problem, flush }
}
