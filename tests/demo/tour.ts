/** Every screen once more, in both themes and at both sizes, for whoever judges how it looks. */
import { join } from 'node:path'
import type { Stage } from './stage.ts'

const looks = [
  { suffix: 'dark', theme: 'dark', width: 1280, height: 800 },
  { suffix: 'small', theme: 'light', width: 1024, height: 700 },
  { suffix: 'small-dark', theme: 'dark', width: 1024, height: 700 },
  { suffix: 'light', theme: 'light', width: 1280, height: 800 },
] as const

/** Takes `NN-tour-PLACE-LOOK.png` of every place. Leaves the window as it was found. */
export async function takeTour(stage: Stage, places: Record<string, string>): Promise<void> {
  const { page } = stage
  const start = new URL(page.url())
  let number = 50
  for (const [name, route] of Object.entries(places)) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    // Figures arrive a moment after the heading; the network-free page is idle when they are drawn.
    await page.waitForLoadState('networkidle')
    for (const { suffix, theme, width, height } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme })
      await page.screenshot({
        path: join(stage.out, 'screens', `${number}-tour-${name}-${suffix}.png`),
        animations: 'disabled',
      })
    }
    number += 1
  }
  await page.evaluate((hash) => {
    location.hash = hash
  }, start.hash)
}
