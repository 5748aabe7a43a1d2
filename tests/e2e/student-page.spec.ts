/** One student's page on the built app: their words, the year by keyboard, details that save themselves, contacts. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { prepareVault, type PreparedVault, unlock } from './prepared-vault.ts'

const year = (page: Page) => page.getByRole('grid', { name: /^Attendance in/ })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
}

describe('a student of the sample school', () => {
  let page: Page
  let student: StudentId

  beforeAll(async () => {
    const vault = await prepareVault({
      fill: async (open) => {
        const { rows } = await open.call('caseload.list', { schoolYearId: null })
        const most = rows.toSorted((a, b) => (b.figures.absenceRate ?? 0) - (a.figures.absenceRate ?? 0))[0]
        if (most === undefined) throw new Error('the sample school is empty')
        student = most.studentId
      },
    })
    ;({ page } = await launchApp({ documents: vault.documents }))
    await unlock(page, vault)
    await goTo(page, `/students/${student}`)
    await year(page).waitFor()
  })

  test('the year is a sentence before it is a picture', async () => {
    await expect
      .poll(() => page.getByText(/^Came on \d+ of \d+ days\. Absent \d+ days \(\d+\.\d\s%\)\.$/).count())
      .toBe(1)
  })

  test('every day has its words, and arrow keys go from day to day', async () => {
    const cells = year(page).getByRole('gridcell', { name: /^(Mon|Tues|Wednes|Thurs|Fri)day \d+ \w+, \w+/ })
    await expect.poll(() => cells.count()).toBeGreaterThan(150)
    const entry = year(page).locator('[tabindex="0"]')
    await expect.poll(() => entry.count()).toBe(1)
    await entry.focus()
    const before = await page.locator(':focus').getAttribute('aria-label')
    await page.keyboard.press('ArrowLeft')
    const after = await page.locator(':focus').getAttribute('aria-label')
    expect(after?.split(' ')[0]).toBe(before?.split(' ')[0])
    expect(after).not.toBe(before)
    await expect.poll(() => year(page).locator('[tabindex="0"]').count()).toBe(1)
  })

  test('the whole year fits without scrolling sideways at 1024 and at 1280', async () => {
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const hidden = () => page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)
      await expect.poll(hidden, { timeout: 5000 }).toBe(0)
    }
  })

  test('the weekly chart says what it shows, and its table has the same figures', async () => {
    const label = await page
      .getByRole('img', { name: /came every day in \d+ of \d+ weeks/ })
      .getAttribute('aria-label')
    await page.getByText('The same as a table').click()
    const weeks = await page.getByRole('table').getByRole('row').count()
    expect(label).toContain(`of ${weeks - 1} weeks`)
  })

  test('without a plan the page offers to begin one', async () => {
    await page.getByRole('link', { name: 'Begin a plan', exact: true }).waitFor()
    await page.getByText(/begin a plan\.$/).waitFor()
  })

  test('the other school year can be looked at', async () => {
    const choice = page.getByLabel('School year')
    const other = await choice.locator('option').nth(1).innerText()
    await choice.selectOption({ label: other })
    await page.getByRole('heading', { name: `The year ${other}` }).waitFor()
    await page.getByRole('grid', { name: `Attendance in ${other}, a column for each week` }).waitFor()
  })

  test('the overview holds to WCAG in both themes', async () => {
    await expectAccessible(page)
  })
})

describe('Amina, who has a plan and no marks', () => {
  let app: LaunchedApp
  let page: Page
  let vault: PreparedVault
  let amina: StudentId

  beforeAll(async () => {
    vault = await prepareVault({
      isEmpty: true,
      fill: async (open) => {
        amina = await addAminasPlan(open)
      },
    })
    app = await launchApp({ documents: vault.documents })
    page = app.page
    await unlock(page, vault)
    await goTo(page, `/students/${amina}`)
    await page.getByRole('heading', { level: 1, name: 'Amina Haddad' }).waitFor()
  })

  test('her own words come first, and then what everyone promised', async () => {
    expect(await page.getByRole('blockquote').innerText()).toBe('Art first, then we see.')
    await page.getByText('the first step that she chose').waitFor()
    const promises = page.getByRole('region', { name: 'What we promised each other' })
    for (const side of ['Amina', 'Family', 'School']) {
      await promises.getByRole('heading', { name: side, exact: true }).waitFor()
    }
    await page.getByText('No attendance is recorded for this student yet.').waitFor()
    await expectAccessible(page)
  })

  test('details save themselves and are there after the laptop was locked', async () => {
    await tab(page, 'Family & details').click()
    await page.getByRole('textbox', { name: 'Likes to be called' }).fill('Mina')
    await page.getByRole('button', { name: 'Add someone' }).click()
    const added = page.getByRole('group', { name: 'Family member 2' })
    await added.getByLabel('Name').fill('Yusuf Haddad')
    const person = page.getByRole('group', { name: 'Yusuf Haddad' })
    await person.getByLabel('Relation').fill('father')
    await person.getByLabel('Language').fill('Arabic')
    await person.getByLabel('An interpreter helps').check()
    await person.getByLabel('Email').fill('not an address')
    await person.getByText('Is something missing in this address?').waitFor()
    await person.getByLabel('Email').fill('yusuf@example.org')
    await expectAccessible(page)
    // Locked in the middle of typing: what stands in the field must be in the vault all the same.
    await person.getByLabel('Phone').fill('555 0199')
    await page.keyboard.press('Control+l')
    await page.getByLabel('Passphrase', { exact: true }).waitFor()
    await unlock(page, vault)
    await goTo(page, `/students/${amina}/family`)
    const kept = page.getByRole('group', { name: 'Yusuf Haddad' })
    await kept.waitFor()
    expect(await page.getByRole('textbox', { name: 'Likes to be called' }).inputValue()).toBe('Mina')
    expect(await kept.getByLabel('Phone').inputValue()).toBe('555 0199')
    expect(await kept.getByLabel('An interpreter helps').isChecked()).toBe(true)
  })

  test('a family member who was taken out can be brought back', async () => {
    await page.getByRole('button', { name: 'Take out Yusuf Haddad' }).click()
    await page.getByText('Yusuf Haddad was taken out.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('group', { name: 'Yusuf Haddad' }).waitFor()
  })

  test('dates of enrolment that make no sense are asked about', async () => {
    await page.getByRole('button', { name: 'Add dates' }).click()
    await page.getByText('From which day? Until then this line is not kept.').waitFor()
    await page.getByLabel('From', { exact: true }).fill('2026-03-09')
    await page.getByLabel('Through', { exact: true }).fill('2026-03-02')
    await page.getByText(/^The last day is before the first\./).waitFor()
    await page.getByRole('button', { name: 'Take out these dates' }).click()
  })

  test('a contact is logged, said as a sentence, removed and brought back', async () => {
    await tab(page, 'Contacts').click()
    await page.getByText(/^No contact yet\./).waitFor()
    await page.getByRole('button', { name: /^Nguyễn Thị Bích Ngọc, aunt/ }).click()
    await page.getByText('Home visit', { exact: true }).click()
    await page.getByLabel('What was said?').fill('Tea, and a good talk.')
    await page.getByRole('button', { name: 'Log it' }).click()
    const sentence = page.getByText('Visited Nguyễn Thị Bích Ngọc', { exact: true })
    await sentence.waitFor()
    expect(await page.getByLabel('What was said?').inputValue()).toBe('')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove: Visited Nguyễn Thị Bích Ngọc' }).click()
    await sentence.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await sentence.waitFor()
    await page.getByText('Tea, and a good talk.').waitFor()
  })

  test('an archived student says so and can be brought back', async () => {
    await tab(page, 'Family & details').click()
    await page.getByRole('button', { name: 'Archive Mina' }).click()
    await page.getByText(/^Mina is archived\./).waitFor()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await page.getByText(/^Mina is archived\./).waitFor({ state: 'detached' })
  })

  test('a student who is not there is a sentence, not an empty page', async () => {
    await goTo(page, '/students/999999')
    await page.getByText('That student is no longer in the vault.').waitFor()
    await page.getByRole('link', { name: 'Go back to the list' }).click()
    await page.getByRole('heading', { level: 1, name: 'Students' }).waitFor()
  })
})
