/** Speaks through the door that the preload opened, as the page's own scripts do. */
import type { Page } from 'playwright'
import type { Answer, Bridge } from '#shared/contract/contract.ts'

/** Takes any channel and input, so that a spec can also try what is not allowed. */
export function callBridge(page: Page, channel: string, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { openDoor: Bridge }).openDoor.call(
        name as Parameters<Bridge['call']>[0],
        given,
      ),
    [channel, input] as const,
  )
}
