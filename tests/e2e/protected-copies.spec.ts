/** A paper that only a passphrase opens, and the screen that knows a file again. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

const files = mkdtempSync(join(tmpdir(), 'open-door-protected-'))
const path = join(files, 'agreement.pdf')
let app: LaunchedApp
let page: Page
let amina: StudentId

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')

async function goTo(place: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash
  }, `#/${place}`)
}

/** Leaves it on the screen of the file that is compared, with the answer. */
async function check(file: string): Promise<void> {
  app.answerDialog({ open: file })
  await page.getByRole('button', { name: /^Choose (a|another) file$/ }).click()
}

beforeAll(async () => {
  const vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      amina = await addAminasPlan(open)
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

test('a paper is saved with a passphrase, which is told this once', async () => {
  await goTo(`students/${amina}/plan`)
  await button('Make the agreement').click()
  await button('Save as PDF').click()
  await page.getByLabel('Who gets it?', { exact: true }).fill('The family')
  await page.getByLabel('Why this is allowed', { exact: true }).selectOption('parent-or-student-request')
  await dialog().getByText('With a passphrase', { exact: true }).click()
  await expectAccessible(page)
  app.answerDialog({ save: path })
  await button('Choose where to save').click()
  const words = dialog().getByRole('list', { name: 'The passphrase, six words' }).getByRole('listitem')
  await words.first().waitFor()
  const passphrase = (await words.allInnerTexts()).join(' ')
  await expectAccessible(page)
  expect(spawnSync('qpdf', ['--check', `--password=${passphrase}`, path]).status).toBe(0)
  // Escape by chance does not take the words away.
  await page.keyboard.press('Escape')
  await dialog().getByText('Have you told it or written it down?').waitFor()
  expect((await words.allInnerTexts()).join(' ')).toBe(passphrase)
  await button('I have told it or written it down').click()
  await dialog().waitFor({ state: 'hidden' })
  await page.getByText('Saved for The family: agreement.pdf').waitFor()
  expect(await page.content()).not.toContain(passphrase)
})

test('the list of papers tells the protected copy and shows the way to compare a file', async () => {
  await page.getByRole('link', { name: 'Papers' }).click()
  await page.getByText(/^File [0-9a-f]{8}, with a passphrase$/).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Is this the file that was given?' }).click()
  await page.getByRole('heading', { level: 1, name: 'Is this the file that was given?' }).waitFor()
  await expectAccessible(page)
})

test('the file that was given is known again, and says when, what and for whom', async () => {
  await check(path)
  await page.getByText('This is a file that was given from here, and nothing in it was changed.').waitFor()
  await page
    .getByText(
      /^Reintegration agreement 1 about Amina Haddad\. .+ saved it on .+, for The family, with a passphrase\./,
    )
    .waitFor()
  await expectAccessible(page)
})

test('with one byte changed it is not the file any more', async () => {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 900) ^ 1, bytes.length - 900)
  const changed = join(files, 'changed.pdf')
  writeFileSync(changed, bytes)
  await check(changed)
  await page.getByRole('heading', { name: 'changed.pdf' }).waitFor()
  await page.getByText('No such file was given from here.').waitFor()
  expect(await page.getByText('This is a file that was given from here').count()).toBe(0)
  await expectAccessible(page)
})
