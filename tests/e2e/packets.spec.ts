/** A review packet from the screen, and papers for the students of a list. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { readWithPoppler } from '#tests/documents/read-pdf.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

const files = mkdtempSync(join(tmpdir(), 'open-door-packets-'))
let app: LaunchedApp
let page: Page
let amina: StudentId

const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Pictures for whoever wants to look at them, in both themes and sizes. */
async function look(name: string): Promise<void> {
  const folder = process.env['OPEN_DOOR_LOOK']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const [theme, width, height] of [
    ['light', 1280, 800],
    ['dark', 1024, 700],
  ] as const) {
    await page.locator('html').evaluate((element, shown) => element.setAttribute('data-theme', shown), theme)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage: true })
  }
  await page.locator('html').evaluate((element) => element.setAttribute('data-theme', 'light'))
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function goTo(place: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash
  }, `#/${place}`)
}

beforeAll(async () => {
  const vault = await prepareVault({
    fill: async (open) => {
      amina = await addAminasPlan(open)
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

test('a packet is put together for its reader, looked at, and saved with who gets it', async () => {
  await goTo(`students/${amina}/papers`)
  await button('Put a review packet together').click()
  await button('Make the packet').click()
  await page.getByText('Say who gets it.').waitFor()
  await page.getByLabel('Who reads it?').selectOption('partner')
  await page.getByText(/^Not for this reader: .*Contacts/).waitFor()
  await page.getByLabel('Who reads it?').selectOption('team')
  await page.getByLabel('Who gets it, by name?').fill('The support team')
  await page.getByLabel('What for?', { exact: true }).fill('To review the plan')
  expect(await page.getByLabel('Restricted notes').isChecked()).toBe(false)
  await expectAccessible(page)
  await look('packet-choose')
  await button('Make the packet').click()
  await page.getByRole('img', { name: /page 1 of/i }).waitFor()
  await look('packet-pages')
  const path = join(files, 'packet.pdf')
  await button('Save as PDF').click()
  const dialog = page.getByRole('dialog')
  await expect
    .poll(() => dialog.getByLabel('Who gets it?', { exact: true }).inputValue())
    .toBe('The support team')
  await dialog.getByLabel('Why this is allowed').selectOption('school-official')
  app.answerDialog({ save: path })
  await button('Choose where to save').click()
  await page.getByText('Saved for The support team: packet.pdf').waitFor()
  expect(readWithPoppler(readFileSync(path))).toContain('The support team')
})

test('the students of a list get their agreements into one folder, and the report names who got none', async () => {
  await goTo('caseload')
  await button('Papers for these').click()
  await page.getByRole('heading', { name: 'Papers for many' }).waitFor()
  await page.getByLabel('Why this is allowed').selectOption('parent-or-student-request')
  await expectAccessible(page)
  await look('many-choose')
  app.answerDialog({ open: files })
  await button('Choose the folder and make them').click()
  await page.getByText(/^1 paper is in the folder agreements-\S+\. [\d,]+ could not be made\.$/).waitFor()
  await expectAccessible(page)
  await look('many-done')
  const folder = readdirSync(files).find((name) => name.startsWith('agreements-')) ?? ''
  expect(readdirSync(join(files, folder))).toEqual(['reintegration-agreement-001.pdf'])
  await page.getByText('There is no plan yet to make it from.').first().waitFor()
  expect(existsSync(join(files, folder))).toBe(true)
})
