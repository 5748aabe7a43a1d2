/** Files come in: understood without help where they can be, changed where not, and taken back whole. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { prepareVault, unlock } from './prepared-vault.ts'

const files = mkdtempSync(join(tmpdir(), 'open-door-files-'))
let app: LaunchedApp
let page: Page

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (label: string) => page.getByLabel(label, { exact: true })
const understood = () => page.getByRole('heading', { name: 'What we understood', level: 2 })

async function choose(name: string, content: string | Uint8Array): Promise<void> {
  const path = join(files, name)
  writeFileSync(path, content)
  await page.getByRole('link', { name: 'School data' }).click()
  await page.getByRole('link', { name: 'Bring in a file' }).first().click()
  app.answerDialog({ open: path })
  await button('Choose a file').click()
}

/** Three students on two days, in the words of a common export. */
function someMarks(day: (number: 1 | 2) => string): string {
  const rows = ['S1,P', 'S2,A', 'S3,T'].flatMap((row) => {
    const [id, code] = row.split(',')
    return [`${id},${day(1)},${code}`, `${id},${day(2)},P`]
  })
  return ['Student ID,Date,Code', ...rows].join('\n')
}

beforeAll(async () => {
  const vault = await prepareVault({ isEmpty: true })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

test('an export that is plain comes in without a single change', async () => {
  await choose(
    'plain.csv',
    someMarks((number) => `2026-03-0${number + 1}`),
  )
  await understood().waitFor()
  await page.getByText('plain.csv holds 6 marks of 3 students, from 2 Mar 2026 to 3 Mar 2026.').waitFor()
  await expectAccessible(page)
  await button('Bring it in').click()
  await page.getByText('6 marks came in.').waitFor()
  await page.getByText('3 students are new in the vault.').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See who needs us' }).click()
  await page.getByRole('heading', { name: 'Who needs us' }).waitFor()
})

test('the same file twice doubles nothing', async () => {
  await choose(
    'plain.csv',
    someMarks((number) => `2026-03-0${number + 1}`),
  )
  await page.getByText('It is read like the last file with the same columns.').waitFor()
  await button('Bring it in').click()
  await page.getByText('6 marks stood in the vault already, just so.').waitFor()
  await expect.poll(() => page.getByText('came in.').count()).toBe(0)
})

test('dates that can be read in two ways are asked about, with an example', async () => {
  await choose(
    'two-ways.csv',
    someMarks((number) => `0${number + 3}/06/2026`),
  )
  await page.getByText('Which comes first, the day or the month?').waitFor()
  expect(await button('Bring it in').isDisabled()).toBe(true)
  const order = field('How days are written')
  expect(await order.locator('option').allInnerTexts()).toContain('Day, month, year: 04/06/2026 is 4 June')
  await order.selectOption({ label: 'Day, month, year: 04/06/2026 is 4 June' })
  await page.getByText(/from 4 Jun 2026 to 5 Jun 2026/).waitFor()
  await page.getByText('Which comes first, the day or the month?').waitFor({ state: 'hidden' })
  expect(await button('Bring it in').isEnabled()).toBe(true)
})

test('a code that nobody knows is asked about, and a wrong column can be set right', async () => {
  const rows = ['Who,Notes,When,Mark', 'S1,P,2026-03-04,ZQ', 'S2,A,2026-03-04,P', 'S3,P,2026-03-04,P']
  await choose('odd.csv', rows.join('\n'))
  await understood().waitFor()
  await field('Who').selectOption({ label: 'Not used' })
  await page
    .getByText('odd.csv has 3 rows. We could not tell which column holds the students.')
    .waitFor({ timeout: 9000 })
  expect(await button('Bring it in').isDisabled()).toBe(true)
  const settled = () => page.getByText('Looking at the file again…').waitFor({ state: 'hidden' })
  for (const [column, role] of [
    ['Who', 'Student number'],
    ['Notes', 'Not used'],
    ['When', 'Day'],
    ['Mark', 'Code'],
  ] as const) {
    await field(column).selectOption({ label: role })
    await settled()
  }
  await page.getByText('odd.csv holds 3 marks of 3 students, from 4 Mar 2026 to 4 Mar 2026.').waitFor()
  await page.getByText('What do these codes mean?').waitFor()
  expect(await button('Bring it in').isEnabled()).toBe(true)
  await field('What ZQ means').selectOption({ label: 'away, excused' })
  await page.getByText('What do these codes mean?').waitFor({ state: 'hidden' })
  await expectAccessible(page)
})

test('every row that cannot be used is named with its number and its reason', async () => {
  const rows = [
    'Student ID,Date,Code',
    'S1,2026-03-05,P',
    'S2,2026-02-31,P',
    ',2026-03-05,A',
    'S3,2026-03-05,A',
  ]
  await choose('holes.csv', rows.join('\n'))
  await page.getByText('2 rows cannot be used.').waitFor()
  await page.getByText('Row 3, Date “2026-02-31”: that is not a day that exists.').waitFor()
  await page.getByText(/^Row 4.*: it does not say which student\.$/).waitFor()
  await button('Bring it in').click()
  await page.getByText('2 marks came in.').waitFor()
  await page.getByText(/^2 rows could not be used\./).waitFor()
  await page.getByText('Row 3, Date “2026-02-31”: that is not a day that exists.').waitFor()
})

test('an import is taken back whole, after saying what goes', async () => {
  await button('Undo this import').click()
  await page.getByRole('dialog').getByText('2 marks that came with this file are taken out.').waitFor()
  await expectAccessible(page)
  await button('Take it back').click()
  await page.getByText(/^2 marks are out of the vault again\./).waitFor()
  await page.getByRole('link', { name: 'School data' }).click()
  await page.getByText('taken back').waitFor()
})

test('taking back a file that came twice says each time what really goes', async () => {
  const undo = () => page.getByRole('button', { name: 'Undo the import of plain.csv' })
  await expect.poll(() => undo().count()).toBe(2)
  await undo().last().click()
  await page.getByRole('dialog').getByText('No mark is taken out').waitFor()
  await button('Take it back').click()
  await page.getByText('no mark and no student had to go').waitFor()
  await undo().click()
  await page.getByRole('dialog').getByText('6 marks that came with this file are taken out.').waitFor()
  await button('Keep it').click()
})

test.each([
  ['empty.csv', '', 'empty.csv is empty.'],
  [
    'picture.csv',
    Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'),
    'picture.csv is not a text file',
  ],
])('%s is refused in words that name it', async (name, content, sentence) => {
  await choose(name, content)
  await page.getByRole('alert').getByText(sentence).waitFor()
  await page.getByRole('alert').getByText('Nothing in your vault was changed.').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^Choose/ }).count()).toBe(2)
})

test('a list of students comes in with names from everywhere', async () => {
  const rows = ['Student ID;Last Name;First Name;Grade', 'R1;Nguyễn;Thị Bích Ngọc;7', 'R2;Wójcik;Łukasz;8']
  await choose('roster.csv', `\uFEFF${rows.join('\r\n')}`)
  await page.getByText('roster.csv lists 2 students.').waitFor()
  await expectAccessible(page)
  await button('Bring it in').click()
  await page.getByText('2 students are new in the vault.').waitFor()
  await page.getByRole('link', { name: 'See the students' }).click()
  await page.getByText('Łukasz Wójcik').waitFor()
  await page.getByText('Thị Bích Ngọc Nguyễn').waitFor()
})

test('what a file was taken for is said, and can be another kind', async () => {
  const rows = ['Student ID,Name,2026-03-09,2026-03-10', 'S1,Ana Vexley,P,A', 'S2,Bo Quillon,P,P']
  await choose('wide.csv', rows.join('\n'))
  await page.getByText('We took it for attendance, with a column for each day.').waitFor()
  await page.getByText('wide.csv holds 4 marks of 2 students, from 9 Mar 2026 to 10 Mar 2026.').waitFor()
  await expectAccessible(page)
  await field('What the file is about').selectOption({ label: 'A list of students' })
  await page.getByText('We took it for a list of students.').waitFor()
  await field('What the file is about').selectOption({ label: 'Attendance' })
  await page.getByText('We took it for attendance, with a column for each day.').waitFor()
  await button('Bring it in').click()
  await page.getByText('4 marks came in.').waitFor()
})

test('the files of a folder come in together, and what is misspelt or secret is said', async () => {
  const folder = join(files, 'one roster')
  mkdirSync(folder)
  const users = [
    'sourcedId,status,role,givenName,familyName,prefferedGivenName,grades,password',
    'u1,active,student,Marisol,Vexley,Mari,07,Sunflower-9',
    'u2,active,teacher,Alma,Teach,,,Chalk-Dust-1',
  ]
  writeFileSync(join(folder, 'users.csv'), users.join('\n'))
  await page.getByRole('link', { name: 'School data' }).click()
  await page.getByRole('link', { name: 'Bring in a file' }).first().click()
  app.answerDialog({ open: folder })
  await button('Choose a folder').click()
  await page.getByText('We took it for a OneRoster export.').waitFor()
  await page.getByText('The heading “prefferedGivenName” is read as “preferredGivenName”.').waitFor()
  await page.getByText('“password” is neither shown nor kept.').waitFor()
  await expect.poll(() => page.getByText('Sunflower-9').count()).toBe(0)
  await expectAccessible(page)
  await button('Bring it in').click()
  await page.getByText('1 student is new in the vault.').waitFor()
})

/** Pictures for whoever wants to look, in both themes and sizes; none unless a folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env['OPEN_DOOR_PICTURES']
  if (folder === undefined) return
  for (const [theme, width, height] of [
    ['dark', 1024, 700],
    ['light', 1280, 800],
  ] as const) {
    await page.locator('html').evaluate((element, shown) => element.setAttribute('data-theme', shown), theme)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage: true })
  }
}

test('days in two orders are said, and those that fit both are asked about', async () => {
  const rows = ['13/02/2026', '02/16/2026', '03/04/2026'].map((day, place) => `S${place + 1},${day},P`)
  await choose('mixed.csv', ['Student ID,Day attended,Attendance code', ...rows].join('\n'))
  await page.getByText(/^This file writes its days in two ways: 1 day can only be day first/).waitFor()
  expect(await button('Bring it in').isDisabled()).toBe(true)
  await picture('mixed')
  await field('Days that fit both ways').selectOption({ label: 'Read them day first' })
  await page.getByText('mixed.csv holds 3 marks of 3 students, from 13 Feb 2026 to 3 Apr 2026.').waitFor()
  expect(await button('Bring it in').isEnabled()).toBe(true)
})

test('of a workbook with two sheets, the other one can be chosen', async () => {
  const header = ['Student ID', 'Date', 'Code'].map((value) => ({ value }))
  const row = (...values: string[]) => values.map((value) => ({ value }))
  const book = await writeXlsx([
    { sheet: 'February', data: [header, row('S1', '2026-02-11', 'P'), row('S2', '2026-02-11', 'P')] },
    {
      sheet: 'March',
      data: [
        header,
        row('S1', '2026-03-11', 'A'),
        row('S2', '2026-03-11', 'P'),
        row('S3', '2026-03-11', 'P'),
      ],
    },
  ]).toBuffer()
  await choose('two sheets.xlsx', new Uint8Array(book))
  await page.getByText(/holds 2 marks of 2 students, from 11 Feb 2026/).waitFor()
  await picture('sheets')
  await field('Which sheet').selectOption({ label: 'March' })
  await page.getByText(/holds 3 marks of 3 students, from 11 Mar 2026/).waitFor()
})

test('a file that changes earlier marks says what it will change, before it does', async () => {
  const marks = (code: string) =>
    ['Student ID,Date,Code', `S1,2026-03-12,${code}`, 'S2,2026-03-12,P'].join('\n')
  await choose('before.csv', marks('P'))
  await understood().waitFor()
  await button('Bring it in').click()
  await page.getByText('2 marks came in.').waitFor()
  await choose('after.csv', marks('A'))
  await page.getByRole('heading', { name: 'What it will change', level: 2 }).waitFor()
  await page.getByText('1 mark gets another value.').waitFor()
  await page.getByText('1 mark stands in the vault already, just so.').waitFor()
  await picture('coming')
})

test('the first step is whole in both themes', async () => {
  await page.getByRole('link', { name: 'School data' }).click()
  await page.getByRole('link', { name: 'Bring in a file' }).first().click()
  await button('Choose a file').waitFor()
  await expectAccessible(page)
})
