/** The settings: saved as they are changed, and found again. */
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { isSeen } from './seeing.ts'
import { type PreparedVault, prepareVault, unlock } from './prepared-vault.ts'

const newcomerPassphrase = 'seven grey herons by noon'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

let app: LaunchedApp
let page: Page
let vault: PreparedVault
beforeAll(async () => {
  vault = await prepareVault({ isEmpty: true })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Your school' }).waitFor()
})

test('the settings are whole in both themes', async () => {
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Your school',
    'Appearance',
    'Languages of papers',
    'About',
    'Who can open the vault',
    'Recovery key',
    'Backups',
  ])
  await expectAccessible(page)
})

test('what papers say can be corrected, and what would lose a name is not saved', async () => {
  await page.getByRole('link', { name: 'Look at the words' }).click()
  const title = page.getByLabel('In Spanish: Our agreement with {called}')
  await title.fill('Lo que acordamos')
  await title.blur()
  expect(await isSeen(page.getByText(/^Not saved. The program fills in {called}/))).toBe(true)
  await title.fill('Lo que acordamos con {called}')
  await title.blur()
  expect(await isSeen(page.getByText('your words'))).toBe(true)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Your school' }).waitFor()
})

test('a change is saved without a button and is there after locking', async () => {
  await field(page, 'Name of the school').fill('Larkspur Middle School')
  await page.getByText('England', { exact: true }).click()
  await page.getByText('A4', { exact: true }).click()
  expect(await isSeen(page.getByText(/^Saved \d\d:\d\d ·/))).toBe(true)
  await page.keyboard.press('Control+l')
  await unlock(page, vault)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Your school' }).waitFor()
  expect({
    name: await field(page, 'Name of the school').inputValue(),
    isEngland: await page.getByRole('radio', { name: /^England/ }).isChecked(),
    isA4: await page.getByRole('radio', { name: 'A4' }).isChecked(),
  }).toEqual({ name: 'Larkspur Middle School', isEngland: true, isA4: true })
})

test('what was typed a moment before locking is saved first', async () => {
  await field(page, 'Name of the school').fill('Larkspur School')
  await page.keyboard.press('Control+l')
  expect(await isSeen(page.getByText('Larkspur School'))).toBe(true)
  await unlock(page, vault)
  await page.getByRole('link', { name: 'Settings' }).click()
  expect(await field(page, 'Name of the school').inputValue()).toBe('Larkspur School')
})

test('dark is dark at once', async () => {
  await page.getByText('Dark', { exact: true }).click()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.getByText('Light', { exact: true }).click()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
})

test('a second person gets a passphrase of their own, and can be removed again', async () => {
  await button(page, 'Add a person').click()
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.waitFor()
  await expectAccessible(page)
  await field(page, 'Their name').fill('Mr. Lind')
  await field(page, 'Their passphrase').fill(newcomerPassphrase)
  await field(page, 'Their passphrase again').fill(newcomerPassphrase)
  await button(page, 'Add this person').click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, 'Remove Mr. Lind').click()
  await button(page, 'Remove').click()
  await page.getByText('Mr. Lind').first().waitFor({ state: 'detached' })
  await expect.poll(() => button(page, 'Remove Mr. Lind').count()).toBe(0)
})

test('a backup made by hand stands in the list', async () => {
  await button(page, 'Back up now').click()
  expect(await isSeen(page.getByText('Made by you'))).toBe(true)
  expect(await isSeen(page.getByText(/backed up today/))).toBe(true)
})

test('a new recovery key is shown and confirmed', async () => {
  await button(page, 'Make a new recovery key').click()
  await field(page, 'Your passphrase').fill(vault.passphrase)
  await button(page, 'Make the key').click()
  const groups = page.getByLabel('Recovery key', { exact: true }).locator('span')
  await groups.first().waitFor()
  const key = (await groups.allInnerTexts()).join(' ')
  await expectAccessible(page)
  await button(page, 'I have it on paper').click()
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(key)
  await button(page, 'Confirm the key').click()
  expect(await isSeen(page.getByText('You have it on paper.'))).toBe(true)
})

test('the search box takes one to an action by keyboard, and Escape gives the focus back', async () => {
  await button(page, 'Back up now').focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('who')
  await page.getByRole('option', { name: 'Who needs us' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(await button(page, 'Back up now').evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('who')
  await page.getByRole('option', { name: 'Who needs us' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toMatch(/#\/caseload$/)
})

test('something unexpected shows one calm screen with a way on', async () => {
  await page.evaluate(() => {
    setTimeout(() => void Promise.reject(new Error('a bug')))
  })
  expect(await isSeen(page.getByRole('heading', { name: 'Something went wrong inside Open Door.' }))).toBe(
    true,
  )
  await expectAccessible(page)
  await button(page, 'Go to the first page').click()
  expect(
    await isSeen(page.getByRole('heading', { level: 1, name: /^Good (morning|afternoon|evening)/ })),
  ).toBe(true)
})

test('after several wrong passphrases the wait is counted down, and then the right one opens', async () => {
  await page.keyboard.press('Control+l')
  for (const guess of ['one', 'two', 'three', 'four', 'five']) {
    await button(page, 'Unlock').waitFor()
    await field(page, 'Passphrase').fill(guess)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await expect.poll(() => field(page, 'Passphrase').inputValue()).toBe('')
  }
  expect(await isSeen(page.getByRole('button', { name: /^Wait [1-4] seconds?$/ }))).toBe(true)
  expect(await isSeen(page.getByText('Nothing is erased, however often you try.'))).toBe(true)
  await button(page, 'Unlock').waitFor()
  await unlock(page, vault)
})
