/** Waits for what a person would wait for, and answers whether it came. */
import type { Locator } from 'playwright'

/** True once it is on the screen; false when it did not come within 20 seconds. */
export function isSeen(locator: Locator): Promise<boolean> {
  return locator
    .first()
    .waitFor({ timeout: 20_000 })
    .then(
      () => true,
      () => false,
    )
}
