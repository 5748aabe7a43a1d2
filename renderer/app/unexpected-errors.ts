/** Catches what nobody expected. Shows one calm screen; writes no names and no notes anywhere. */
import { type App, shallowRef } from 'vue'
import { AppError } from '#shared/messages/errors.ts'

/** Set when the screen can no longer be trusted; null again when the person goes on. */
export const unexpectedError = shallowRef<unknown>(null)

export function watchUnexpectedErrors(app: App): void {
  app.config.errorHandler = (error) => {
    unexpectedError.value = error
  }
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    // A call that was refused because the vault was locked meanwhile is on its way to the unlock screen.
    if (event.reason instanceof AppError && event.reason.code === 'vault.locked') return
    unexpectedError.value = event.reason
  })
}
