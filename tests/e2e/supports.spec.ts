/** Supports: a bank that a school makes its own, a plan that chooses from it, and what was planned beside what was given. */
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { sayDate } from '#shared/domain/plain-words.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { callBridge } from './call-bridge.ts'
import { prepareVault, todayHere, unlock } from './prepared-vault.ts'

/** How long a busy machine may take. */
const soon = { timeout: 15_000 }
let page: Page
let studentId: StudentId

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (label: string) => page.getByLabel(label, { exact: true })
const dialog = () => page.getByRole('dialog')
const parts = () => page.getByRole('navigation', { name: 'Parts of the plan' })
const cards = () => page.locator('[data-bank]')

async function open(path: string): Promise<void> {
  await page.evaluate((to) => {
    globalThis.location.hash = to
  }, `#${path}`)
}

async function openPart(title: string): Promise<void> {
  await open(`/students/${studentId}/plan`)
  await parts().getByRole('button', { name: title }).first().click()
  await page.getByRole('heading', { name: title, level: 2 }).waitFor()
}

/** The last school day before today, which may be in the week before. */
function lastSchoolDay(): IsoDate {
  let day = addDays(todayHere(), -1)
  while (weekdayOf(toEpochDay(day)) > 5) day = addDays(day, -1)
  return day
}

beforeAll(async () => {
  const vault = await prepareVault({
    isEmpty: true,
    fill: async (opened) => {
      studentId = await addAminasPlan(opened)
    },
  })
  const app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
  await open('/supports')
  await button('Start from a general list').click()
  await cards().first().waitFor()
  await callBridge(page, 'bank.save', {
    id: null,
    revision: 0,
    draft: {
      name: 'Chess circle',
      kind: 'after-school',
      source: 'community',
      what: 'Slow games, good company',
      who: 'Ms. Rivera',
      contact: '',
      languages: '',
      cost: '',
      capacity: 1,
      weekdays: [2],
      times: '15:15, room 7',
      answers: ['climate-and-belonging'],
      isRetired: false,
    },
  })
})

test('a bank that began from the general list is found by any word, and by barrier', async () => {
  await open('/supports')
  const all = await cards().count()
  expect(all).toBeGreaterThan(15)
  await field('Find a support').fill('NÚRSE')
  await expect.poll(() => cards().count(), soon).toBe(1)
  await expectAccessible(page)
  await field('Find a support').fill('no such thing')
  await button('Show everything').click()
  await expect.poll(() => cards().count(), soon).toBe(all)
  await field('For which barrier?').selectOption('food')
  await expect.poll(() => cards().count(), soon).toBe(2)
  await field('For which barrier?').selectOption('any')
})

test('a support is kept while it is typed, and comes back after it was taken out', async () => {
  await open('/supports')
  await button('Add a support').click()
  await field('What is it called?').fill('Robot club')
  await field('Who gives it?').fill('Ms. Rivera')
  await dialog().getByText('Tue', { exact: true }).click()
  await field('At what time, and where?').fill('15:15, room 7')
  await field('Places for students at a time').fill('4')
  await expectAccessible(page)
  await dialog().getByRole('button', { name: 'Done' }).click()
  await page.getByText('Places: 0 of 4 taken').waitFor()
  await button('Change Robot club').click()
  await button('Take it out of the bank').click()
  await cards().filter({ hasText: 'Robot club' }).waitFor({ state: 'detached' })
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Places: 0 of 4 taken').waitFor()
})

test('a gap of the barrier map is closed from the bank, with a line to what answers it', async () => {
  await openPart('What stands in the way')
  await button('The family').click()
  await page.keyboard.type('Nobody is awake to wake her')
  const map = page.getByRole('region', { name: 'Barriers and what answers them' })
  await expect.poll(() => map.locator('path').count(), soon).toBe(1)
  await map.getByRole('button', { name: 'Find a support for Nobody is awake to wake her' }).click()
  await dialog()
    .getByRole('textbox', { name: 'Find a support' })
    .or(dialog().getByRole('searchbox'))
    .fill('walk')
  await dialog().getByText('Walking together').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => map.locator('path').count(), soon).toBe(2)
  await map.getByText('Answered by Walking together.').waitFor({ state: 'attached' })
  await expectAccessible(page)
})

test('a support chosen from the bank brings its person and days, and takes a place', async () => {
  await openPart('Supports')
  await button('Choose from the bank').click()
  await dialog().getByRole('searchbox').fill('chess')
  await dialog().getByText('Chess circle').waitFor()
  await page.keyboard.press('Enter')
  const entry = page.locator('[data-entry]').last()
  await expect.poll(() => entry.getByLabel('What is it?').inputValue(), soon).toBe('Chess circle')
  expect(await entry.getByLabel('Who gives it?').inputValue()).toBe('Ms. Rivera')
  expect(await entry.getByLabel('At what time?').inputValue()).toBe('15:15')
  expect(await entry.getByRole('checkbox', { name: 'Tuesday' }).isChecked()).toBe(true)
  expect(await entry.getByLabel('How often?').inputValue()).toBe('Tuesdays, 15:15, room 7')
  await expect
    .poll(() => entry.evaluate((element) => element.contains(element.ownerDocument.activeElement)), soon)
    .toBe(true)
  await page.getByText(/^Saved \d\d:\d\d/).waitFor()
  await open('/supports')
  await page.getByText('Full for now: the one place is taken').waitFor()
})

test('each session is noted with one click, said in words, and can be taken back', async () => {
  const on = lastSchoolDay()
  await openPart('Supports')
  const entry = page.locator('[data-entry]').first()
  await entry.getByLabel('What is it?').fill('A seat on the early bus')
  const weekday = sayDate(on).split(' ')[0] ?? ''
  await entry.getByText(weekday.slice(0, 3), { exact: true }).click()
  await entry.getByLabel('From', { exact: true }).fill(on)
  await page.getByText(/^Saved \d\d:\d\d/).waitFor()
  await open(`/students/${studentId}/follow-up`)
  const support = page.getByRole('article', { name: 'A seat on the early bus' })
  await support.getByText('One session so far, not noted yet.').waitFor()
  await support.getByRole('button', { name: 'We could not hold it' }).click()
  await support.getByText('Given 0 of 1 planned; once we could not hold it.').waitFor()
  await support.getByRole('textbox').fill('The driver was ill')
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await support.getByText('One session so far, not noted yet.').waitFor()
  await support.getByRole('button', { name: 'Given', exact: true }).click()
  await support.getByText('Given 1 of 1 planned.').waitFor()
  await expectAccessible(page)
})
