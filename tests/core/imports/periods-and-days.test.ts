/** What days, sessions and lessons of a file come to in the vault. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestDatabase

beforeEach(() => {
  vault = openTestDatabase()
})
afterEach(() => vault.remove())

const coverage = () => vault.database.all('SELECT from_day, to_day, periods FROM coverage')

test('an absence dated in the future does not make the days until then attended', async () => {
  await vault.bringIn('student id,absence date,reason\n1,2026-02-02,Illness\n1,2026-05-29,Illness\n')
  expect(coverage()).toEqual([
    { from_day: toEpochDay('2026-02-02'), to_day: toEpochDay('2026-03-02'), periods: 0 },
  ])
})

test('a file of missed lessons has as many lessons a day as it names, wherever homeroom stands', async () => {
  const rows = ['1', '2', 'HR', 'HR'].map((period, at) => `${at},2026-02-02,${period},Illness`)
  const csv = `student id,absence date,period,reason\n${rows.join('\n')}\n`
  await vault.bringIn(csv)
  expect(coverage()).toMatchObject([{ periods: 3 }])
  // The second time no mark is new, and the file still speaks of three lessons.
  await vault.bringIn(csv)
  expect(coverage()).toMatchObject([{ periods: 3 }, { periods: 3 }])
})

test('of two files that speak for a day, the one that names more lessons is believed', async () => {
  await vault.bringIn('student id,absence date,period,reason\n1,2026-02-02,1,Illness\n')
  const lessons = [1, 2, 3, 4].map((period) => `2,2026-02-02,${period},Illness`)
  await vault.bringIn(`student id,absence date,period,reason\n${lessons.join('\n')}\n`)
  const [strip] = vault.database.all<{ first_day: number; days: Uint8Array }>(
    `SELECT first_day, days FROM attendance_strip JOIN student ON student.id = student_id
     WHERE school_number = '1'`,
  )
  const at = (toEpochDay('2026-02-02') - (strip?.first_day ?? 0)) * 2
  // Byte 1 is 'present': one lesson of four was missed.
  expect(strip?.days[at]).toBe(1)
})

/** England's codes, as a person would say what they mean. */
const asRegister = (reading: ImportReading): ImportReading => ({
  ...reading,
  format: 'marks',
  codes: [
    { code: '/', label: '', category: 'present' },
    { code: '\\', label: '', category: 'present' },
    { code: 'I', label: '', category: 'away-excused' },
    { code: 'L', label: '', category: 'late' },
  ],
})

const periodsOf = (student: string) =>
  vault.database.all(
    `SELECT on_day - ${toEpochDay('2026-02-01')} AS day, period, code FROM mark
     JOIN student ON student.id = student_id JOIN attendance_code ON attendance_code.id = code_id
     WHERE school_number = ? ORDER BY 1, 2`,
    student,
  )

test('in a register without sessions the strokes say which part of the day it is', async () => {
  const rows = [
    '1,2026-02-02,/',
    '1,2026-02-02,\\',
    '1,2026-02-03,I',
    '1,2026-02-03,\\',
    '1,2026-02-04,I',
    '1,2026-02-04,L',
    '1,2026-02-05,/',
    '1,2026-02-05,I',
    '2,2026-02-02,I',
    '2,2026-02-03,\\',
  ]
  const report = await vault.bringIn(`student id,date,code\n${rows.join('\n')}\n`, 'attendance', asRegister)
  expect(report).toMatchObject({ added: 10, problemCount: 0 })
  expect(periodsOf('1')).toEqual([
    { day: 1, period: 1, code: '/' },
    { day: 1, period: 2, code: '\\' },
    { day: 2, period: 1, code: 'I' },
    { day: 2, period: 2, code: '\\' },
    { day: 3, period: 1, code: 'I' },
    { day: 3, period: 2, code: 'L' },
    { day: 4, period: 1, code: '/' },
    { day: 4, period: 2, code: 'I' },
  ])
  expect(periodsOf('2')).toEqual([
    { day: 1, period: 0, code: 'I' },
    { day: 2, period: 2, code: '\\' },
  ])
})

test('where both strokes never meet on a day, rows that contradict each other are still said to', async () => {
  const report = await vault.bringIn(
    'student id,date,code\n1,2026-02-02,/\n1,2026-02-02,I\n2,2026-02-02,\\\n',
    'attendance',
    asRegister,
  )
  expect(report).toMatchObject({ added: 2, problems: [{ row: 3, reason: 'conflicting-mark' }] })
})
