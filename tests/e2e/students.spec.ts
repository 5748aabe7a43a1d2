/** The list of students on the built app: finding, adding, archiving, binning, bringing back, erasing. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { addAmina } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

const amina = (page: Page) => page.getByRole('row').filter({ hasText: 'Amina Haddad' })

describe('with 241 students', () => {
  let page: Page

  beforeAll(async () => {
    const vault = await prepareVault({ fill: async (open) => void (await addAmina(open)) })
    ;({ page } = await launchApp({ documents: vault.documents }))
    await unlock(page, vault)
    await page.getByRole('link', { name: 'Students', exact: true }).click()
    await page.getByText('241 students here now').waitFor()
  })

  test('typing finds by any field, diacritics or not', async () => {
    await page.getByLabel('Find a student', { exact: true }).fill('bich ngoc')
    await amina(page).waitFor()
    await page.getByText('1 of 241 students here now').waitFor()
    await page.getByLabel('Find a student', { exact: true }).fill('qqqq')
    await page.getByText(/^No one fits what you typed\./).waitFor()
    await page.getByRole('button', { name: 'Show everyone' }).click()
    await page.getByText('241 students here now').waitFor()
  })

  test('a student without any name is asked for one, and with a name is added', async () => {
    await page.getByRole('button', { name: 'Add a student' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a student' })
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByText('A student needs at least a name or the school’s number.').waitFor()
    await dialog.getByLabel('Given name').fill('Şükrü')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Şükrü' }).waitFor()
    expect(page.url()).toMatch(/\/students\/\d+\/family$/)
    await page.getByRole('link', { name: 'Students', exact: true }).click()
    await page.getByText('242 students here now').waitFor()
  })

  test('a number that another student has is refused in a sentence, and nothing is lost', async () => {
    await page.getByRole('button', { name: 'Add a student' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a student' })
    await dialog.getByLabel('Given name').fill('Twice')
    await dialog.getByLabel('Number in the school’s system').fill('LCS-4711')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByText('Another student has that number already.').waitFor()
    expect(await dialog.getByLabel('Given name').inputValue()).toBe('Twice')
    await dialog.getByRole('button', { name: 'Not now' }).click()
  })

  test('the bin can be taken back with one press', async () => {
    await page.getByLabel('Find a student', { exact: true }).fill('amina haddad')
    await amina(page).getByRole('button', { name: 'Move Amina Haddad to the bin' }).click()
    await page.getByText('Amina Haddad was moved to the bin.').waitFor()
    await amina(page).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await amina(page).waitFor()
  })

  test('erasing asks for the name, and then the student is gone for good', async () => {
    await amina(page).getByRole('button', { name: 'Move Amina Haddad to the bin' }).click()
    await page.getByText('Bin', { exact: true }).first().click()
    await amina(page).getByRole('button', { name: 'Erase Amina Haddad for good' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase Amina Haddad for good?' })
    await dialog.getByText('What still holds this student:').waitFor()
    await dialog.getByText('until your school deletes it: the folder “set-aside”').waitFor()
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Type Amina Haddad to confirm').fill('amina haddad')
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByLabel('Find a student', { exact: true }).fill('')
    await page.getByText('The bin is empty.').waitFor()
    await expectAccessible(page)
    await page.getByText('Here now', { exact: true }).click()
    await page.getByText('241 students here now').waitFor()
  })

  test('the list holds to WCAG in both themes', async () => {
    await page.getByRole('grid', { name: 'Students' }).waitFor()
    await expectAccessible(page)
  })
})
