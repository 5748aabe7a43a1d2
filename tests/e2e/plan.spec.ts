/** A plan is written: by keyboard, saved by itself, undone, and never lost. */
import type { Page } from 'playwright'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { sectionIds, sections } from '#shared/domain/sections/registry.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { type PreparedVault, prepareVault, unlock } from './prepared-vault.ts'

let app: LaunchedApp
let page: Page
let vault: PreparedVault
let written: StudentId
let unwritten: StudentId
let begun: StudentId
let binned: StudentId
let closing: StudentId

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (label: string) => page.getByLabel(label, { exact: true })
const parts = () => page.getByRole('navigation', { name: 'Parts of the plan' })
const saved = () => page.getByText(/^Saved \d\d:\d\d ·/)

async function openPlan(id: StudentId): Promise<void> {
  await page.evaluate((path) => {
    globalThis.location.hash = path
  }, `#/students/${id}/plan`)
  await page.getByRole('tab', { name: 'Plan', selected: true }).waitFor()
}

async function openPart(title: string): Promise<void> {
  await parts().getByRole('button', { name: title }).first().click()
  await page.getByRole('heading', { name: title, level: 2 }).waitFor()
}

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      written = await addAminasPlan(open)
      const draft = await open.call('students.get', { id: written })
      const add = async (schoolNumber: string, givenName: string) => {
        const named = { ...draft, schoolNumber, givenName, familyName: 'Reyes' }
        return (await open.call('students.save', { id: null, revision: 0, draft: named })).id
      }
      unwritten = await add('LCS-4712', 'Pablo')
      begun = await add('LCS-4713', 'Mateo')
      binned = await add('LCS-4714', 'Luz')
      closing = await add('LCS-4715', 'Tuan')
      await open.call('plans.start', { studentId: begun })
      const content = { items: [{ id: 's1', kind: 'strength', words: 'Builds bridges out of paper' }] }
      for (const studentId of [binned, closing]) {
        const { id: planId } = await open.call('plans.start', { studentId })
        await open.call('plans.saveSection', { planId, revision: 0, section: 'strengths', content })
      }
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

beforeEach(() => {
  page = app.page
})

test('a plan begins with one button, and asks in plain words for what it lacks', async () => {
  await openPlan(unwritten)
  await button('Start with an empty plan').click()
  await parts().getByText('What does Pablo say? A plan starts with their words.').waitFor()
  await expect.poll(() => parts().getByRole('listitem').count()).toBe(sectionIds.length)
})

test('a question leads to its place', async () => {
  await openPlan(begun)
  await parts().getByRole('button', { name: 'What does the family promise?' }).click()
  await page.getByRole('heading', { name: 'What we promise each other', level: 2 }).waitFor()
  await parts().getByRole('button', { name: 'What does Mateo say?' }).click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('The bell is too loud.')
  expect(await field('What helps, in Mateo’s words').inputValue()).toBe('The bell is too loud.')
  await parts().getByText('What does Mateo say?').waitFor({ state: 'hidden' })
  await saved().waitFor()
})

test('what was typed a second ago survives a power cut', async () => {
  await openPlan(begun)
  await openPart('Strengths and interests')
  await button('A strength').click()
  await page.keyboard.type('Builds bridges out of paper')
  // A crash may cost the last second, so this is how long the promise lets the app take.
  await page.waitForTimeout(1_000)
  await app.kill()
  app = await launchApp({ documents: app.documents, userData: app.userData })
  page = app.page
  await unlock(page, vault)
  await openPlan(begun)
  await openPart('Strengths and interests')
  expect(await field('A strength').inputValue()).toBe('Builds bridges out of paper')
})

test('what was typed a moment before locking is saved first', async () => {
  await openPlan(begun)
  await openPart('Check-ins and reviews')
  await field('Which attendance do we hope for?').fill('Every morning until spring')
  await page.keyboard.press('Control+l')
  await unlock(page, vault)
  await openPlan(begun)
  await openPart('Check-ins and reviews')
  expect(await field('Which attendance do we hope for?').inputValue()).toBe('Every morning until spring')
})

test('an entry that was taken out comes back, and goes again', async () => {
  await openPlan(written)
  await openPart('In the student’s own words')
  await button('Remove: What helps').click()
  await expect.poll(() => field('What helps, in Amina’s words').count()).toBe(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  expect(await field('What helps, in Amina’s words').inputValue()).toContain('start with art on Mondays')
  await button('Redo').focus()
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => field('What helps, in Amina’s words').count()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => field('What helps, in Amina’s words').count()).toBe(1)
})

test('a barrier without a support says so until one is added beside it', async () => {
  await openPlan(begun)
  await openPart('What stands in the way')
  await button('Mateo').click()
  await page.keyboard.type('Nobody waits for me')
  await page
    .getByRole('listitem')
    .getByText('No support answers “Nobody waits for me” yet.')
    .first()
    .waitFor()
  await field('A new support').fill('Sam walks with him')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('checkbox', { name: 'Sam walks with him' }).isChecked()).toBe(true)
  await parts().getByText('No support answers').waitFor({ state: 'hidden' })
  await openPart('Supports')
  expect(await field('What is it?').inputValue()).toBe('Sam walks with him')
})

test('a goal is read back as it will stand on paper, with the next question', async () => {
  await openPlan(begun)
  await openPart('Goals')
  await button('A goal').click()
  await page.keyboard.type('Come to the robotics club')
  await page.getByText('Almost there. On which days?').waitFor()
  await page.getByRole('group', { name: 'On which days?' }).getByText('Tue').click()
  await field('At what time?').fill('15:15')
  await page.getByText('Almost there. How many times are enough, of how many?').waitFor()
  await field('Times to reach').fill('6')
  await field('Times in all').fill('8')
  await field('By when?').fill('2099-04-02')
  await page.getByText('“Mateo will come to the robotics club on Tuesdays at 15:15').waitFor()
  await page.getByText('Almost there.').waitFor({ state: 'hidden' })
})

test('a week is filled with one press and grows into the next stage', async () => {
  await openPlan(begun)
  await openPart('The way back')
  await button('A stage of two weeks').click()
  await button('Mornings 8:30–11:30').click()
  await page.getByText('15 hours a week').waitFor()
  await page.getByRole('group', { name: 'Days' }).getByText('Wed').click()
  await page.getByText('12 hours a week').waitFor()
  await button('Next stage, an hour a day more').click()
  await page.getByText('16 hours a week').waitFor()
  expect(await field('Name').nth(1).inputValue()).toBe('Stage 2')
})

test('the next part is one key away', async () => {
  await openPlan(written)
  for (const id of sectionIds.slice(0, -1)) {
    const next = sections[sectionIds[sectionIds.indexOf(id) + 1] ?? id].title
    await openPart(sections[id].title)
    await button(`Next: ${next}`).press('Enter')
    await page.getByRole('heading', { name: next, level: 2 }).waitFor()
  }
})

test('the plan of a student in the bin is only read, until they are brought back', async () => {
  await openPlan(binned)
  await page.getByRole('tab', { name: 'Family & details' }).click()
  await button('Move to the bin').click()
  await page.getByRole('heading', { name: 'Students', level: 1 }).waitFor()
  await openPlan(binned)
  await openPart('Strengths and interests')
  expect(await field('A strength').isDisabled()).toBe(true)
  await expect.poll(() => button('Make the agreement').count()).toBe(0)
  await page.getByRole('tab', { name: 'Contacts' }).click()
  await page.getByRole('heading', { name: 'Contacts and check-ins' }).waitFor()
  await expect.poll(() => button('Log it').count()).toBe(0)
  await page.getByRole('tab', { name: 'Family & details' }).click()
  expect(await field('Family name').isDisabled()).toBe(true)
  await button('Bring back').click()
  await button('Move to the bin').waitFor()
  expect(await field('Family name').isEnabled()).toBe(true)
})

test('a plan is closed with a reason, kept as it was, and followed by a new one', async () => {
  await openPlan(closing)
  await openPart('Strengths and interests')
  await button('Change where it stands').click()
  const dialog = page.getByRole('dialog', { name: 'Where shall the plan go?' })
  await dialog.getByLabel('Why does it end here?').fill('They move to Duluth')
  await dialog.getByLabel('What helped, and what still needs someone?').fill('The later bus')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close the plan' }).click()
  await page.getByText('They move to Duluth. It is kept as it was.').waitFor()
  expect(await field('A strength').isDisabled()).toBe(true)
  await button('Renew the plan').click()
  await page.getByRole('heading', { name: 'Earlier plans', level: 2 }).waitFor()
  await page.getByText('What helped: The later bus').waitFor()
  await openPart('Strengths and interests')
  expect(await field('A strength').isEnabled()).toBe(true)
  expect(await field('A strength').inputValue()).toBe('Builds bridges out of paper')
})

test.each(sectionIds)('%s is whole in both themes', async (id) => {
  await openPlan(written)
  await openPart(sections[id].title)
  await expectAccessible(page)
})

test('a name without a space stays inside its own place on a small window', async () => {
  const long = 'Maximilianalexandrinaconstantinopolitanischerwunderbarermenschlein'
  await page.setViewportSize({ width: 1024, height: 720 })
  await openPlan(written)
  await page.evaluate(() => {
    globalThis.location.hash = globalThis.location.hash.replace(/plan$/, 'family')
  })
  await field('Likes to be called').fill(long)
  await saved().waitFor()
  await openPlan(written)
  for (const title of ['What we promise each other', 'Goals']) {
    await openPart(title)
    const runsOver = await page.locator('main').evaluate((main) => {
      const isWider = (one: Element) =>
        one.scrollWidth > one.clientWidth + 1 ||
        one.getBoundingClientRect().right > (one.parentElement ?? main).getBoundingClientRect().right + 1
      return [...main.querySelectorAll('h1, h2, h3, p, li, button, label, input')]
        .filter((one) => one.closest('.only-read-aloud') === null && isWider(one))
        .map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`)
    })
    expect(runsOver, title).toEqual([])
  }
})
