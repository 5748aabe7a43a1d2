/** What the window has beside the web's own: the bridge that the preload script puts there. */
import type { Bridge } from '#shared/contract/contract.ts'

declare global {
  interface Window {
    readonly openDoor: Bridge
  }
}
