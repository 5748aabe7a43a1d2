/** Who needs us, on the built app: figures in words, filters, order, keyboard, and the first empty day. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Students by need' })
/** Without the heading. */
const rows = (page: Page) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })

async function openCaseload(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Who needs us' }).click()
  await page.getByRole('heading', { level: 1, name: 'Who needs us' }).waitFor()
}

describe('with the sample school', () => {
  let page: Page

  beforeAll(async () => {
    const vault = await prepareVault()
    ;({ page } = await launchApp({ documents: vault.documents }))
    await unlock(page, vault)
    await openCaseload(page)
    await grid(page).waitFor()
  })

  test('the first sentence says how many have missed a tenth of the year', async () => {
    const sentence = page.getByText(
      /^\d+ of 240 students have missed 10 % or more of this year’s days, through/,
    )
    await expect.poll(() => sentence.count()).toBe(1)
  })

  test('the student who missed most stands first, in words and with a rate', async () => {
    const words = await rows(page).first().innerText()
    expect(words).toMatch(/missed \d+ of \d+ days/)
    expect(words).toContain('chronic, severe')
    expect(words).toContain('no contact yet')
    expect(words).toContain('no plan yet')
  })

  test('the rule in use can be read', async () => {
    await page.getByText('How this is counted').click()
    expect(await page.getByText(/out for half of it or more, excused or not/).isVisible()).toBe(true)
    await page.getByText('How this is counted').click()
  })

  test('a tier can be asked for, and the page says how many are left', async () => {
    const chip = page.getByRole('button', { name: /^chronic, severe/ })
    const count = Number((await chip.innerText()).replaceAll(/\D/g, ''))
    await chip.click()
    await page.getByText(`${count} of 240 students`).waitFor()
    await expect.poll(() => rows(page).count()).toBe(count)
    await page.getByRole('button', { name: 'Show everyone' }).click()
    await page.getByText('240 students', { exact: true }).waitFor()
  })

  test('words without a match say so and offer the way back', async () => {
    await page.getByLabel('Find in this list').fill('zzzz')
    await page.getByText('No student is left with these filters.').waitFor()
    await page.getByRole('button', { name: 'Show everyone' }).last().click()
    await grid(page).waitFor()
  })

  test('a column orders the list and says which way', async () => {
    const heading = grid(page).getByRole('columnheader', { name: 'Name' })
    await heading.getByRole('button').click()
    expect(await heading.getAttribute('aria-sort')).toBe('ascending')
    const first = await rows(page).first().getByRole('link').innerText()
    await heading.getByRole('button').click()
    expect(await heading.getAttribute('aria-sort')).toBe('descending')
    expect(await rows(page).first().getByRole('link').innerText()).not.toBe(first)
    await grid(page).getByRole('button', { name: 'This year' }).click()
  })

  test('arrow keys go down the rows, End reaches the last of 240, Enter opens, and the filters are kept', async () => {
    await page.getByRole('button', { name: /^at risk/ }).click()
    await page.getByRole('button', { name: /^on track/ }).click()
    await rows(page).first().focus()
    await page.keyboard.press('ArrowDown')
    const second = await page.locator('[role=row]:focus').getAttribute('aria-rowindex')
    expect(second).toBe('3')
    await page.keyboard.press('End')
    await page.locator('[role=row]:focus').waitFor()
    const last = await page.locator('[role=row]:focus').getByRole('link').innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: last }).waitFor()
    await page.getByRole('link', { name: 'Who needs us' }).click()
    await grid(page).waitFor()
    expect(await page.getByRole('button', { name: /^at risk/ }).getAttribute('aria-pressed')).toBe('true')
    expect(await grid(page).getByRole('link', { name: last, exact: true }).isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Show everyone' }).click()
  })

  test('a contact is logged in place and shows in its row', async () => {
    const row = rows(page).first()
    const name = await row.getByRole('link').innerText()
    await row.getByRole('button', { name: /^Log contact/ }).click()
    const dialog = page.getByRole('dialog', { name: `A contact about ${name}` })
    await dialog.getByLabel('With whom?').fill('Her aunt')
    await dialog.getByText('Tried, no answer').click()
    await dialog.getByRole('button', { name: 'Log it' }).click()
    await dialog.waitFor({ state: 'detached' })
    const sameRow = rows(page).filter({ has: page.getByRole('link', { name, exact: true }) })
    await sameRow.getByText('today', { exact: true }).waitFor()
  })

  test('the screen holds to WCAG in both themes', async () => {
    await expectAccessible(page)
  })
})

test('under England’s rule the words are England’s', async () => {
  const vault = await prepareVault({ rule: 'england' })
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await openCaseload(page)
  await grid(page).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^persistent/ }).count()).toBe(1)
  expect(await rows(page).first().innerText()).toMatch(/missed \d+ of \d+ sessions/)
})

test('an empty vault says one sentence and offers one action', async () => {
  const vault = await prepareVault({ isEmpty: true })
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await openCaseload(page)
  await page.getByText(/^Nobody is here yet\./).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bring in a file' }).click()
  await page.waitForURL(/\/import$/)
})
