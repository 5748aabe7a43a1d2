/**
 * Locking, seen from the window: drafts are saved first, and afterwards nothing of any student is left here.
 * Main loads the page anew rather than this cleaning it: only that empties every store, closure and drawing.
 */
import { type App, ref, shallowRef } from 'vue'
import { call, onEvent } from '#renderer/client/client.ts'
import { useSaveState } from './save-state.ts'

/** True from the wish to lock until the page is loaded anew; meanwhile no student is shown. */
export const isLocking = ref(false)
/** Why words could not be saved, while the person is asked whether to stay; null otherwise. */
export const lockRefusal = shallowRef<unknown>(null)

function showLocking(isOn: boolean): void {
  isLocking.value = isOn
  // The styles hide everything by this, also what hangs outside the app's own element, such as dialogs.
  document.documentElement.toggleAttribute('data-locking', isOn)
}

/**
 * Saves what is open, then locks; main answers with `vault.locked`, which empties the window.
 * With `mayStay`, words that cannot be saved keep the vault open, and the person is asked.
 */
export async function lockVault({ mayStay = true } = {}): Promise<void> {
  if (isLocking.value) return
  lockRefusal.value = null
  showLocking(true)
  try {
    const [refusal] = await useSaveState().flushBeforeLeaving()
    const hasLostWords = refusal !== undefined
    if (!hasLostWords || !mayStay) {
      await call('app.lock', { hasLostWords })
      return
    }
    lockRefusal.value = refusal
    showLocking(false)
    await call('app.stay', {})
  } catch (error) {
    showLocking(false)
    throw error
  }
}

export function watchLocking(app: App): void {
  onEvent('vault.locking', ({ mayStay }) => void lockVault({ mayStay }))
  onEvent('vault.locked', () => {
    document.documentElement.toggleAttribute('data-locking', true)
    document.title = 'Open Door'
    app.unmount()
  })
  // A window that goes away cannot be waited for; what can still be sent is sent.
  window.addEventListener('beforeunload', () => void useSaveState().flushBeforeLeaving())
}
