/** Words that are not in the vault yet when a screen is left or the vault locks: none goes without being said. */
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { expectAccessible } from './accessibility.ts'
import { addAmina } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { prepareVault, type PreparedVault, unlock } from './prepared-vault.ts'
import { isSeen } from './seeing.ts'

let app: LaunchedApp
let page: Page
let vault: PreparedVault
let amina: StudentId

const tab = (name: string) => page.getByRole('tab', { name })
const words = () => page.getByLabel('What was said?')
const number = () => page.getByLabel('Number in the school’s system')
const question = () => page.getByRole('dialog', { name: 'Some words could not be saved' })

async function goToAmina(place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/students/${amina}/${place}`)
  await page.getByRole('heading', { level: 1, name: 'Amina Haddad' }).waitFor()
}

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      amina = await addAmina(open)
      const {
        id: _id,
        state: _state,
        savedAt: _savedAt,
        ...known
      } = await open.call('students.get', { id: amina })
      const { revision: _revision, ...draft } = known
      const other = { ...draft, givenName: 'Jonas', schoolNumber: 'LCS-4712', family: [] }
      await open.call('students.save', { id: null, revision: 0, draft: other })
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

test('a half-written contact is found again on coming back, and logged for today when the vault locks', async () => {
  await goToAmina('contacts')
  await words().fill('Her aunt rang, and')
  await tab('Overview').click()
  await page.getByRole('button', { name: 'Log contact' }).waitFor()
  await tab('Contacts').click()
  expect(await words().inputValue()).toBe('Her aunt rang, and')
  await page.getByLabel('When?').fill('')
  await page.keyboard.press('Control+l')
  expect(await isSeen(page.getByText('Everything is saved and backed up.'))).toBe(true)
  await unlock(page, vault)
  await goToAmina('contacts')
  await page.getByText('Her aunt rang, and').waitFor()
  expect(await words().inputValue()).toBe('')
})

test('an open dialog is hidden as soon as the vault is being locked', async () => {
  await goToAmina('')
  await page.getByRole('button', { name: 'Log contact' }).click()
  const dialog = page.getByRole('dialog', { name: 'A contact about Amina Haddad' })
  await dialog.waitFor()
  const setLocking = (isOn: boolean) =>
    page.evaluate((on) => document.documentElement.toggleAttribute('data-locking', on), isOn)
  await setLocking(true)
  expect(await dialog.isVisible()).toBe(false)
  expect(await page.locator('body').innerText()).toBe('')
  await setLocking(false)
  await page.keyboard.press('Escape')
})

test('words that the vault refused hold up a lock that was asked for, and wait on their screen', async () => {
  await goToAmina('family')
  await number().fill('LCS-4712')
  await page.getByText('Another student has that number already.').first().waitFor()
  await tab('Contacts').click()
  await page.keyboard.press('Control+l')
  await question().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Stay and try again' }).click()
  await question().waitFor({ state: 'detached' })
  await tab('Family & details').click()
  expect(await number().inputValue()).toBe('LCS-4712')
})

test('a laptop that falls asleep locks all the same, and the unlock screen says what may be missing', async () => {
  await app.emitPower('suspend')
  expect(await isSeen(page.getByText('Some last words may not have been saved'))).toBe(true)
  await unlock(page, vault)
  await goToAmina('family')
  expect(await number().inputValue()).toBe('LCS-4711')
})

test('the person may lock without them', async () => {
  await number().fill('LCS-4712')
  await page.getByText('Another student has that number already.').first().waitFor()
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Lock without them' }).click()
  expect(await isSeen(page.getByText('Some last words may not have been saved'))).toBe(true)
})
