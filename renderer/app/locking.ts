/**
 * Locking, seen from the window: drafts are saved first, and afterwards nothing of any student is left here.
 * The page is loaded anew rather than cleaned, because only that empties every store, closure and drawing.
 */
import { type App, ref } from 'vue'
import type { EventPayload } from '#shared/contract/contract.ts'
import { call, onEvent } from '#renderer/client/client.ts'
import { useSaveState } from './save-state.ts'

type LockReason = EventPayload<'vault.locked'>['why']
const reasons: readonly string[] = ['asked', 'idle', 'sleep', 'ended'] satisfies LockReason[]

/** True from the wish to lock until the page is loaded anew; meanwhile no student is shown. */
export const isLocking = ref(false)

/** Saves what is open, then locks. `app.lock` answers with `vault.locked`, which empties the window. */
export async function lockVault(): Promise<void> {
  if (isLocking.value) return
  isLocking.value = true
  try {
    await useSaveState().flushDrafts()
    await call('app.lock', {})
  } catch (error) {
    isLocking.value = false
    throw error
  }
}

/** Why the page was loaded anew; null when the app was just started. Read once. */
export function takeLockReason(): LockReason | null {
  const why = new URLSearchParams(window.location.hash.slice(2)).get('locked')
  if (why === null) return null
  window.history.replaceState(null, '', '#/')
  return reasons.includes(why) ? (why as LockReason) : null
}

export function watchLocking(app: App): void {
  onEvent('vault.locking', () => void lockVault())
  onEvent('vault.locked', ({ why }) => {
    app.unmount()
    document.title = 'Open Door'
    window.history.replaceState(null, '', `#/?locked=${why}`)
    window.location.reload()
  })
  // A window that goes away cannot be waited for; what can still be sent is sent.
  window.addEventListener('beforeunload', () => void useSaveState().flushDrafts())
}
