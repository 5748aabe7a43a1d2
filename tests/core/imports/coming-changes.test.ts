/** What an attendance file will change is said before it does, and minutes away come with the marks that say them. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FileToken } from '#shared/contract/calls/app.ts'
import { rebuildStrips } from '#core/storage/tables/attendance-strips.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { bringIn, giveFile, inspect } from './import-file.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestVault
let rows: TestDatabase

beforeEach(async () => {
  vault = await openTestVault()
  rows = openTestDatabase()
})
afterEach(async () => {
  rows.remove()
  await vault.remove()
})

const write = (...lines: string[]) =>
  `student id,last name,first name,date,period,code\n${lines.join('\n')}\n`
const lookAt = async (file: FileToken) => (await inspect(vault, file)).coming

test('a file that updates earlier marks says each change before it makes any', async () => {
  await bringIn(
    vault,
    write('1,Diaz,Ana,2026-02-02,1,P', '1,Diaz,Ana,2026-02-02,2,P', '2,Kim,Jo,2026-02-02,1,P'),
  )
  const newer = write('1,Diaz,Ana,2026-02-02,1,P', '1,Diaz,Ana,2026-02-02,2,A', '3,Roy,Li,2026-02-02,1,P')
  const file = await giveFile(vault, newer)
  const coming = await lookAt(file)
  expect(coming).toEqual({
    added: 1,
    changed: 1,
    unchanged: 1,
    first: [{ student: 'Ana Diaz', on: '2026-02-02', what: 'Period 2', from: 'Present', to: 'Absent' }],
  })
  const { reading } = await inspect(vault, file)
  const report = await vault.call('imports.run', { file, kind: 'attendance', reading })
  expect(report).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
  expect(await lookAt(file)).toEqual({ added: 0, changed: 0, unchanged: 3, first: [] })
})

test('only the first twenty changes are named, and all are counted', async () => {
  const day = (place: number) => `2026-01-${String(place + 1).padStart(2, '0')}`
  const marks = (code: string) =>
    write(...Array.from({ length: 28 }, (_, at) => `1,Diaz,Ana,${day(at)},,${code}`))
  await bringIn(vault, marks('P'))
  const coming = await lookAt(await giveFile(vault, marks('A')))
  expect(coming).toMatchObject({ added: 0, changed: 28, unchanged: 0 })
  expect(coming?.first).toHaveLength(20)
})

const writeMinutes = (...lines: string[]) => `student id,date,code,minutes absent\n${lines.join('\n')}\n`
const minutes = () =>
  rows.database
    .all<{ minutes: number | null }>('SELECT minutes_away AS minutes FROM mark ORDER BY student_id, on_day')
    .map((row) => row.minutes)

test('minutes are kept, replaced with the mark, and given back when the newer import is taken back', async () => {
  await rows.bringIn(writeMinutes('1,2026-02-02,P,', '1,2026-02-03,A,45', '1,2026-02-04,A,200'))
  expect(minutes()).toEqual([null, 45, 200])
  const before = rows.dump(['mark', 'attendance_strip'])
  const second = await rows.bringIn(
    writeMinutes('1,2026-02-02,P,30', '1,2026-02-03,A,45', '1,2026-02-04,A,300'),
  )
  expect(second).toMatchObject({ added: 0, changed: 2, unchanged: 1 })
  expect(minutes()).toEqual([30, 45, 300])
  await rows.undo(second.importId)
  expect(rows.dump(['mark', 'attendance_strip'])).toEqual(before)
})

test('a file that says no minutes leaves those that are there', async () => {
  await rows.bringIn(writeMinutes('1,2026-02-03,A,45'))
  const again = await rows.bringIn('student id,date,code\n1,2026-02-03,A\n')
  expect(again).toMatchObject({ changed: 0, unchanged: 1 })
  expect(minutes()).toEqual([45])
})

test('minutes that are none are reported, and the other rows stay good', async () => {
  const report = await rows.bringIn(
    writeMinutes('1,2026-02-02,A,soon', '1,2026-02-03,A,9000', '1,2026-02-04,A,12'),
  )
  expect(report).toMatchObject({ added: 1, problemCount: 2 })
  expect(report.problems.map(({ row, reason, value }) => [row, reason, value])).toEqual([
    [2, 'impossible-number', 'soon'],
    [3, 'impossible-number', '9000'],
  ])
})

test('after a change of single marks the strips are those that all marks give', async () => {
  const school = (code: (student: number, day: number) => string) =>
    'student id,date,code\n' +
    Array.from({ length: 5 }, (_, student) =>
      Array.from(
        { length: 20 },
        (__, day) => `${student},2026-02-${String(day + 1).padStart(2, '0')},${code(student, day)}\n`,
      ),
    )
      .flat()
      .join('')
  await rows.bringIn(school((student, day) => ((student + day) % 7 === 0 ? 'A' : 'P')))
  await rows.bringIn(school((student, day) => ((student + day) % 5 === 0 ? 'A' : 'P')) + '0,2026-02-25,T\n')
  const patched = rows.dump(['attendance_strip'])
  rebuildStrips(rows.database)
  expect(patched).toEqual(rows.dump(['attendance_strip']))
})

test('a row keeps its number when blank lines, quotes and rows that cannot be used stand between lines seen before', async () => {
  const lines = Array.from({ length: 30 }, (_, at) => `${at % 3},2026-02-0${(at % 7) + 1},P`)
  lines[12] = ''
  lines[15] = '"1",2026-02-03,"P"'
  lines[20] = '1,2026-02-03,P,extra'
  lines[25] = ',2026-02-03,P'
  lines[28] = '1,2026-02-30,P'
  const report = await rows.bringIn(`student id,date,code\n${lines.join('\n')}\n`)
  expect(report.problems.map(({ row, reason }) => [row, reason])).toEqual([
    [22, 'too-many-columns'],
    [27, 'missing-student'],
    [30, 'impossible-date'],
  ])
})
