import { beforeEach, expect, test } from 'vitest'
import type { WriteDatabase } from '#core/storage/database.ts'
import { listStrips, readSchoolStrip, rebuildStrips } from '#core/storage/tables/attendance-strips.ts'
import {
  getSettings,
  insertSchoolYear,
  listCodes,
  saveCodes,
  saveSettings,
} from '#core/storage/tables/school.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import { markCategories } from '#shared/domain/attendance.ts'
import { fromMarkByte } from '#shared/domain/attendance-days.ts'
import { tallyDays, toDayRanges, toFigures } from '#shared/domain/attendance-figures.ts'
import { readySchoolYear } from '#shared/domain/attendance-year.ts'
import { addDays, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { naiveFigures, type NaiveSchool } from '#tests/reference/naive-attendance.ts'
import { createRandom } from '#tests/sample-school/random.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'
import { aStudentDraft } from './a-student.ts'

const at = '2026-03-02T09:00:00.000Z'
let database: WriteDatabase
let importId: number

cleanUpVaults()
beforeEach(async () => {
  database = (await createTestVault()).vault.database
  importId = database.run(
    `INSERT INTO import (kind, file_name, imported_at, staff_name, reading) VALUES ('attendance', 'a.csv', ?, '', '{}')`,
    at,
  ).id
  // One code for each category, so that a category names its code.
  saveCodes(
    database,
    markCategories.map((category) => ({ code: category, label: '', category })),
  )
})

function addStudent(): StudentId {
  return insertStudent(database, aStudentDraft(), { importId: null, at })
}

function addMark(studentId: StudentId, on: IsoDate, period: number, code: string): void {
  const codeId = listCodes(database).find((known) => known.code === code)?.id ?? 0
  database.run(
    'INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, NULL)',
    studentId,
    toEpochDay(on),
    period,
    codeId,
    importId,
  )
}

const year = aSchoolYear({ endsOn: '2025-12-19' })

test('a school in the vault gives the figures that counting mark by mark gives', () => {
  const random = createRandom(11)
  const yearId = insertSchoolYear(database, year, null)
  const ids = [addStudent(), addStudent(), addStudent()]
  const school: NaiveSchool = {
    year,
    rule: 'england',
    sessionsADay: 2,
    students: ids.map(() => ({ enrolments: [] })),
    marks: [],
    coverage: [],
    today: at.slice(0, 10) as IsoDate,
  }
  saveSettings(database, { ...getSettings(database), rule: 'england', sessionsADay: 2 })
  for (let count = 0; count < 600; count += 1) {
    const mark = {
      student: random.between(0, 2),
      on: addDays('2025-08-25', random.between(0, 130)),
      period: random.between(1, 2),
      category: random.pick(markCategories),
    }
    school.marks = school.marks.filter(
      (one) => one.student !== mark.student || one.on !== mark.on || one.period !== mark.period,
    )
    school.marks.push(mark)
    addMark(ids[mark.student] ?? (0 as StudentId), mark.on, mark.period, mark.category)
  }
  rebuildStrips(database)
  const strips = new Map(listStrips(database, yearId).map((strip) => [strip.studentId, strip.days]))
  const { counted } = readySchoolYear(year, school, strips.values(), [], school.today)
  ids.forEach((id, student) => {
    const tally = tallyDays(strips.get(id) ?? new Uint8Array(0), counted, toDayRanges([]))
    expect(toFigures(tally, 'england')).toMatchObject(naiveFigures(school, student))
  })
})

const bytesOf = (yearId: SchoolYearId, on: IsoDate) => {
  const [strip] = listStrips(database, yearId)
  const place = (toEpochDay(on) - toEpochDay(year.startsOn)) * 2
  return [strip?.days[place], strip?.days[place + 1]].map((byte) => fromMarkByte(byte ?? 0))
}

test('lessons are rolled up to a day, whatever their numbers', () => {
  const yearId = insertSchoolYear(database, year, null)
  const id = addStudent()
  for (const period of [1, 2, 3, 2000])
    addMark(id, '2025-09-02', period, period > 2 ? 'away-excused' : 'present')
  rebuildStrips(database)
  expect(bytesOf(yearId, '2025-09-02')).toEqual(['away-excused', null])
})

test('where only missed lessons are listed, the others of that day were attended', () => {
  const yearId = insertSchoolYear(database, year, null)
  const id = addStudent()
  addMark(id, '2025-09-02', 3, 'away-unexcused')
  for (const period of [4, 5, 6]) addMark(id, '2025-09-03', period, 'away-unexcused')
  database.run(
    'INSERT INTO coverage VALUES (?, ?, ?, 6)',
    importId,
    toEpochDay('2025-09-01'),
    toEpochDay('2025-09-30'),
  )
  rebuildStrips(database)
  expect(bytesOf(yearId, '2025-09-02')).toEqual(['present', null])
  expect(bytesOf(yearId, '2025-09-03')).toEqual(['away-unexcused', null])
})

test('a part is made anew exactly as the whole would be', () => {
  const first = insertSchoolYear(database, year, null)
  const second = insertSchoolYear(
    database,
    aSchoolYear({ startsOn: '2026-01-05', endsOn: '2026-06-26' }),
    null,
  )
  const ids = [addStudent(), addStudent()]
  for (const id of ids) {
    for (const on of ['2025-09-02', '2026-01-06', '2026-07-01'] as const) addMark(id, on, 0, 'present')
  }
  const all = () => [first, second].map((yearId) => listStrips(database, yearId))
  rebuildStrips(database)
  const whole = all()
  expect(whole.map((strips) => strips.map((strip) => strip.marks))).toEqual([
    [1, 1],
    [1, 1],
  ])
  database.run('DELETE FROM attendance_strip')
  rebuildStrips(database, { studentIds: ids.slice(0, 1) })
  rebuildStrips(database, { studentIds: ids.slice(1), schoolYearIds: [first] })
  rebuildStrips(database, { schoolYearIds: [second] })
  expect(all()).toEqual(whole)
})

test('a student whose last mark was taken back has no strip left', () => {
  const yearId = insertSchoolYear(database, year, null)
  addMark(addStudent(), '2025-09-02', 0, 'present')
  rebuildStrips(database)
  expect(listStrips(database, yearId)).toHaveLength(1)
  database.run('DELETE FROM mark')
  rebuildStrips(database)
  expect(listStrips(database, yearId)).toEqual([])
})

const markedDays = (yearId: SchoolYearId) =>
  [...readSchoolStrip(database, yearId)].flatMap((byte, place) => (byte === 0 ? [] : [place / 2]))
const countKept = () => database.get<{ n: number }>('SELECT count(*) AS n FROM school_strip')?.n

test('the school has a mark on a day for as long as any student has one that counts', () => {
  const yearId = insertSchoolYear(database, year, null)
  const [one, other] = [addStudent(), addStudent()]
  addMark(one, addDays(year.startsOn, 1), 0, 'present')
  addMark(other, addDays(year.startsOn, 2), 0, 'away-excused')
  addMark(other, addDays(year.startsOn, 3), 0, 'not-counted')
  rebuildStrips(database)
  expect(markedDays(yearId)).toEqual([1, 2])
  addMark(other, addDays(year.startsOn, 4), 0, 'late')
  rebuildStrips(database, { studentIds: [other] })
  expect(markedDays(yearId)).toEqual([1, 2, 4])
  database.run('DELETE FROM mark WHERE student_id = ?', one)
  rebuildStrips(database, { studentIds: [one] })
  expect(markedDays(yearId)).toEqual([2, 4])
  expect(countKept()).toBe(1)
})

test('the days with marks are never those of a strip that is gone, nor of a change that was taken back', () => {
  const yearId = insertSchoolYear(database, year, null)
  const id = addStudent()
  addMark(id, year.startsOn, 0, 'present')
  rebuildStrips(database)
  const takenBack = () =>
    database.transaction(() => {
      database.run('DELETE FROM mark')
      rebuildStrips(database)
      expect(markedDays(yearId)).toEqual([])
      throw new Error('taken back')
    })
  expect(takenBack).toThrow('taken back')
  expect(markedDays(yearId)).toEqual([0])
  database.run('DELETE FROM attendance_strip WHERE student_id = ?', id)
  expect(countKept()).toBe(0)
  expect(markedDays(yearId)).toEqual([])
})
