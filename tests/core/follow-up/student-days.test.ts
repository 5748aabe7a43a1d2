/** A student's school days, read for everything that follows a plan: they agree with the figures on the caseload. */
import { beforeEach, expect, test } from 'vitest'
import { readDaysOfMany, readStudentDays, type StudentDay } from '#core/follow-up/attendance.ts'
import type { WriteDatabase } from '#core/storage/database.ts'
import { rebuildStrips } from '#core/storage/tables/attendance-strips.ts'
import {
  getSettings,
  insertSchoolYear,
  listCodes,
  saveCodes,
  saveSettings,
} from '#core/storage/tables/school.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import { type MarkCategory, markCategories } from '#shared/domain/attendance.ts'
import { addDays, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { aStudentDraft } from '#tests/core/students/a-student.ts'
import { cleanUpVaults, createTestVault } from '#tests/core/vault/a-vault.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { naiveFigures, type NaiveSchool } from '#tests/reference/naive-attendance.ts'
import { createRandom } from '#tests/sample-school/random.ts'

const at = '2026-03-02T09:00:00.000Z'
const years = [
  aSchoolYear({ name: '2024–25', startsOn: '2024-09-02', endsOn: '2025-06-20' }),
  aSchoolYear({ closures: [{ fromOn: '2025-12-22', toOn: '2026-01-02', label: 'Winter' }] }),
]
let database: WriteDatabase
let importId: number
let codes: Map<string, number>

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
  codes = new Map(listCodes(database).map(({ code, id }) => [code, id]))
  for (const year of years) insertSchoolYear(database, year, null)
})

const addStudent = (enrolments: { fromOn: IsoDate; toOn: IsoDate | null; grade: string }[] = []): StudentId =>
  insertStudent(database, aStudentDraft({ enrolments }), { importId: null, at })

function addMark(studentId: StudentId, on: IsoDate, period: number, category: MarkCategory): void {
  database.run(
    'INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, NULL)',
    studentId,
    toEpochDay(on),
    period,
    codes.get(category) ?? 0,
    importId,
  )
}

const countOf = (days: readonly StudentDay[]) => ({
  enrolled: days.filter(({ hasMark }) => hasMark).length,
  absent: days.filter(({ isAway }) => isAway).length,
  late: days.filter(({ isLate }) => isLate).length,
  notTaken: days.filter(({ hasMark, morning }) => !hasMark && morning !== 'not-counted').length,
})

test.each([1, 2] as const)(
  'with %i marks a day they add up to the figures counted mark by mark',
  (sessionsADay) => {
    saveSettings(database, { ...getSettings(database), rule: 'us', sessionsADay })
    const random = createRandom(7)
    const id = addStudent()
    const marks: NaiveSchool['marks'] = []
    for (let on: IsoDate = '2025-09-01'; on <= '2025-10-17'; on = addDays(on, 1)) {
      for (const period of sessionsADay === 1 ? [0] : [1, 2]) {
        const category = random.pick(markCategories.filter((one) => one !== 'not-counted'))
        marks.push({ student: 0, on, period, category })
        addMark(id, on, period, category)
      }
    }
    rebuildStrips(database)
    const year = years[1] ?? aSchoolYear()
    const school: NaiveSchool = {
      year,
      rule: 'us',
      sessionsADay,
      students: [{ enrolments: [] }],
      marks,
      coverage: [],
      today: '2025-10-10',
    }
    const { days, asOfOn } = readStudentDays(database, id, '2025-10-10')
    const { enrolled, absent, late, notTaken } = naiveFigures(school, 0)
    expect(countOf(days)).toEqual({ enrolled, absent, late, notTaken })
    expect(asOfOn).toBe('2025-10-10')
    expect(readDaysOfMany(database, [id], '2025-10-10').get(id)).toEqual(days)
  },
)

test('they run over every school year on record, oldest first, closures and days of no enrolment left out', () => {
  const early = addStudent()
  const id = addStudent([{ fromOn: '2025-06-19', toOn: '2025-09-02', grade: '7' }])
  for (const on of [
    '2025-06-18',
    '2025-06-19',
    '2025-06-20',
    '2025-09-01',
    '2025-12-23',
    '2026-02-02',
  ] as const) {
    addMark(early, on, 0, 'present')
  }
  addMark(id, '2025-06-19', 0, 'away-excused')
  addMark(id, '2025-09-01', 0, 'late')
  rebuildStrips(database)
  const { days, asOfOn } = readStudentDays(database, id, '2026-03-02')
  expect(days).toEqual([
    {
      on: '2025-06-19',
      morning: 'away-excused',
      afternoon: null,
      isAway: true,
      isLate: false,
      hasMark: true,
    },
    { on: '2025-06-20', morning: 'not-taken', afternoon: null, isAway: false, isLate: false, hasMark: false },
    { on: '2025-09-01', morning: 'late', afternoon: null, isAway: false, isLate: true, hasMark: true },
    { on: '2025-09-02', morning: 'not-taken', afternoon: null, isAway: false, isLate: false, hasMark: false },
  ])
  expect(asOfOn).toBe('2026-02-02')
  const ofThisYear = { days: days.filter(({ on }) => on >= '2025-09-01'), asOfOn }
  expect(readStudentDays(database, id, '2026-03-02', '2025-06-21')).toEqual(ofThisYear)
  expect(readStudentDays(database, id, '2026-03-02', '2025-06-20').days).toEqual(days)
  // Also when nothing of the asked years has a mark yet.
  expect(readStudentDays(database, id, '2025-07-10', '2025-07-01')).toEqual({
    days: [],
    asOfOn: '2025-06-20',
  })
  expect(readStudentDays(database, early, '2026-03-02').days.some(({ on }) => on === '2025-12-23')).toBe(
    false,
  )
})

test('without a calendar or a mark there are none, and between two years none of many', () => {
  const id = addStudent()
  expect(readStudentDays(database, id, '2026-03-02')).toEqual({ days: [], asOfOn: null })
  addMark(id, '2025-06-18', 0, 'present')
  rebuildStrips(database)
  expect(readDaysOfMany(database, [id], '2025-07-20').get(id)).toEqual([])
})
