/** The vault as a person meets it: made, locked, opened, recovered, restored; nothing reached around the screen. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { isSeen } from './seeing.ts'

const passphrase = 'copper lantern seven rivers'
const otherPassphrase = 'quiet orchard under blue tin'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function typeSchool(page: Page): Promise<void> {
  await button(page, 'Make a new vault').click()
  await field(page, 'Name of the school').fill('Larkspur Community School')
  await field(page, 'Your name').fill('Ms. Okafor')
  await button(page, 'Go on').click()
}

async function makeVault(page: Page): Promise<string> {
  await typeSchool(page)
  await button(page, 'Go on').click()
  await field(page, 'Passphrase').fill(passphrase)
  await field(page, 'Passphrase again').fill(passphrase)
  await button(page, 'Make the vault').click()
  await heading(page, 'Your recovery key').waitFor()
  return (await page.getByLabel('Recovery key', { exact: true }).locator('span').allInnerTexts()).join('-')
}

async function unlockWith(page: Page, words: string): Promise<void> {
  await field(page, 'Passphrase').fill(words)
  await button(page, 'Unlock').click()
}

const isInside = (page: Page) => isSeen(page.getByRole('navigation', { name: 'Main' }))

describe('making a vault', () => {
  let app: LaunchedApp
  let page: Page
  let recoveryKey: string
  beforeAll(async () => {
    app = await launchApp()
    page = app.page
  })

  test('an empty laptop is offered three ways to a vault', async () => {
    await button(page, 'Make a new vault').waitFor()
    expect(await page.getByRole('button').allInnerTexts()).toEqual([
      'Make a new vault',
      'Open a vault that I have',
      'Restore a backup',
    ])
    await expectAccessible(page)
  })

  test('it asks for the school’s and the person’s name before it goes on', async () => {
    await button(page, 'Make a new vault').click()
    await button(page, 'Go on').click()
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([
      'Every paper carries the school’s name.',
      'Please tell us what families call you.',
    ])
    await expectAccessible(page)
    await button(page, 'Back').click()
  })

  test('it says where the vault will be', async () => {
    await typeSchool(page)
    expect(await isSeen(heading(page, 'Where it is kept'))).toBe(true)
    expect(await page.getByRole('main').innerText()).toContain('Open Door')
    await expectAccessible(page)
    await button(page, 'Go on').click()
  })

  test('it says while typing what a passphrase still needs, and takes no short one', async () => {
    await field(page, 'Passphrase').fill('copper lan')
    expect(await isSeen(page.getByText('10 so far, 5 more to go.'))).toBe(true)
    await button(page, 'Make the vault').click()
    expect(await isSeen(page.getByRole('alert').getByText('10 so far, 5 more to go.'))).toBe(true)
    await expectAccessible(page)
  })

  test('a passphrase can be shown, and must be typed twice alike', async () => {
    await field(page, 'Passphrase').fill(passphrase)
    await page.getByRole('button', { name: 'Show passphrase', exact: true }).click()
    expect(await field(page, 'Passphrase').getAttribute('type')).toBe('text')
    await field(page, 'Passphrase again').fill('copper lantern seven river')
    await button(page, 'Make the vault').click()
    expect(await isSeen(page.getByText('The two are not the same yet.'))).toBe(true)
  })

  test('the recovery key is shown once, in nine groups of four', async () => {
    await field(page, 'Passphrase again').fill(passphrase)
    await button(page, 'Make the vault').click()
    expect(await isSeen(heading(page, 'Your recovery key'))).toBe(true)
    const groups = await page.getByLabel('Recovery key', { exact: true }).locator('span').allInnerTexts()
    expect(groups.map((group) => group.length)).toEqual(Array.from({ length: 9 }, () => 4))
    recoveryKey = groups.join('-')
    await expectAccessible(page)
  })

  test('the sheet can be saved, and is a PDF', async () => {
    const path = join(app.documents, 'sheet.pdf')
    app.answerDialog({ save: path })
    await button(page, 'Save the sheet').click()
    expect(await isSeen(page.getByText('Saved as sheet.pdf.'))).toBe(true)
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the sheet can be printed as one page without the window around it', async () => {
    await button(page, 'Print the sheet').click()
    expect(await isSeen(page.getByText('Sent to the printer.'))).toBe(true)
    const [printed] = await app.listPrints()
    const pdf = Buffer.from(printed ?? []).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    // US Letter in points, to the edge.
    expect(pdf).toMatch(/\/MediaBox \[0 0 61[12](\.\d+)? 79[12](\.\d+)?\]/)
  })

  test('a slip in the retyped key is answered with the group to look at', async () => {
    await button(page, 'I have it on paper').click()
    const third = recoveryKey.slice(10, 14)
    const slipped = recoveryKey.replace(third, third.startsWith('7') ? '8000' : '7000')
    await field(page, 'Recovery key').fill(slipped)
    await button(page, 'Confirm the key').click()
    expect(await isSeen(page.getByText('Almost. Look at the third group once more.'))).toBe(true)
    await expectAccessible(page)
  })

  test('the right key, in small letters and without hyphens, opens the door', async () => {
    await field(page, 'Recovery key').fill(recoveryKey.toLowerCase().replaceAll('-', ' '))
    await button(page, 'Confirm the key').click()
    expect(await isInside(page)).toBe(true)
    await expect.poll(() => page.getByText('One thing is left:').count()).toBe(0)
  })

  test('Ctrl+L locks from anywhere, and the window keeps nothing of what was inside', async () => {
    await page.keyboard.press('Control+l')
    expect(await isSeen(heading(page, 'Welcome back'))).toBe(true)
    expect(await isSeen(page.getByText('The vault is locked. Everything is saved and backed up.'))).toBe(true)
    expect(await page.title()).toBe('Open Door')
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0)
    await expectAccessible(page)
  })

  test('a wrong passphrase is answered with a sentence and costs nothing but time', async () => {
    await unlockWith(page, 'not the right words at all')
    expect(await isSeen(page.getByRole('alert').getByText('That passphrase does not open this vault.'))).toBe(
      true,
    )
    expect(await field(page, 'Passphrase').inputValue()).toBe('')
    await expectAccessible(page)
  })

  test('the right passphrase opens it, by keyboard alone', async () => {
    await button(page, 'Unlock').waitFor()
    await field(page, 'Passphrase').focus()
    await page.keyboard.type(passphrase)
    await page.keyboard.press('Enter')
    expect(await isInside(page)).toBe(true)
  })

  test('after a restart of the app the vault is found again, locked', async () => {
    app = await app.relaunch()
    page = app.page
    expect(await isSeen(heading(page, 'Welcome back'))).toBe(true)
    expect(await isSeen(page.getByText('Larkspur Community School'))).toBe(true)
  })

  test('the recovery key opens it and sets a new passphrase', async () => {
    await button(page, 'Use the recovery key').click()
    await expectAccessible(page)
    await field(page, 'Recovery key').fill(recoveryKey)
    await field(page, 'New passphrase').fill(otherPassphrase)
    await field(page, 'New passphrase again').fill(otherPassphrase)
    await button(page, 'Open the vault').click()
    expect(await isInside(page)).toBe(true)
    await button(page, 'Lock').click()
    expect(await isSeen(heading(page, 'Welcome back'))).toBe(true)
    await unlockWith(page, otherPassphrase)
    expect(await isInside(page)).toBe(true)
  })
})

describe('a vault in trouble', () => {
  let app: LaunchedApp
  let page: Page
  beforeAll(async () => {
    app = await launchApp()
    page = app.page
    await makeVault(page)
    await button(page, 'I have it on paper').click()
    await button(page, 'I will do this later').click()
    await isInside(page)
  })

  test('an unconfirmed recovery key is remembered gently on every page', async () => {
    await button(page, 'Confirm it now').click()
    await page.getByRole('dialog', { name: 'Confirm your recovery key' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await button(page, 'Confirm it now').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  test('a damaged file is explained, and the newest backup put in its place', async () => {
    await button(page, 'Lock').click()
    expect(await isSeen(heading(page, 'Welcome back'))).toBe(true)
    await app.close()
    writeFileSync(join(app.documents, 'Open Door', 'vault.db'), 'not a database any more')
    app = await app.relaunch()
    page = app.page
    expect(await isSeen(heading(page, 'This vault cannot be read'))).toBe(true)
    await expectAccessible(page)
    await button(page, 'Choose a backup').click()
    expect(await isSeen(page.getByText('What will be missing:'))).toBe(true)
    await expectAccessible(page)
    await field(page, 'Passphrase').fill(passphrase)
    await button(page, 'Restore this backup').click()
    expect(await isSeen(heading(page, 'Your backup is in place'))).toBe(true)
    expect(await isSeen(page.getByText('Nothing was deleted.'))).toBe(true)
    await expectAccessible(page)
    await button(page, 'Go in').click()
    expect(await isInside(page)).toBe(true)
  })

  test('a folder that is away is said so, and found again when it comes back', async () => {
    await app.close()
    const [folder, elsewhere] = [join(app.documents, 'Open Door'), join(app.documents, 'Unplugged')]
    renameSync(folder, elsewhere)
    app = await app.relaunch()
    page = app.page
    expect(await isSeen(heading(page, 'Your vault is not here right now'))).toBe(true)
    await expectAccessible(page)
    renameSync(elsewhere, folder)
    await button(page, 'Look again').click()
    await unlockWith(page, passphrase)
    expect(await isInside(page)).toBe(true)
  })

  test('it locks by itself when nobody types and when the laptop sleeps, and says why', async () => {
    await app.emitPower('suspend')
    expect(await isSeen(page.getByText('The vault locked itself when the laptop went to sleep.'))).toBe(true)
    await unlockWith(page, passphrase)
    expect(await isInside(page)).toBe(true)
    await app.setIdleSeconds(3600)
    expect(await isSeen(page.getByText('Nobody typed for a while, so the vault locked itself.'))).toBe(true)
  })
})
