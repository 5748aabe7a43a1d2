/** The line of time on the built app: narrowed, searched without diacritics, found from the search box, put on paper. */
import type { Page } from 'playwright'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/domain/day.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, todayHere, unlock } from './prepared-vault.ts'

let page: Page
let timeline: string
const entries = () => page.getByRole('tabpanel').getByRole('listitem')
const find = () => page.getByRole('searchbox', { name: 'Find in everything about Amina' })

beforeAll(async () => {
  const vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      const studentId = await addAminasPlan(open)
      timeline = `/students/${studentId}/timeline`
      const draft = { studentId, channel: 'call', direction: 'out', wasReached: true } as const
      for (let place = 0; place < 120; place += 1) {
        await open.call('contacts.log', {
          ...draft,
          happenedOn: addDays(todayHere(), -3 - place),
          withWhom: 'Samira Haddad',
          words:
            place === 60
              ? 'Łukasz from the bus office will keep a seat.'
              : `We spoke for a while, time ${place}.`,
        })
      }
      await open.call('notes.save', {
        id: null,
        studentId,
        writtenOn: todayHere(),
        words: 'Something told in confidence.',
      })
    },
  })
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
})

/** The whole line of time, however the test before left it. */
beforeEach(async () => {
  for (const path of ['/students', timeline]) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, path)
    if (path === timeline) await find().waitFor()
    else await page.getByRole('heading', { name: 'Students', level: 1 }).waitFor()
  }
  await find().fill('')
  const chosen = page.getByRole('group', { name: 'What is shown' }).getByRole('button', { pressed: true })
  while ((await chosen.count()) > 0) await chosen.first().click()
  await page.getByRole('button', { name: 'Show what was earlier' }).waitFor()
})

test('a note is found from the search box by its plain letters, and opens where it stands', async () => {
  await page.keyboard.press('Control+K')
  await page.keyboard.type('lukasz bus')
  const note = page.getByRole('group', { name: 'Notes' }).getByRole('option')
  await note.first().waitFor()
  await expect.poll(() => note.first().textContent()).toContain('Łukasz from the bus office')
  await expect.poll(() => note.first().locator('mark').allTextContents()).toEqual(['Łukasz', 'bus'])
  await page.keyboard.press('Enter')
  await find().waitFor()
  expect(await find().inputValue()).toBe('lukasz bus')
  await expect.poll(() => entries().count()).toBe(1)
  await expect.poll(() => entries().locator('mark').allTextContents()).toEqual(['Łukasz', 'bus'])
})

test('without words everything is there, a hundred at first, and more when it is asked for', async () => {
  const more = page.getByRole('button', { name: 'Show what was earlier' })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => entries().count()).toBeGreaterThan(120)
  await expect.poll(() => page.locator('li[data-entry]:focus').count()).toBe(1)
})

test('a note for one person is shown only when it is asked for', async () => {
  expect(await page.getByText('Something told in confidence.').count()).toBe(0)
  await find().fill('confidence')
  await page.getByText('Nothing fits here.').waitFor()
  expect(await page.getByText('Only for you').count()).toBe(0)
  await page.getByRole('button', { name: 'Look in my own notes, too' }).click()
  await expect.poll(() => entries().count()).toBe(1)
  await expect.poll(() => entries().textContent()).toContain('Something told in confidence.')
})

test('it is narrowed by kind, and is accessible as it stands', async () => {
  await page.getByRole('button', { name: /^Contacts/ }).click()
  await page.getByText('120 entries', { exact: true }).waitFor()
  await expectAccessible(page)
})

test('nothing found says so, and shows everything again', async () => {
  await find().fill('qqqq')
  await page.getByText('Nothing fits here.').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect.poll(() => entries().count()).toBe(100)
})

test('it is looked at on paper before it is printed, and who gets it is asked', async () => {
  await page.getByRole('button', { name: 'On paper' }).click()
  await page.getByRole('img', { name: /^Page 1 of/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await page.getByRole('dialog', { name: 'Print the timeline' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Back to the timeline' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'On paper' }).count()).toBe(1)
})
