/**
 * The quick way: from an open vault to a plan that can be printed, by keyboard alone and counted. Each key press and each
 * run of typing into one field is one action; so is each Tab on the way to a field.
 */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { expectAccessible } from './accessibility.ts'
import { addAmina } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { prepareVault, type PreparedVault, unlock } from './prepared-vault.ts'

const mostActions = 60

let app: LaunchedApp
let page: Page
let vault: PreparedVault
let amina: StudentId
let other: StudentId

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      amina = await addAmina(open)
      const draft = await open.call('students.get', { id: amina })
      const second = { ...draft, schoolNumber: 'LCS-4712', givenName: 'Mateo', familyName: 'Reyes' }
      other = (await open.call('students.save', { id: null, revision: 0, draft: second })).id
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

/** What a person does at the keyboard, counted. */
function aCountedKeyboard() {
  let actions = 0
  /** What the thing in focus is called; the page itself and its panels are called nothing. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        return element.labels?.[0]?.textContent ?? ''
      }
      return element?.matches('a, button') === true ? element.textContent : ''
    })
  const press = async (key: string): Promise<void> => {
    actions += 1
    await page.keyboard.press(key)
  }
  return {
    count: () => actions,
    press,
    async type(words: string): Promise<void> {
      actions += 1
      await page.keyboard.type(words)
    },
    /** Tabs on until the focus is where these words stand; a place that never comes is a failure. */
    async tabTo(words: string): Promise<void> {
      const before = actions
      while (!(await focused()).includes(words)) {
        if (actions - before > 25) throw new Error(`the keyboard does not come to ${words}`)
        await press('Tab')
      }
    },
  }
}

const openPlan = (id: StudentId) =>
  page.evaluate((path) => {
    globalThis.location.hash = path
  }, `#/students/${id}/plan`)

const answers = [
  ['What does Amina say would help?', 'Art first on Mondays, and nobody asking in the hallway.'],
  ['What is Amina good at', 'draws every day'],
  ['What does the family say?', 'She was proud of school last year.'],
  ['What makes coming to school hard?', 'The bus comes before her brother’s school opens.'],
  ['What will the school do about it?', 'A later bus'],
  ['Which one thing will Amina do first?', 'Come to art first thing'],
  ['Amina promises', 'Text on hard mornings'],
  ['The family promises', 'Call before 8'],
  ['The school promises', 'Keep a quiet desk'],
] as const

describe('the first talk', () => {
  test('makes a plan that can be printed in at most 60 actions, without the mouse', async () => {
    const keyboard = aCountedKeyboard()
    await keyboard.press('Control+k')
    await keyboard.type('Amina')
    await page
      .getByRole('option', { name: /Amina Haddad/ })
      .first()
      .waitFor()
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Amina Haddad', level: 1 }).waitFor()
    await keyboard.tabTo('Begin a plan')
    await keyboard.press('Enter')
    await page.getByRole('button', { name: 'Start with a first talk' }).waitFor()
    await keyboard.tabTo('Start with a first talk')
    await keyboard.press('Enter')
    await page.getByRole('form', { name: 'The first talk' }).waitFor()
    for (const [label, words] of answers) {
      await keyboard.tabTo(label)
      await keyboard.type(words)
    }
    await page.getByText('Nothing is missing. The agreement can be made.').waitFor()
    await keyboard.press('Control+Enter')
    await keyboard.tabTo('Make the agreement')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Agreement 1 with Amina, as it will be on paper' }).waitFor()
    await page.getByRole('img', { name: /^Page 1 of / }).waitFor()
    expect(await page.getByText('Still to talk about.').count()).toBe(0)
    expect(keyboard.count()).toBeLessThanOrEqual(mostActions)
  })

  test('half of it survives a lock, in the ordinary parts of the plan', async () => {
    await openPlan(other)
    await page.getByRole('button', { name: 'Start with a first talk' }).click()
    await page.getByLabel('What does Mateo say would help?').fill('The bell is too loud, so I come la')
    await page.keyboard.press('Control+l')
    await unlock(page, vault)
    await openPlan(other)
    await page.getByRole('heading', { name: 'In the student’s own words', level: 2 }).waitFor()
    expect(await page.getByLabel('What helps, in Mateo’s words').inputValue()).toBe(
      'The bell is too loud, so I come la',
    )
    await page.getByRole('button', { name: 'The first talk' }).click()
    expect(await page.getByLabel('What does Mateo say would help?').inputValue()).toBe(
      'The bell is too loud, so I come la',
    )
    await page.getByText('Change what is proposed').click()
    await expectAccessible(page)
  })
})
