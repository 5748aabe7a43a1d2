/** Workbooks and files of two date orders on their way into a vault: read by evidence, asked about, never guessed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { giveFile, inspect } from './import-file.ts'

let vault: TestVault
beforeAll(async () => {
  vault = await openTestVault()
})
afterAll(() => vault.remove())

const mixed = `student_id,date,code
1,01/13/2026,P
1,14/01/2026,P
1,15/01/2026,A
1,03/02/2026,P
1,2026-02-20,P
`

test('a file of two orders says how many days fit which, and leaves the open ones out until a person decides', async () => {
  const file = await giveFile(vault, mixed, 'mixed.csv')
  const seen = await inspect(vault, file)
  expect(seen).toMatchObject({
    isDateOrderUndecided: true,
    mixedDates: { dayFirst: 2, monthFirst: 1, undecided: 1, examples: ['03/02/2026'] },
    reading: { isMixedDates: true, leavesUndecidedDates: true },
  })
  expect(seen.problems).toEqual([{ row: 5, column: 'date', value: '03/02/2026', reason: 'undecided-date' }])
  const reading = { ...seen.reading, dateOrder: 'dmy', leavesUndecidedDates: false } as const
  const decided = await inspect(vault, file, 'attendance', reading)
  expect(decided).toMatchObject({ problemCount: 0, firstOn: '2026-01-13', lastOn: '2026-02-20' })
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading: decided.reading })
  expect(report).toMatchObject({ added: 5, problemCount: 0 })
})

test('attendance comes in from the chosen sheet of a workbook', async () => {
  const day = (date: number) => ({ value: new Date(Date.UTC(2026, 1, date)), type: Date, format: 'd/m/yyyy' })
  const blob = await writeXlsx([
    { sheet: 'About', data: [[{ value: 'Made for you' }]] },
    {
      sheet: 'Marks',
      data: [
        ['Student number', 'Date', 'Code'].map((value) => ({ value })),
        [{ value: 7 }, day(9), { value: 'P' }],
        [{ value: 7 }, day(10), { value: 'A' }],
      ],
    },
  ]).toBuffer()
  const file = await giveFile(vault, blob, 'book.xlsx')
  const first = await inspect(vault, file, 'attendance')
  expect(first).toMatchObject({ sheets: ['About', 'Marks'], reading: { container: 'workbook' } })
  const reading = { ...first.reading, sheet: 'Marks', columns: [], codes: [] }
  const seen = await inspect(vault, file, 'attendance', reading)
  expect(seen).toMatchObject({ rows: 2, firstOn: '2026-02-09', lastOn: '2026-02-10', problemCount: 0 })
  expect(seen.firstRows[1]).toEqual(['7', '2026-02-10', 'A'])
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading: seen.reading })
  expect(report).toMatchObject({ added: 2 })
})
