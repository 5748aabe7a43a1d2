/** The principal's view, a table that leaves with its record, and the rules for speaking up, on the built app. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

let page: Page
const pictures = process.env['OPEN_DOOR_PICTURES']

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
    for (const size of [
      { width: 1280, height: 800 },
      { width: 1024, height: 700 },
    ]) {
      await page.setViewportSize(size)
      await page.screenshot({ path: `${pictures}/${name}-${theme}-${size.width}.png`, fullPage: true })
    }
  }
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
}

beforeAll(async () => {
  const vault = await prepareVault()
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
})

test('the school’s year shows tiers by month and grade, and no student', async () => {
  await page.getByRole('link', { name: 'Across the school' }).first().click()
  await page.getByRole('tab', { name: 'The school’s year' }).click()
  await page.getByText(/students have missed 10 % or more of their days/).waitFor()
  await page.getByRole('img', { name: /^At the end of/ }).waitFor()
  await page.getByText('Show as a table').first().click()
  await page.getByRole('rowheader', { name: /^September/ }).waitFor()
  await expectAccessible(page)
  await picture('whole-school')
})

test('a table asks who gets it before it goes anywhere', async () => {
  await page.getByRole('button', { name: 'Save as a table' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/no student named/).waitFor()
  await dialog.getByRole('button', { name: 'Choose where to save' }).click()
  await dialog.getByText('Say who gets it.').waitFor()
  await expectAccessible(page)
  await picture('export')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

test('a rule for speaking up is changed where it stands and kept', async () => {
  await page.getByRole('link', { name: 'School data' }).first().click()
  await page.getByRole('tab', { name: 'What we notice' }).click()
  const days = page.getByLabel('Days away in a row')
  await days.fill('5')
  await days.press('Tab')
  await expectAccessible(page)
  await picture('notices')
  await page.getByRole('tab', { name: 'Files' }).click()
  await page.getByRole('tab', { name: 'What we notice' }).click()
  await expect.poll(() => page.getByLabel('Days away in a row').inputValue()).toBe('5')
})
