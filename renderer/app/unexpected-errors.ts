/** Catches what nobody expected. Shows one calm screen; writes no names and no notes anywhere. */
import { type App, shallowRef } from 'vue'
import { useSaveState } from './save-state.ts'
import { AppError } from '#shared/messages/errors.ts'

/** Set when the screen can no longer be trusted; null again when the person goes on. */
export const unexpectedError = shallowRef<unknown>(null)

/** The message of an error may hold what somebody typed, so only its kind and the places in the code are written. */
function logPlaces(error: unknown): void {
  const places =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  // oxlint-disable-next-line no-console -- the window has no other log, and main forwards none of it
  console.error(['Unexpected', error instanceof Error ? error.name : typeof error, ...places].join('\n'))
}

function show(error: unknown): void {
  logPlaces(error)
  // The screen goes away, and with it what is typed but not yet saved.
  void useSaveState().flushDrafts()
  unexpectedError.value = error
}

export function watchUnexpectedErrors(app: App): void {
  app.config.errorHandler = show
  window.addEventListener('error', ({ error }) => {
    // Without an error it is a browser's remark, such as a late ResizeObserver.
    if (error instanceof Error) show(error)
  })
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    // A call that was refused because the vault was locked meanwhile is on its way to the unlock screen.
    if (event.reason instanceof AppError && event.reason.code === 'vault.locked') return
    show(event.reason)
  })
}
