/** Registers whose headings are days of no year: the year is found where the calendar leaves one, else asked. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { bringIn, giveFile, inspect } from './import-file.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const look = async (content: string) => {
  const file = await giveFile(vault, content)
  return { file, seen: await vault.call('imports.inspect', { file, kind: null, reading: null }) }
}

/** From Monday to Friday in 2026, and in no other year near it. */
const week = 'Student ID,Name,2/9,2/10,2/11,2/12,2/13\n1,Ana Vexley,P,A,P,P,P\n2,Bo Tarn,P,P,P,P,P\n'

/** A school year of whole weeks, from Monday to Friday. */
async function bringWeek(): Promise<void> {
  const rows = [12, 13, 14, 15, 16].flatMap((day) => [`1,2026-01-${day},P`, `2,2026-01-${day},P`])
  await bringIn(vault, ['Student ID,Date,Code', ...rows, ''].join('\n'))
}

test('the school year in which the days are school days is taken, and said', async () => {
  await bringWeek()
  const { file, seen } = await look(week)
  expect(seen).toMatchObject({
    kind: 'attendance',
    reading: { format: 'wide', headingYear: 2025, dateOrder: 'mdy' },
    isDateOrderUndecided: false,
    firstOn: '2026-02-09',
    lastOn: '2026-02-13',
    problemCount: 0,
  })
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading: seen.reading })
  expect(report).toMatchObject({ added: 10, problemCount: 0 })
})

test('days that fit two school years are asked about, and nothing comes in before', async () => {
  const { file, seen } = await look('Student ID,Name,2/10,2/11\n1,Ana Vexley,P,A\n')
  expect(seen.reading.headingYear).toBeNull()
  expect(seen.headingYears).toEqual([2025, 2024])
  expect(seen).toMatchObject({ firstOn: null, problemCount: 0, coming: null })
  const run = { file, kind: 'attendance', reading: seen.reading } as const
  await expect(vault.call('imports.run', run)).rejects.toMatchObject({ code: 'import.nothing-usable' })
  const chosen = await inspect(vault, file, 'attendance', { ...seen.reading, headingYear: 2024 })
  expect(chosen).toMatchObject({ firstOn: '2025-02-10', lastOn: '2025-02-11', rows: 2 })
  const report = await vault.call('imports.run', { ...run, reading: chosen.reading })
  expect(report).toMatchObject({ added: 2, problemCount: 0 })
})

test('the autumn lies in the first year of a school year and the spring in the second', async () => {
  const { file, seen } = await look('Student ID,Mon 15-Dec AM,Mon 15-Dec PM,Tue 6-Jan AM\n1,P,P,A\n')
  const { reading } = seen
  const chosen = await inspect(vault, file, 'attendance', { ...reading, headingYear: 2025 })
  expect(chosen).toMatchObject({ firstOn: '2025-12-15', lastOn: '2026-01-06', rows: 3, problemCount: 0 })
})

test('day and month are asked about too where both orders fit', async () => {
  const { file, seen } = await look('Student ID,2/3,3/2\n1,P,A\n')
  const chosen = await inspect(vault, file, 'attendance', { ...seen.reading, headingYear: 2025 })
  expect(chosen.isDateOrderUndecided).toBe(true)
  const order = { ...chosen.reading, dateOrder: 'dmy' } as const
  const settled = await inspect(vault, file, 'attendance', order)
  expect(settled.header.slice(1)).toEqual(['2026-03-02', '2026-02-03'])
})

test('a gradebook with days above its columns is none, and can be called one', async () => {
  const { file } = await look('Student ID,Name,2/10,2/11\n1,Ana Vexley,88,91\n2,Bo Tarn,70,75\n')
  const grades = await vault.call('imports.inspect', { file, kind: 'grades', reading: null })
  expect(grades).toMatchObject({
    kind: 'grades',
    reading: { columns: ['schoolNumber', 'fullName', 'score', 'score'], headingYear: null },
    headingYears: [],
    problemCount: 0,
  })
})
