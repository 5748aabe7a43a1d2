/** A plan is lived: goals verified by the week, the way back decided, promises settled, and nothing lost by a lock. */
import type { Locator, Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { addDays, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { sayDate } from '#shared/domain/plain-words.ts'
import { formatShortDay } from '#renderer/words/format.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan, aminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import { type PreparedVault, prepareVault, todayHere, unlock } from './prepared-vault.ts'

let page: Page
let vault: PreparedVault
let amina: StudentId

const today = todayHere()
const lastMonday = addDays(fromEpochDay(mondayOf(toEpochDay(today))), -7)
const lastWednesday = addDays(lastMonday, 2)

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const lastWeek = () => page.getByRole('region', { name: 'Last week' }).first()
const dayOf = (on: IsoDate): Locator => {
  const said = sayDate(on)
  return lastWeek()
    .getByRole('listitem')
    .filter({ hasText: said.slice(0, -5) })
}

async function openTab(tab: 'plan' | 'follow-up'): Promise<void> {
  await page.evaluate((path) => {
    globalThis.location.hash = path
  }, `#/students/${amina}/${tab}`)
  await page.getByRole('tab', { name: tab === 'plan' ? 'Plan' : 'Following up', selected: true }).waitFor()
}

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      amina = await addAminasPlan(open)
      const { plan } = await open.call('plans.findOfStudent', { studentId: amina })
      if (plan === null) throw new Error('no plan')
      const goals = {
        items: aminasPlan.goals.items.map((goal) => ({
          ...goal,
          weekdays: [1, 2, 3, 4, 5],
          startsOn: lastMonday,
          dueOn: addDays(lastMonday, 27),
          steps: [{ id: 'k1', words: 'Visit room 12 once', doneOn: null }],
        })),
      }
      const stages = [
        { ...aminasPlan.schedule.stages[0], startsOn: addDays(lastMonday, -7), endsOn: addDays(today, 2) },
      ]
      const { revision } = await open.call('plans.saveSection', {
        planId: plan.id,
        revision: plan.revision,
        section: 'goals',
        content: goals,
      })
      await open.call('plans.saveSection', {
        planId: plan.id,
        revision,
        section: 'schedule',
        content: { ...aminasPlan.schedule, stages, reviewOn: lastMonday },
      })
    },
  })
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
})

test('a week is done with one press, a day is changed with a word why, and a lock keeps the half-written word', async () => {
  await openTab('follow-up')
  await page.getByText('Following up begins when the agreement is signed.').waitFor()
  await lastWeek().getByRole('button', { name: 'All done this week' }).press('Enter')
  await page.getByText(/^Did it 5 of 5 times/).waitFor()
  await dayOf(lastWednesday).getByRole('button', { name: 'Missed' }).press('Enter')
  await page.keyboard.type('The bus was fu')
  await page.keyboard.press('Control+l')
  await unlock(page, vault)
  await openTab('follow-up')
  await page.getByText(/^Did it 4 of 5 times/).waitFor()
  await expect.poll(() => dayOf(lastWednesday).getByRole('textbox').inputValue()).toBe('The bus was fu')
  await dayOf(lastWednesday).getByRole('button', { name: 'Missed' }).click()
  await page.getByText(/^Did it 4 of 4 times/).waitFor()
})

test('a small step is ticked with its day, and a promise of the school is kept', async () => {
  await openTab('follow-up')
  await page.getByRole('checkbox', { name: 'Visit room 12 once' }).check()
  await page.getByText(`Done on ${sayDate(today).slice(0, -5)}`).waitFor()
  await page.getByLabel('What became of: A quiet desk').selectOption('Kept')
  await page.getByText(`said on ${sayDate(today).slice(0, -5)}`).waitFor()
  await openTab('plan')
  await openTab('follow-up')
  await page.getByText(`Done on ${sayDate(today).slice(0, -5)}`).waitFor()
  await expect.poll(() => page.getByLabel('What became of: A quiet desk').inputValue()).toBe('kept')
})

test('staying in a stage is decided with a reason, and the timetable follows', async () => {
  await openTab('follow-up')
  const way = page.getByRole('region', { name: 'The way back', exact: true })
  await way.getByText('The timetable was to be looked at together').waitFor()
  await button('Move on · Stay · Step back').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Stay', { exact: false }).first().click()
  const until = addDays(today, 9)
  await dialog.getByLabel('Through which day?').fill(until)
  await dialog.getByLabel('Why?').fill('Mornings go well, and she asks for a little more time')
  await dialog.getByRole('button', { name: 'Keep the decision' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await way.getByText(`to ${sayDate(until).slice(0, -5)}`).waitFor()
  await way.getByText('The timetable was to be looked at together').waitFor({ state: 'hidden' })
})

test('the tab is whole in both themes', async () => {
  await openTab('follow-up')
  await lastWeek().waitFor()
  await expectAccessible(page)
})

test('a wish that nobody can see becomes a sentence from what the plan knows, in small steps', async () => {
  await openTab('plan')
  const parts = page.getByRole('navigation', { name: 'Parts of the plan' })
  await parts.getByRole('button', { name: 'Goals' }).first().click()
  await page.getByLabel('What will Amina do?').fill('Improve attendance')
  await page
    .getByText(/Almost there\. “Improve attendance” is hard to see\. Which thing, on which days/)
    .waitFor()
  await button('Take this sentence').press('Enter')
  await page.getByText('Almost there.').waitFor({ state: 'hidden' })
  await page.getByText(/^“Amina will come to art on every school day at 15:15/).waitFor()
  await button('A small step').click()
  await page.keyboard.type('Stay twenty minutes')
  const ticked = page.getByRole('checkbox', { name: 'Done: Stay twenty minutes' })
  await ticked.check()
  const step = page.getByRole('listitem').filter({ has: ticked }).last()
  await step.getByText(`done on ${formatShortDay(today)}`).waitFor()
  await expectAccessible(page)
})
