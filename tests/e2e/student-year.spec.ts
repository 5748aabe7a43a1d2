/** A student's year on the built app: said, drawn, listed and put on paper; and what changed since a support began. */
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import { getAnswer } from './call-bridge.ts'
import { importText, prepareVault, unlock } from './prepared-vault.ts'

let page: Page

const goTo = async (search: string) => {
  const { rows } = await getAnswer(page, 'students.list', { state: 'active', search })
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/students/${rows[0]?.id ?? 0}/data`,
  )
}
const figure = (title: string) =>
  page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

beforeAll(async () => {
  const vault = await prepareVault({
    isLived: true,
    fill: (open) =>
      importText(
        open,
        'totals',
        'Student ID,First Name,Last Name,Days Enrolled,Days Absent\n990001,Noor,Totalina,60,9\n',
      ),
  })
  ;({ page } = await launchApp({ documents: vault.documents }))
  await unlock(page, vault)
})

test('a year is said in sentences and drawn, and every picture is a table too', async () => {
  await goTo('Łukasz Wójcik')
  await page.getByRole('heading', { name: /^The year / }).waitFor()
  await page.getByText(/^Came on \d+ of \d+ days\./).waitFor()
  await page.getByText('How this is counted').waitFor()
  const days = figure('Days of the week')
  await days
    .getByText(/Mondays|Fridays/)
    .first()
    .waitFor()
  await days.getByText('Show “Days of the week” as a table').click()
  await expect.poll(() => days.getByRole('row').count()).toBe(6)
  await days.getByRole('rowheader', { name: 'Mondays' }).waitFor()
  await expectAccessible(page)
})

test('a series stands beside the supports that were there, by name in its table', async () => {
  await goTo('Łukasz Wójcik')
  const series = page.getByRole('figure').first()
  await series.getByText(/as a table$/).click()
  await series.getByRole('columnheader', { name: 'What of the plan was there' }).waitFor()
  await series
    .getByRole('cell', { name: /Tutoring/ })
    .first()
    .waitFor()
  const show = page.getByRole('group', { name: 'Show' })
  const [first] = await show.getByRole('checkbox', { checked: true }).all()
  const before = await page.getByRole('figure').count()
  await first?.uncheck()
  await expect.poll(() => page.getByRole('figure').count()).toBe(before - 1)
})

test('who only has totals has a rate, and a word on why there is no calendar', async () => {
  await goTo('Totalina')
  await page.getByText('Came on 51 of 60 days. Absent 9 days (15.0').waitFor()
  await page.getByText(/no single days/).waitFor()
  await expect.poll(() => page.getByRole('heading', { name: 'Patterns' }).count()).toBe(0)
})

test('the year can be seen on paper, and the way back leads to where one was', async () => {
  await goTo('Łukasz Wójcik')
  await page.getByRole('button', { name: 'See it on paper' }).click()
  await page.getByRole('img', { name: /page 1 of/i }).waitFor()
  await page.getByRole('button', { name: 'Back to the data' }).click()
  await expect
    .poll(() =>
      page.getByRole('button', { name: 'See it on paper' }).evaluate((one) => one === document.activeElement),
    )
    .toBe(true)
})
