/** Today on the built app: what the day asks for, acted on by keyboard alone, with one way back. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#shared/domain/day.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { fillPlan } from '../core/plans/a-planned-student.ts'
import { createStudent } from '../core/students/a-student.ts'
import type { TestVault } from '../core/open-core.ts'
import { aPlanContent, item } from '../documents/a-snapshot.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, todayHere, unlock } from './prepared-vault.ts'

const greeting = /^Good (morning|afternoon|evening), Ana Reyes$/
const dueList = (page: Page) => page.getByRole('list', { name: 'Due today' })
const dueLines = (page: Page) => dueList(page).getByRole('listitem')
const focusedLine = (page: Page) => page.locator('li:focus')
const counted = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Today/ })
    .innerText()

/** Open on every day of the week, so that no weekday changes what is due. */
async function addYear(vault: TestVault): Promise<void> {
  const today = todayHere()
  await vault.call('school.saveYear', {
    id: null,
    draft: {
      name: 'This year',
      startsOn: addDays(today, -100),
      endsOn: addDays(today, 100),
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      terms: [],
      closures: [],
    },
  })
}

function aPlanOfToday(): PlanContent {
  const today = todayHere()
  const plan = aPlanContent()
  const promise = (id: string, party: 'family' | 'school', words: string, days: number) => ({
    id: item(id),
    party,
    words,
    who: '',
    dueOn: addDays(today, days),
    state: 'open' as const,
    settledOn: null,
  })
  return {
    ...plan,
    goals: { items: [] },
    promises: {
      items: [
        promise('desk', 'school', 'a quiet desk', -2),
        promise('call', 'family', 'call before 8', 0),
        promise('bus', 'school', 'a later bus', -9),
      ],
    },
    schedule: { ...plan.schedule, stages: [], reviewOn: null },
    rhythm: {
      ...plan.rhythm,
      checkInEvery: 'day',
      checkInWeekdays: [],
      firstReviewOn: addDays(today, 3),
      reviewEvery: 'month',
    },
  }
}

/** A plan that was begun a month ago and is agreed; the school has kept one promise. */
async function addLivedPlan(vault: TestVault): Promise<void> {
  const now = vault.clock.now().toISOString()
  vault.clock.set(`${addDays(todayHere(), -30)}T10:00:00.000Z`)
  const { id: studentId } = await createStudent(vault, { givenName: 'Amina', familyName: 'Haddad' })
  const plan = await vault.call('plans.start', { studentId })
  await fillPlan(vault, plan, aPlanOfToday())
  const { paper } = await vault.call('agreements.prepare', { planId: plan.id })
  await vault.link('link.recordPrint', {
    paperId: paper.id,
    disclosure: { recipient: 'The family', purpose: 'To sign it', basis: 'parent-or-student-request' },
  })
  const [printed] = (await vault.call('agreements.list', { planId: plan.id })).agreements
  if (printed === undefined) throw new Error('a printed agreement is stored')
  await vault.call('agreements.recordSignatures', {
    id: printed.id,
    signatures: [
      {
        party: 'student',
        name: 'Amina Haddad',
        signedOn: addDays(todayHere(), -30),
        how: 'paper',
        strokes: [],
      },
    ],
  })
  vault.clock.set(now)
  await vault.call('promises.settle', {
    planId: plan.id,
    itemId: item('bus'),
    state: 'kept',
    dueOn: addDays(todayHere(), -9),
  })
  await vault.call('contacts.log', {
    studentId,
    happenedOn: addDays(todayHere(), -12),
    withWhom: 'Samira Haddad',
    channel: 'call',
    direction: 'out',
    wasReached: true,
    words: '',
    nextStep: 'Send the bus pass',
    nextStepOn: todayHere(),
  })
}

/** Presses Tab as often as it takes, as somebody without a mouse does. */
async function tabToLines(page: Page): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focusedLine(page).count()) > 0) return
  }
  throw new Error('the lines were not reached by Tab')
}

describe('a day with a lived plan', () => {
  let page: Page

  beforeAll(async () => {
    const vault = await prepareVault({
      isEmpty: true,
      fill: async (open) => {
        await addYear(open)
        await addLivedPlan(open)
      },
    })
    ;({ page } = await launchApp({ documents: vault.documents }))
    await unlock(page, vault)
    await dueList(page).waitFor()
  })

  test('opens after unlocking, greets, and counts the school days', async () => {
    await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
    await page.getByText(/ · day 101 of 201$/).waitFor()
    await expect.poll(() => counted(page)).toMatch(/4/)
  })

  test('says it in the order of a kind colleague', async () => {
    const sentences = await dueLines(page).allInnerTexts()
    const first = [
      'We promised: a quiet desk',
      'Check in with Amina Haddad',
      'Send the bus pass',
      'The family promised',
    ]
    expect(sentences.map((text, at) => text.startsWith(first[at] ?? '-'))).toEqual([true, true, true, true])
    expect(sentences[0]).toContain('2 school days late')
    await page.getByText('12 school days').waitFor()
    await page.getByText('Look at the plan together: Amina Haddad').waitFor()
  })

  test('holds to WCAG in both themes', async () => {
    await expectAccessible(page)
  })

  test('a promise is kept with Enter, the focus goes on, and U takes it back', async () => {
    await tabToLines(page)
    await expect.poll(() => focusedLine(page).innerText()).toContain('a quiet desk')
    await page.keyboard.press('Enter')
    await page.getByText('Kept. Thank you for saying so.').waitFor()
    await expect.poll(() => dueLines(page).count()).toBe(3)
    await expect.poll(() => focusedLine(page).innerText()).toContain('Check in with')
    await expect.poll(() => counted(page)).toMatch(/3/)
    await page.keyboard.press('u')
    await expect.poll(() => dueLines(page).count()).toBe(4)
    await expect.poll(() => focusedLine(page).innerText()).toContain('a quiet desk')
  })

  test('a line is moved with M and comes back another day', async () => {
    await page.keyboard.press('End')
    await expect.poll(() => focusedLine(page).innerText()).toContain('The family promised')
    await page.keyboard.press('m')
    await page.getByRole('dialog', { name: 'Come back to this later' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('It comes back tomorrow.').waitFor()
    await expect.poll(() => dueLines(page).count()).toBe(3)
    await expect.poll(() => focusedLine(page).innerText()).toContain('Send the bus pass')
  })

  test('a next step is done, a check-in is logged in place, without a mouse', async () => {
    await page.keyboard.press('Enter')
    await expect.poll(() => dueLines(page).count()).toBe(2)
    await expect.poll(() => focusedLine(page).innerText()).toContain('Check in with')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Check in with Amina Haddad' })
    await dialog.getByRole('button', { name: 'Log it' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => dueLines(page).count()).toBe(1)
    await expect.poll(() => focusedLine(page).innerText()).toContain('a quiet desk')
    await expect.poll(() => page.getByText('12 school days').count()).toBe(0)
  })

  test('good news is told in the counselor’s own contact, and then stays on the private list', async () => {
    const words = 'The school kept its promise: a later bus.'
    await page.getByRole('button', { name: `Tell them: ${words}` }).click()
    const dialog = page.getByRole('dialog', { name: 'A contact about Amina Haddad' })
    await expect.poll(() => dialog.getByLabel('What was said').inputValue()).toBe(words)
    await dialog.getByRole('button', { name: 'Log it' }).click()
    await page.getByText('Told. It stays on the private list.').waitFor()
    await expect.poll(() => page.getByRole('heading', { name: 'Good news first' }).count()).toBe(0)
  })

  test('O opens the student, and a day with nothing due is kind', async () => {
    await dueLines(page).first().focus()
    await page.keyboard.press('o')
    await page.getByRole('heading', { level: 1, name: 'Amina Haddad' }).waitFor()
    await page.getByRole('link', { name: /^Today/ }).click()
    await page.getByRole('button', { name: 'Kept: We promised: a quiet desk' }).click()
    await page.getByText(/Nothing is due\./).waitFor()
    await expectAccessible(page)
  })
})

test('an empty vault says one sentence and offers one action', async () => {
  const vault = await prepareVault({ isEmpty: true })
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await page.getByText(/^Nothing is here yet\./).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bring in a file' }).click()
  await page.waitForURL(/\/import$/)
})
