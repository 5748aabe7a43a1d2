/** The monthly review beside the family: one student on the screen, by keyboard, from good news to the printed recap. */
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { createStudent } from '../core/students/a-student.ts'
import type { TestVault } from '../core/open-core.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan, aminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { getAnswer } from './call-bridge.ts'
import type { LaunchedApp } from './launch-app.ts'
import { type PreparedVault, prepareVault, todayHere, unlock } from './prepared-vault.ts'

let app: LaunchedApp
let page: Page
let vault: PreparedVault
let amina: StudentId
let planId: PlanId

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (label: string) => page.getByLabel(label, { exact: true })
const dialog = () => page.getByRole('dialog')
const step = (name: string) => page.getByRole('heading', { level: 2, name, exact: true })

/** A stage that is lived now, and one that follows. */
function stagesAround(): PlanContent['schedule'] {
  const [stage] = aminasPlan.schedule.stages
  if (stage === undefined) throw new Error('the plan has a stage')
  const today = todayHere()
  const first = { ...stage, startsOn: addDays(today, -7), endsOn: addDays(today, 3) }
  const second = { ...stage, id: 'w2' as typeof stage.id, name: 'Half days', sessions: [] }
  const later = { startsOn: addDays(today, 4), endsOn: addDays(today, 14) }
  return { ...aminasPlan.schedule, stages: [first, { ...second, ...later }] }
}

async function addAgreedPlan(open: TestVault): Promise<void> {
  amina = await addAminasPlan(open)
  const { plan } = await open.call('plans.findOfStudent', { studentId: amina })
  if (plan === null) throw new Error('Amina has a plan')
  planId = plan.id
  const schedule = { planId, section: 'schedule', revision: plan.revision } as const
  await open.call('plans.saveSection', { ...schedule, content: stagesAround() })
  await open.call('promises.settle', {
    planId,
    itemId: 'q3' as never,
    state: 'kept',
    dueOn: null,
  })
  const { paper } = await open.call('agreements.prepare', { planId })
  const disclosure = { recipient: 'Her aunt', purpose: 'To sign', basis: 'other' } as const
  await open.link('link.recordPrint', { paperId: paper.id, disclosure })
  const [agreement] = (await open.call('agreements.list', { planId })).agreements
  if (agreement === undefined) throw new Error('a printed agreement is stored')
  const signed = { party: 'family', name: 'Nguyễn Thị Bích Ngọc', signedOn: todayHere() } as const
  await open.call('agreements.recordSignatures', { id: agreement.id, signatures: [signed] })
}

/** By the address, as after unlocking; the session that is open goes on. */
async function goToReview(): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash
  }, `#/reviews/${planId}`)
  await page.getByRole('heading', { level: 1, name: 'Our review with Amina' }).waitFor()
}

async function lockAndComeBack(): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByText('Everything is saved and backed up.').waitFor()
  await unlock(page, vault)
  await goToReview()
}

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      await createStudent(open, { givenName: 'Jonas', familyName: 'Weber', schoolNumber: 'LCS-9' })
      await addAgreedPlan(open)
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

test('who is due is listed in words, and starting shows one student and no way to another name', async () => {
  await page.getByRole('link', { name: 'Reviews' }).click()
  await page.getByRole('heading', { name: 'It is time' }).waitFor()
  await expectAccessible(page)
  await button('Start the session with Amina Haddad').focus()
  await page.keyboard.press('Enter')
  await step('Good news').waitFor()
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0)
  expect(await page.getByRole('combobox').count()).toBe(0)
  expect(await page.locator('body').innerText()).not.toContain('Jonas')
  await page.getByText('The school kept its promise: A quiet desk.').waitFor()
})

test('the path is walked with arrows and numbers, and not while somebody types', async () => {
  await page.keyboard.press('2')
  await step('Goals').waitFor()
  await page.keyboard.press('ArrowRight')
  await step('Supports').waitFor()
  await page.keyboard.press('ArrowLeft')
  await step('Goals').waitFor()
  await page.keyboard.press('5')
  await step('What is hard').waitFor()
  await button('Add something that is hard: At school').click()
  await page.keyboard.type('Room 4 is full at 3')
  expect(await field('What is hard?').inputValue()).toBe('Room 4 is full at 3')
  expect(await step('What is hard').isVisible()).toBe(true)
  await field('What can each of us do? The school first.').fill('Mr. Wójcik moves his group.')
  await expectAccessible(page)
})

test('words that were just written are there after a lock', async () => {
  await button('Good news').first().click()
  await button('Add good news').click()
  await page.keyboard.type('She drew the poster for the fair.')
  await lockAndComeBack()
  await step('Good news').waitFor()
  expect(await field('Good news 1').inputValue()).toBe('She drew the poster for the fair.')
  await page.keyboard.press('5')
  expect(await field('What is hard?').inputValue()).toBe('Room 4 is full at 3')
})

test('a decision asks why, shows what is known, and moves the way back with it', async () => {
  await step('What is hard').focus()
  await page.keyboard.press('4')
  await step('The way back').waitFor()
  await button(/^Decide: “Mornings”/).click()
  await dialog().getByText('What we know today, kept with the decision:').waitFor()
  await button('Keep the decision').click()
  await dialog().getByText('Which of these is it?').waitFor()
  await dialog().getByText('Move on', { exact: true }).click()
  await dialog()
    .getByText(/^Then: “Half days” from /)
    .waitFor()
  await expectAccessible(page)
  await button('Keep the decision').click()
  await dialog().getByText('Why? In words that the family may read.').waitFor()
  await field('Why?').fill('She asks for more.')
  await field('Who does it?').fill('Ana Reyes')
  await button('Keep the decision').click()
  await page.getByText('Decided: Move on from “Mornings” to what comes next.').waitFor()
  // The focus is back where the dialog came from.
  await expect
    .poll(() => button(/^Decide: “Mornings”/).evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.keyboard.press('6')
  await button('Done: Move on from “Mornings” to what comes next.').click()
  await page.getByText(/^Done on /).waitFor()
  await expectAccessible(page)
})

test('a decision that was not made yet is found in the notes after a lock', async () => {
  await button('Decide about the team').click()
  await field('What do we decide?').fill('A mentor from the art club')
  await lockAndComeBack()
  await page.keyboard.press('7')
  await step('Next time').waitFor()
  expect(await field('Anything else that was said').inputValue()).toBe(
    'Not decided yet: A mentor from the art club',
  )
  await page.keyboard.press('6')
  await expect.poll(() => page.getByText('Because: She asks for more.').count()).toBe(1)
  await page.keyboard.press('7')
})

test('the session ends with a recap that is printed, and who got it is recorded', async () => {
  await button('End the session').click()
  await page.getByRole('heading', { level: 2, name: /^The recap of / }).waitFor()
  await page.getByRole('img', { name: /^Page 1 of / }).waitFor()
  await expectAccessible(page)
  await button('Print').click()
  await dialog().getByRole('heading', { name: 'Print the recap' }).waitFor()
  await dialog().getByLabel('Why this is allowed').selectOption('parent-or-student-request')
  await dialog().getByRole('button', { name: 'Print', exact: true }).click()
  await page.getByText(/^Printed for /).waitFor()
  await button('Back to the reviews').click()
  await button(/^Open the recap of /).waitFor()
  await page.getByText('A mentor from the art club').waitFor({ state: 'detached' })
  const { disclosures } = await getAnswer(page, 'disclosures.list', { studentId: amina })
  expect(disclosures[0]?.what).toMatch(/^Recap of the review of \d+ \w+ \d{4}$/)
})
