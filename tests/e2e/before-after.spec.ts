/** The weeks before and after a support, and the supports of the whole school, on the built app. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import { getAnswer } from './call-bridge.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

let page: Page
const pictures = process.env['OPEN_DOOR_PICTURES']

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  for (const [theme, width, height] of [
    ['light', 1280, 800],
    ['dark', 1024, 700],
  ] as const) {
    await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${pictures}/${name}-${theme}.png`, fullPage: true })
  }
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
  await page.setViewportSize({ width: 1280, height: 800 })
}

const goTo = (hash: string) =>
  page.evaluate((wanted) => {
    location.hash = wanted
  }, hash)

const began = () => page.getByLabel('What began or changed')

beforeAll(async () => {
  const vault = await prepareVault({ isLived: true })
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
  const { rows } = await getAnswer(page, 'students.list', { state: 'active', search: 'Łukasz Wójcik' })
  await goTo(`#/students/${rows[0]?.id ?? 0}/data`)
  await page.getByRole('heading', { name: 'What changed, and when' }).waitFor()
  await began().waitFor()
})

/** Chooses what began or changed until one of them says this; answers whether one did. */
async function findSaying(words: RegExp): Promise<boolean> {
  for (const value of await began()
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLOptionElement ? one.value : '')))) {
    await began().selectOption(value)
    const shown = page.getByText(words).first()
    const isThere = await shown.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    )
    if (isThere) return true
  }
  return false
}

test('the weeks of a support are said, drawn, and listed as a table', async () => {
  const chart = page.getByRole('figure').filter({ hasText: 'Rings are weeks before' })
  await chart.getByRole('img').waitFor()
  await picture('what-changed')
  await chart.getByText('Show as a table').click()
  await chart.getByRole('columnheader', { name: 'From how many' }).waitFor()
  await chart.getByRole('cell', { name: 'Before' }).first().waitFor()
  await expectAccessible(page)
  await chart.getByText('Show as a table').click()
})

test('while it is too early no number is shown', async () => {
  expect(await findSaying(/^Too early to tell: /)).toBe(true)
  await expect.poll(() => page.getByText('The numbers behind it').count()).toBe(0)
  await picture('too-early')
})

test('what began in the same weeks is named', async () => {
  expect(await findSaying(/^In the same weeks, “.+” began or ended too/)).toBe(true)
  await picture('overlap')
})

test('of the whole school, small groups are without numbers and others with them', async () => {
  await goTo('#/across')
  const table = page.getByRole('table').first()
  const buddy = table.getByRole('row').filter({ hasText: 'Study buddy' })
  // Eleven of the circle; one more once the buddy of a story has begun too.
  await buddy
    .getByRole('cell', { name: /^1[12]$/ })
    .first()
    .waitFor()
  const few = page.getByText(/Fewer than 10 students, so without numbers:/)
  await few.waitFor()
  const counts = await table
    .locator('tbody tr td:first-of-type')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)))
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(10)
  await picture('across')
  await expectAccessible(page)
})
