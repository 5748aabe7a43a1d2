/**
 * Saves what is edited shortly after it was edited, one save at a time, and before the vault locks.
 * Never drops an edit: what was refused is tried again, also when its screen was left, and waits there for the person.
 */
import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'

/** Milliseconds. A short pause saves, and so does typing without one: a crash loses at most the last second. */
export const savingPace = { afterLastChange: 500, atMost: 900, retryAfter: 5_000 } as const

export type Autosave = {
  /** The last save's error, or null once a save has worked. */
  problem: Readonly<ReturnType<typeof shallowRef<unknown>>>
  /** Saves now what is not saved yet. Never rejects; `problem` says how it went. */
  flush: () => Promise<void>
}

/** An entry whose screen was left before it was in the vault. `giveUp` ends its saving and returns the entry. */
type LeftEntry = { giveUp: () => unknown }
const leftEntries = new Map<string, LeftEntry>()

/**
 * Watches `entry` deeply. `prepare` takes what stands there now and returns how to store it, or null while it cannot
 * be stored (a student without a name, say). Storing returns the moment at which the vault had it.
 * `name` is the draft's own: when a screen with unsaved words was left, the next one of that name gets them back.
 */
export function useAutosave<Entry>(
  name: string,
  entry: Ref<Entry>,
  prepare: () => (() => Promise<string>) | null,
): Autosave {
  const saveState = useSaveState()
  const problem = shallowRef<unknown>(null)
  let isDirty = false
  let isStoring = false
  let hasLeft = false
  let hasEnded = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null
  let running: Promise<void> = Promise.resolve()

  async function saveOnce(): Promise<void> {
    if (!isDirty || hasEnded) return
    isDirty = false
    const store = prepare()
    if (store === null) {
      problem.value = null
      return saveState.forgetProblem(name)
    }
    isStoring = true
    saveState.markSaving()
    try {
      saveState.markSaved(await store(), name)
      problem.value = null
    } catch (error) {
      isDirty = true
      problem.value = error
      saveState.markUnsaved(error, name)
    } finally {
      isStoring = false
    }
  }

  function wait(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), milliseconds)
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    waitingSince = null
    running = running.then(saveOnce).then(goOn)
    return running
  }

  function goOn(): void {
    if (hasEnded) return
    if (isDirty && waitingSince === null) wait(savingPace.retryAfter)
    else if (hasLeft && !isDirty) end()
  }

  function touch(): void {
    isDirty = true
    const now = Date.now()
    waitingSince ??= now
    const left = waitingSince + savingPace.atMost - now
    wait(Math.max(0, Math.min(savingPace.afterLastChange, left)))
  }

  const unregister = saveState.registerDraft(async () => {
    await flush()
    if (problem.value !== null) throw problem.value
  })
  const self: LeftEntry = {
    giveUp: () => {
      end()
      return entry.value
    },
  }

  function end(): void {
    hasEnded = true
    clearTimeout(timer)
    unregister()
    if (leftEntries.get(name) === self) leftEntries.delete(name)
  }

  const left = leftEntries.get(name)
  if (left !== undefined) {
    // Entries of one name are of one form.
    entry.value = left.giveUp() as Entry
    touch()
  }
  watch(entry, touch, { deep: true })
  onScopeDispose(() => {
    hasLeft = true
    if (!isDirty && !isStoring) return end()
    leftEntries.set(name, self)
    void flush()
  })
  return { problem, flush }
}
