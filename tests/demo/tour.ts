/** Every screen once more, in both themes and at both sizes, for whoever judges how it looks. */
import { join } from 'node:path'
import type { Stage } from './stage.ts'

const looks = [
  { suffix: 'dark', theme: 'dark', width: 1280, height: 800 },
  { suffix: 'small', theme: 'light', width: 1024, height: 700 },
  { suffix: 'small-dark', theme: 'dark', width: 1024, height: 700 },
  { suffix: 'light', theme: 'light', width: 1280, height: 800 },
] as const

export type Place = { name: string; route: string; heading: string | RegExp }

/** Takes `NN-tour-PLACE-LOOK.png` of every place. Leaves the window on the first. */
export async function takeTour(stage: Pick<Stage, 'page' | 'out'>, places: readonly Place[]): Promise<void> {
  const { page } = stage
  // Nothing on a picture is under the pointer.
  await page.mouse.move(0, 0)
  const visit = async ({ route, heading }: Place) => {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    const main = page.getByRole('main')
    await main
      .getByRole('heading', {
        level: 1,
        name: heading,
        ...(typeof heading === 'string' ? { exact: true } : {}),
      })
      .waitFor()
    // A student's tab and a list draw their content a moment after the heading.
    await main
      .locator('[role=tabpanel] > *, [role=grid] [role=row] + [role=row], section, form, .empty')
      .first()
      .waitFor()
  }
  let number = 50
  for (const place of places) {
    await visit(place)
    for (const { suffix, theme, width, height } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme })
      await page.screenshot({
        path: join(stage.out, 'screens', `${number}-tour-${place.name}-${suffix}.png`),
        animations: 'disabled',
      })
    }
    number += 1
  }
  const [first] = places
  if (first !== undefined) await visit(first)
}
