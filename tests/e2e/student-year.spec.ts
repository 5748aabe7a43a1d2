/** A student's year on the built app: said, drawn, listed and put on paper. */
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
const card = (title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

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
  await page.getByText(/^Łukasz came on \d+ of \d+ days, through/).waitFor()
  await page.getByText('How this is counted').waitFor()
  const days = card('By weekday')
  await days.getByText('Show as a table').click()
  await expect.poll(() => days.getByRole('row').count()).toBe(6)
  await days.getByRole('rowheader', { name: /Monday/ }).waitFor()
  await page.getByText('What changed, and when').waitFor()
  await expectAccessible(page)
})

test('what is known week by week is drawn on one axis, and said with the supports that were there', async () => {
  await goTo('Łukasz Wójcik')
  const together = card('Week by week, side by side')
  await together.getByText('Supports and stages, in words').click()
  await together.getByRole('listitem').filter({ hasText: 'Tutoring' }).waitFor()
  await together.getByText('Show as a table').click()
  await together.getByRole('columnheader', { name: 'On-time mornings' }).waitFor()
  await together.getByRole('checkbox', { name: 'On-time mornings' }).uncheck()
  await expect.poll(() => together.getByRole('columnheader', { name: 'On-time mornings' }).count()).toBe(0)
})

test('who only has totals has a rate, and a word on why there is no calendar', async () => {
  await goTo('Totalina')
  await page.getByText('Noor came on 51 of 60 days').waitFor()
  await page.getByText(/gave totals only/).waitFor()
  await expect.poll(() => card('By weekday').count()).toBe(0)
})

test('the year can be seen on paper, and the way back leads to the data', async () => {
  await goTo('Łukasz Wójcik')
  await page.getByRole('button', { name: 'Put it on paper' }).click()
  await page.getByRole('img', { name: /page 1 of/i }).waitFor()
  await page.getByRole('button', { name: /^Back to/ }).click()
  await page.getByRole('heading', { name: /^The year / }).waitFor()
})
