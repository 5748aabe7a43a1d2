/** A meeting with one family: begun, written in, signed on the screen, and left only by passphrase or lock. */
import type { Locator, Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { callBridge, getAnswer } from './call-bridge.ts'
import { type PreparedVault, prepareVault, unlock } from './prepared-vault.ts'

let page: Page
let vault: PreparedVault
let amina: StudentId

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const part = (word: string) => page.getByRole('navigation').getByRole('link', { name: word })
const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const other = /Zwetajewa|Benno/

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      amina = await addAminasPlan(open)
      const draft = await open.call('students.get', { id: amina })
      await open.call('students.save', {
        id: null,
        revision: 0,
        draft: { ...draft, schoolNumber: '4712', givenName: 'Benno', familyName: 'Zwetajewa', family: [] },
      })
    },
  })
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
})

async function goTo(path: string): Promise<void> {
  await page.evaluate((wanted) => {
    globalThis.location.hash = wanted
  }, path)
}

/** Everything that is on the screen, read aloud, or in the window's name. */
async function readAll(): Promise<string> {
  return `${await page.title()} ${await page.content()}`
}

async function begin(): Promise<void> {
  await goTo(`#/students/${amina}`)
  await button('Family meeting').click()
  await heading('What Amina says').waitFor()
}

async function draw(field: Locator, points: [number, number][]): Promise<void> {
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  const [first] = points
  if (box === null || first === undefined) throw new Error('there is no field to sign in')
  await page.mouse.move(box.x + first[0] * box.width, box.y + first[1] * box.height)
  await page.mouse.down()
  for (const [x, y] of points) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 5 })
  }
  await page.mouse.up()
}

test('a meeting shows one student and leads nowhere else', async () => {
  // The list of everybody was on the screen before, so its names could have stayed.
  await goTo('#/students')
  await page.getByText('Benno Zwetajewa').first().waitFor()
  await begin()
  expect(await page.title()).toBe('Meeting · Open Door')
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0)
  expect(await page.getByRole('combobox', { name: /student/i }).count()).toBe(0)
  for (const path of ['#/students', '#/today', '#/papers', '#/meeting/2', '#/students/2/plan']) {
    await goTo(path)
    await expect.poll(() => new URL(page.url()).hash).toMatch(new RegExp(`^#/meeting/${amina}`))
  }
  await page.keyboard.press('Control+k')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.goBack()
  await expect.poll(() => new URL(page.url()).hash).toMatch(new RegExp(`^#/meeting/${amina}`))
  await heading('What Amina says').waitFor()
  expect(await readAll()).not.toMatch(other)
  expect(await callBridge(page, 'students.get', { id: 2 })).toMatchObject({
    error: { code: 'meeting.one-student-only' },
  })
  await expectAccessible(page)
})

test('what is written together is the plan, in large type', async () => {
  await part('Promises').click()
  await heading('What we promise each other').waitFor()
  const promise = page.getByLabel('We promise').last()
  await promise.fill('A seat near the door')
  const size = await promise.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(size).toBeGreaterThanOrEqual(20)
  await button('Lock').focus()
  await expect
    .poll(async () => {
      const { plan } = await getAnswer(page, 'plans.findOfStudent', { studentId: amina })
      return plan?.content.promises.items.map((item) => item.words)
    })
    .toContain('A seat near the door')
  await expectAccessible(page)
})

test('loaded anew, the page is the same part of the same meeting', async () => {
  await page.reload()
  await heading('What we promise each other').waitFor()
  await goTo('#/students')
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(new URL(page.url()).hash).toMatch(new RegExp(`^#/meeting/${amina}`))
  expect(await readAll()).not.toMatch(other)
})

test('drawn or typed, the names lock the agreement', async () => {
  await part('Agree and sign').click()
  await page.getByRole('img', { name: /^Page 1 of / }).waitFor()
  await button('Amina signs here').click()
  const field = page.getByRole('img', { name: /^Field to sign in/ })
  await field.waitFor()
  await button('Sign').click()
  await page.getByText('Sign in the field, or type the name instead.').waitFor()
  await draw(field, [
    [0.1, 0.8],
    [0.2, 0.2],
    [0.3, 0.8],
  ])
  await draw(field, [
    [0.4, 0.5],
    [0.8, 0.6],
  ])
  await draw(field, [
    [0.85, 0.1],
    [0.95, 0.1],
  ])
  await button('Undo the last stroke').click()
  await expectAccessible(page)
  await button('Sign').click()
  await page.getByText(/^Amina Haddad signed on /).waitFor()

  await button('Nguyễn Thị Bích Ngọc signs here').click()
  await page.getByText('Type the name', { exact: true }).click()
  await button('Sign').click()
  await page.getByText('Tick ‘I agree’ to sign.').waitFor()
  await page.getByLabel('I agree').check()
  await button('Sign').click()
  await page.getByText(/^Amina Haddad and Nguyễn Thị Bích Ngọc signed on /).waitFor()

  const { plan } = await getAnswer(page, 'plans.findOfStudent', { studentId: amina })
  const { agreements } = await getAnswer(page, 'agreements.list', { planId: plan?.id })
  expect(agreements).toMatchObject([
    { state: 'signed', signatures: [{ how: 'drawn' }, { how: 'typed', strokes: [] }] },
  ])
  const strokes = agreements[0]?.signatures[0]?.strokes ?? []
  expect(strokes).toHaveLength(2)
  // In thousandths of the field's width, which is five times its height.
  expect(strokes[0]?.slice(0, 2)).toEqual([expect.closeTo(100, -1), expect.closeTo(160, -1)])
  expect(strokes[1]?.slice(-2)).toEqual([expect.closeTo(800, -1), expect.closeTo(120, -1)])
  expect(plan?.state).toBe('agreed')
})

test('the family takes a signed copy home', async () => {
  await button('Print a signed copy').click()
  await page.getByRole('heading', { name: 'Print the signed copy' }).waitFor()
  await page.getByLabel('Why this is allowed').selectOption('parent-or-student-request')
  await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).click()
  await page.getByText(/^Printed for Nguyễn Thị Bích Ngọc/).waitFor()
  const { disclosures } = await getAnswer(page, 'disclosures.list', { studentId: amina })
  expect(disclosures).toMatchObject([{ what: 'Signed copy of reintegration agreement 1', how: 'printed' }])
})

test('it is left with the passphrase only', async () => {
  await button('Leave the meeting').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passphrase', { exact: true }).fill('not the right words')
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click()
  await dialog.getByText('That passphrase does not open this vault.').waitFor()
  expect(await dialog.getByText('recovery key').count()).toBe(0)
  const asked = dialog.getByLabel('Passphrase', { exact: true })
  await expect.poll(() => asked.evaluate((one) => one === document.activeElement)).toBe(true)
  await expectAccessible(page)
  expect(await getAnswer(page, 'meeting.get', {})).toEqual({ studentId: amina })
  await dialog.getByLabel('Passphrase', { exact: true }).fill(vault.passphrase)
  await page.evaluate(() => Object.assign(globalThis, { isWindowOfMeeting: true }))
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click()
  // What the meeting left out, the bank's people say, is read anew.
  await expect.poll(() => page.evaluate(() => 'isWindowOfMeeting' in globalThis)).toBe(false)
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  const title = page.getByRole('heading', { name: 'Amina Haddad', level: 1 })
  await title.waitFor()
  await expect.poll(() => title.evaluate((one) => one === document.activeElement)).toBe(true)
})

test('the signed copy is among the papers', async () => {
  await goTo(`#/students/${amina}/papers`)
  await button('Signed copy of agreement 1').click()
  await page.getByRole('img', { name: /^Page 1 of / }).waitFor()
  await page.getByRole('heading', { name: 'Signed copy of agreement 1' }).waitFor()
})

test('it can begin without a plan; a lock ends it, and everything is there after unlocking', async () => {
  await goTo('#/students/2')
  await page.getByRole('heading', { name: 'Benno Zwetajewa', level: 1 }).waitFor()
  await button('Family meeting').click()
  await button('Start the plan with Benno').click()
  await page.getByRole('link', { name: /^Next: / }).waitFor()
  await page.keyboard.press('Control+l')
  await button('Unlock').waitFor()
  expect(await page.title()).toBe('Open Door')
  expect(await page.content()).not.toMatch(/Amina|Benno/)
  expect(await getAnswer(page, 'meeting.get', {})).toEqual({ studentId: null })
  await unlock(page, vault)
  await goTo('#/students')
  await page.getByText('Benno Zwetajewa').first().waitFor()
})

test('a restricted note keeps its last word through a lock, and comes back after it was removed', async () => {
  await goTo(`#/students/${amina}/contacts`)
  await page.getByText('Only you see these notes.').waitFor()
  await button('Write a note').click()
  const note = page.getByLabel(/^Note of /)
  await expect.poll(() => note.evaluate((element) => element === document.activeElement)).toBe(true)
  await note.fill('Her father lost his work.')
  await expectAccessible(page)
  await note.press('End')
  await note.pressSequentially(' Not to be told')
  await page.keyboard.press('Control+l')
  await unlock(page, vault)
  await goTo(`#/students/${amina}/contacts`)
  await expect.poll(() => note.inputValue()).toBe('Her father lost his work. Not to be told')
  await button(/^Remove the note of /).click()
  await button('Undo').click()
  await expect.poll(() => note.inputValue()).toBe('Her father lost his work. Not to be told')
  const { notes } = await getAnswer(page, 'notes.list', { studentId: amina })
  expect(notes).toMatchObject([{ words: 'Her father lost his work. Not to be told', staffName: 'Ana Reyes' }])
})
