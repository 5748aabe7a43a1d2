/** The calendar and the codes on the built app: both save themselves, and every figure follows. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d/)

async function openSchoolData(page: Page, tab: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('link', { name: 'School data', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'School data' }).waitFor()
  await page.getByRole('tab', { name: tab }).click()
}

describe('with the sample school', () => {
  let page: Page

  beforeAll(async () => {
    const vault = await prepareVault()
    ;({ page } = await launchApp({ documents: vault.documents }))
    await unlock(page, vault)
    await openSchoolData(page, 'Files')
  })

  test('the files that came in are listed, and the years that they brought', async () => {
    await page.getByText('attendance.csv', { exact: true }).waitFor()
    await expectAccessible(page)
    await openSchoolData(page, 'Calendar')
    await expect.poll(() => page.getByRole('button', { name: /^Look or change/ }).count()).toBe(2)
    await expectAccessible(page)
  })

  test('a closure takes its days out of the year, and the picture of the months follows', async () => {
    await page
      .getByRole('button', { name: /^Look or change/ })
      .first()
      .click()
    const line = page.getByText(/ · \d+ school days$/).first()
    const before = Number(/(\d+) school days/.exec(await line.innerText())?.[1])
    const closures = page.getByRole('region', { name: 'Days without school' })
    await closures.getByRole('button', { name: 'Add a closure' }).click()
    await closures.getByText('From which day? Until then this line is not kept.').waitFor()
    const startsOn = await page.getByLabel('First day', { exact: true }).inputValue()
    // The second Monday to Friday of December lies in every school year that began in autumn.
    const december = `${startsOn.slice(0, 4)}-12-`
    const monday = [8, 9, 10, 11, 12, 13, 14].find(
      (day) => new Date(`${december}${String(day).padStart(2, '0')}`).getUTCDay() === 1,
    )
    const two = (day: number | undefined) => `${december}${String(day).padStart(2, '0')}`
    await closures.getByRole('listitem').last().getByRole('textbox').first().fill('Book week')
    await closures.locator('input[type=date]').nth(-2).fill(two(monday))
    await closures
      .locator('input[type=date]')
      .last()
      .fill(two((monday ?? 0) + 4))
    await page.getByText(`${before - 5} school days`).waitFor()
    await saved(page).waitFor()
    await page.getByRole('img', { name: /^December \d{4}: \d+ school days$/ }).waitFor()
    await expectAccessible(page)
  })

  test('a year that would overlap another is not kept, and says why', async () => {
    const endsOn = page.getByLabel('Last day', { exact: true })
    const kept = await endsOn.inputValue()
    await page.getByLabel('First day', { exact: true }).fill('2020-01-01')
    await page.getByText(/belong to .+ already|longer than a school year can be/).waitFor()
    await endsOn.fill(kept)
  })

  test('a code with another meaning changes every figure', async () => {
    await page.getByRole('link', { name: 'Who needs us' }).click()
    const sentence = page.getByText(/^\d+ of 240 students have missed/)
    const before = await sentence.innerText()
    await openSchoolData(page, 'Codes and rules')
    await page.getByLabel('Meaning of E').selectOption({ label: 'came' })
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^[\d,]+ marks with E: ‘came’ instead of/).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Count anew' }).click()
    await dialog.waitFor({ state: 'hidden' })
    // Left at once: the change must be in the vault before the figures are asked for.
    await page.getByRole('link', { name: 'Who needs us' }).click()
    await expect.poll(() => sentence.innerText(), { timeout: 20_000 }).not.toBe(before)
  })
})

test('what is missing is listed with a way to mend it, and rules can be adjusted to the school', async () => {
  const vault = await prepareVault()
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await openSchoolData(page, 'What is missing')
  await page.getByText('None of these is counted as an absence').waitFor()
  await expect
    .poll(() => page.getByRole('region', { name: /^(School days|Students|Marks|Rows)/ }).count())
    .not.toBe(0)
  await expectAccessible(page)
  await openSchoolData(page, 'Codes and rules')
  await page.getByRole('textbox', { name: 'A code of your own' }).fill('FX')
  await page
    .getByRole('form', { name: 'A code of your own' })
    .getByLabel('It means')
    .selectOption({ label: 'came' })
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByLabel('Words for FX').fill('Field exchange')
  await saved(page).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Put back the usual codes of/ }).click()
  await page.getByRole('button', { name: 'Take out FX' }).click()
  await expect.poll(() => page.getByLabel('Words for FX').count()).toBe(0)
})

test('a total typed by keyboard agrees, or the way of counting and the days that explain it are named', async () => {
  // A student with a late mark, because many systems count late as absent.
  let late = { fullName: '', enrolled: 0, absent: 0, late: 0 }
  const vault = await prepareVault({
    fill: async (opened) => {
      const { rows } = await opened.call('caseload.list', { schoolYearId: null })
      const found = rows.find(({ figures }) => figures.late > 0 && figures.late < 4)
      if (found !== undefined) late = { fullName: found.fullName, ...found.figures }
    },
  })
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await openSchoolData(page, 'Compare with your system')
  await page.getByText('Type what your system shows for a student').waitFor()
  await page.getByLabel('Find a student', { exact: true }).fill(late.fullName)
  const absent = page.getByLabel(`Absent in your system, ${late.fullName}`)
  await page.getByLabel(`Enrolled in your system, ${late.fullName}`).focus()
  await page.keyboard.type(String(late.enrolled))
  await page.keyboard.press('Tab')
  await page.keyboard.type(String(late.absent))
  await page.keyboard.press('Tab')
  await page.getByText('they agree', { exact: true }).waitFor()
  await page.getByText('The one total here agrees.').waitFor()
  await absent.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(String(late.absent + late.late))
  await page.keyboard.press('Tab')
  await page.getByText('they differ', { exact: true }).waitFor()
  await page
    .getByText(`Counting late as absent gives their ${late.absent + late.late} of ${late.enrolled} days.`)
    .waitFor()
  const which = page.getByRole('button', { name: `Which days make the difference, ${late.fullName}` })
  await which.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText(/^\w+ \d+ \w+ \d{4}: Came late\.$/).count()).toBe(late.late)
  await expectAccessible(page)
})

test('another rule says first that everything is counted anew, and is not taken without a yes', async () => {
  const vault = await prepareVault()
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await page.getByRole('link', { name: 'Settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Count in another way from now on?' })
  const chosen = (name: RegExp) => page.getByRole('radio', { name }).isChecked()
  await page.getByText('Twice a day', { exact: true }).click()
  await dialog.getByText('Missing one of the two is half of the day', { exact: false }).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => chosen(/^Once a day/)).toBe(true)
  await page.getByText('England', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Count anew' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await saved(page).waitFor()
  await expect.poll(() => chosen(/^England/)).toBe(true)
  await openSchoolData(page, 'Codes and rules')
  await page.getByText('Counted in sessions, by the rule of England', { exact: false }).waitFor()
})

test('in an empty vault a year can be added, taken out and brought back', async () => {
  const vault = await prepareVault({ isEmpty: true })
  const { page } = await launchApp({ documents: vault.documents })
  await unlock(page, vault)
  await openSchoolData(page, 'Calendar')
  await page.getByText(/^No school year yet\./).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add a school year' }).click()
  await page.getByLabel('What people call it').fill('This year')
  await page.getByRole('heading', { name: 'This year' }).waitFor()
  await page.getByRole('button', { name: 'Take out This year' }).click()
  await page.getByText('This year was taken out. Its marks are kept.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: 'This year' }).waitFor()
})
