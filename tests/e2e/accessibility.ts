/** Holds a screen to WCAG 2.2 A and AA, light and dark, at both sizes that the window is made for. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Colours depend on the theme and the room on the size, so each theme is looked at in one of the two sizes. */
const looks = [
  { theme: 'light', width: 1280, height: 800 },
  { theme: 'dark', width: 1024, height: 700 },
] as const

/** The broken rules of what is on the screen now, each with the elements that break it. */
async function findViolations(page: Page): Promise<string[]> {
  // The other mode opens a second window, which Electron's pages cannot.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  )
}

/** Waits until nothing moves any more and two frames with the new look are drawn, however slow the machine is. */
async function waitForStillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let quietFrames = 0; quietFrames < 2;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const isMoving = document.getAnimations().some(({ playState }) => playState === 'running')
      quietFrames = isMoving ? 0 : quietFrames + 1
    }
  })
}

/** Expects no violation. Leaves the window at its usual size, in the theme that it had. */
export async function expectAccessible(page: Page): Promise<void> {
  const root = page.locator('html')
  const theme = await root.getAttribute('data-theme')
  // Colours on their way from one theme to the other would be measured as they pass.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found: Record<string, string[]> = {}
  for (const { theme: shown, width, height } of looks) {
    await root.evaluate((element, name) => element.setAttribute('data-theme', name), shown)
    await page.setViewportSize({ width, height })
    await waitForStillness(page)
    found[shown] = await findViolations(page)
  }
  await root.evaluate((element, name) => element.setAttribute('data-theme', name ?? 'light'), theme)
  await page.emulateMedia({ reducedMotion: null })
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(found).toEqual({ light: [], dark: [] })
}
