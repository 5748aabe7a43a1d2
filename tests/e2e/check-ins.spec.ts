/** Check-ins and contacts on the built app: few actions, by keyboard alone, kept through a lock, found again with their words. */
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '#shared/domain/day.ts'
import type { ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'
import type { CommunicationLine } from '#shared/domain/sections/communication.ts'
import type { TestVault } from '../core/open-core.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan, aminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, type PreparedVault, todayHere, unlock } from './prepared-vault.ts'

let page: Page
let vault: PreparedVault
let amina: StudentId

const dialog = () => page.getByRole('dialog', { name: 'Check in with Amina Haddad' })
const talks = () => page.getByRole('region', { name: 'Contacts and check-ins' })
const today = todayHere()

async function goTo(place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, place)
}

async function goToAmina(place = ''): Promise<void> {
  await goTo(`/students/${amina}/${place}`)
  await page.getByRole('heading', { level: 1, name: 'Amina Haddad' }).waitFor()
}

/** What the counselor's hands do: each key, click or run of typing is one action. */
function countActions(screen: Page) {
  let count = 0
  return {
    count: () => count,
    press: async (key: string) => {
      count += 1
      await screen.keyboard.press(key)
    },
    type: async (words: string) => {
      count += 1
      await screen.keyboard.type(words)
    },
  }
}

const focusedName = () =>
  page.evaluate(() => {
    const focused = document.activeElement
    const group = focused?.closest('fieldset')?.querySelector('legend')?.textContent
    const label = (focused as HTMLInputElement | null)?.labels?.[0]?.textContent
    return (group ?? label ?? focused?.textContent ?? '').trim()
  })

const line: CommunicationLine = {
  id: 'c1' as ItemId,
  withWhom: 'Nguyễn Thị Bích Ngọc',
  channel: 'text',
  every: 'week',
  weekday: null,
  startsOn: today,
  by: 'Ana Reyes',
  language: 'Vietnamese',
  needsInterpreter: true,
  format: '',
}

/** A signed plan, a goal of every school day of the last two weeks, and a line of the communication plan. */
async function liveThePlan(open: TestVault): Promise<void> {
  amina = await addAminasPlan(open)
  await open.call('vault.confirmRecoveryKey', { typed: open.recoveryKey })
  const { plan } = await open.call('plans.findOfStudent', { studentId: amina })
  const planId = plan?.id as PlanId
  const [goal] = aminasPlan.goals.items
  const daily = {
    ...goal,
    weekdays: [1, 2, 3, 4, 5],
    startsOn: addDays(today, -14),
    dueOn: addDays(today, 30),
  }
  const sections = [
    ['goals', { items: [daily] }],
    ['communication', { items: [line] }],
  ] as const
  let revision = plan?.revision ?? 0
  for (const [section, content] of sections) {
    ;({ revision } = await open.call('plans.saveSection', { planId, revision, section, content }))
  }
  const { paper } = await open.call('agreements.prepare', { planId })
  await open.link('link.recordPrint', {
    paperId: paper.id,
    disclosure: { recipient: 'The family', purpose: 'To sign it', basis: 'parent-or-student-request' },
  })
  const [printed] = (await open.call('agreements.list', { planId })).agreements
  if (printed === undefined) throw new Error('a printed agreement is stored')
  await open.call('agreements.recordSignatures', {
    id: printed.id,
    signatures: [{ party: 'student', name: 'Amina Haddad', signedOn: today, how: 'paper', strokes: [] }],
  })
}

beforeAll(async () => {
  vault = await prepareVault({ isEmpty: true, fill: liveThePlan })
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
})

test('a check-in with two goal days takes at most 8 actions by keyboard alone, from opening the page to logged', async () => {
  await goToAmina()
  const hands = countActions(page)
  await hands.press('Tab')
  await expect.poll(focusedName).toBe('Check in')
  await hands.press('Enter')
  await dialog().waitFor()
  await expect
    .poll(() =>
      dialog()
        .getByRole('radio', { name: 'Done' })
        .first()
        .evaluate((one) => one === document.activeElement),
    )
    .toBe(true)
  await hands.press('1')
  await hands.press('2')
  await expect.poll(focusedName).toBe('How is it going?')
  await hands.press('4')
  await expect.poll(focusedName).toBe('Do you feel that you belong here?')
  await hands.press('3')
  await expect.poll(focusedName).toBe('In their words')
  await hands.type('Mornings are still hard.')
  await hands.press('Control+Enter')
  await dialog().waitFor({ state: 'detached' })
  await page.getByText('How it goes: good. Belonging: some days.').waitFor()
  expect(await page.getByText('Mornings are still hard.').count()).toBe(1)
  expect(hands.count()).toBeLessThanOrEqual(8)
})

test('the dialog says what was said last, holds to WCAG, and a click or an arrow key answers as well', async () => {
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  await dialog().getByText('Last time, today: “Mornings are still hard.”').waitFor()
  await expectAccessible(page)
  await dialog().getByText('Very good').click()
  const belonging = dialog().getByRole('group', { name: 'Do you feel that you belong here?' })
  await belonging.getByRole('radio', { name: 'Not at all' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await belonging.getByRole('radio', { name: 'A little' }).isChecked()).toBe(true)
  expect(await dialog().getByRole('radio', { name: 'Very good' }).isChecked()).toBe(true)
})

test('a half-written check-in is found again, and logged when the vault locks', async () => {
  await dialog().getByLabel('In their words').fill('Ms. Reyes waits at the')
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  expect(await dialog().getByLabel('In their words').inputValue()).toBe('Ms. Reyes waits at the')
  await dialog().getByLabel('Next step', { exact: true }).fill('Meet at the bus')
  await page.keyboard.press('Control+l')
  await page.getByLabel('Passphrase', { exact: true }).waitFor()
  await unlock(page, vault)
  await goToAmina('contacts')
  await talks().getByText('Ms. Reyes waits at the').waitFor()
  await talks().getByText('How it went in the last 2 check-ins: good and very good.').waitFor()
})

test('a next step is settled where it stands, and a removed check-in comes back with it', async () => {
  await talks().getByRole('button', { name: 'Done: Meet at the bus' }).click()
  await talks().getByText('done today').waitFor()
  await talks().getByRole('button', { name: 'Remove: Checked in with Amina' }).first().click()
  await talks().getByText('Ms. Reyes waits at the').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await talks().getByText('Ms. Reyes waits at the').waitFor()
  await talks().getByText('done today').waitFor()
})

test('somebody who could not be met is one choice, and the series goes on', async () => {
  await goToAmina()
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  await dialog().getByLabel('We could not meet today').check()
  expect(await dialog().getByRole('radio').count()).toBe(0)
  await dialog().getByRole('button', { name: 'Log it' }).click()
  await dialog().waitFor({ state: 'detached' })
  await goToAmina('contacts')
  await talks().getByText('Could not meet Amina').waitFor()
})

test('a contact takes over the plan, the words of a tone and their reading grade, and moves what is due', async () => {
  const plan = page.getByRole('region', { name: 'Staying in touch' })
  await plan.getByText(/^Nguyễn Thị Bích Ngọc, by text every week: due /).waitFor()
  await plan.getByRole('button', { name: /^Write it down: Nguyễn/ }).click()
  expect(await page.getByLabel('Language').inputValue()).toBe('Vietnamese')
  expect(await page.getByLabel('With an interpreter').isChecked()).toBe(true)
  await page.getByText('Repair', { exact: true }).click()
  await page.getByRole('button', { name: 'After a setback' }).click()
  await expect
    .poll(() => page.getByLabel('What was said?').inputValue())
    .toMatch(/^Hello Nguyễn Thị Bích Ngọc, .* Amina /)
  // Grades are for English; the words are in the way of a family that reads Vietnamese.
  expect(await page.getByText(/^These words read at grade/).count()).toBe(0)
  await page.getByLabel('Language').fill('English')
  await page.getByText(/^These words read at grade \d\.\d\. Good for most families\.$/).waitFor()
  await page.getByLabel('Next step', { exact: true }).fill('Send the bus times')
  await page.getByLabel('Next step on').fill(addDays(today, 2))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Log it' }).click()
  await talks().getByText('Texted Nguyễn Thị Bích Ngọc', { exact: true }).waitFor()
  await talks().getByText('Next step: Send the bus times').waitFor()
  await plan.getByText(/Reached last on/).waitFor()
})

test('the school writes its own words to start from', async () => {
  await page.getByRole('button', { name: 'Our words' }).click()
  const words = page.getByRole('dialog', { name: 'Our words' })
  await words.getByRole('button', { name: 'Change: A good day' }).click()
  await words.getByLabel('Title').fill('The mural')
  await words.getByRole('button', { name: 'Keep these words' }).click()
  await words.getByRole('button', { name: 'Change: The mural' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByText('Celebration', { exact: true }).click()
  await page.getByRole('button', { name: 'The mural' }).waitFor()
})

test('the page with its seven tabs fits at 1024', async () => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await goToAmina()
  const sideways = () => page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)
  await expect.poll(sideways).toBe(0)
  const tops = () =>
    page
      .getByRole('tab')
      .evaluateAll((tabs) => new Set(tabs.map((tab) => tab.getBoundingClientRect().top)).size)
  await expect.poll(tops).toBe(1)
  await expectAccessible(page)
})
