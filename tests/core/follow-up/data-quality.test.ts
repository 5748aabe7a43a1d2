import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QualityItem } from '#shared/domain/data-quality.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aClock, openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { createStudent } from '#tests/core/students/a-student.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'

let vault: TestVault

beforeEach(async () => {
  // A Friday.
  vault = await openTestVault({ clock: aClock('2025-09-12T09:00:00.000Z') })
})
afterEach(() => vault.remove())

async function saveYear(changes: Partial<SchoolYearDraft> = {}): Promise<void> {
  const { id: _id, ...draft } = aSchoolYear()
  await vault.call('school.saveYear', { id: null, draft: { ...draft, ...changes } })
}

const enrolled = (schoolNumber: string, fromOn: `${number}-${number}-${number}` = '2025-09-01') =>
  createStudent(vault, { schoolNumber, enrolments: [{ fromOn, toOn: null }] })

const marks = (...rows: string[]) => bringIn(vault, `Student ID,Date,Code\n${rows.join('\n')}\n`)
const presentOn = (number: string, ...days: number[]) =>
  days.map((day) => `${number},2025-09-${String(day).padStart(2, '0')},P`)

async function listKinds(): Promise<Partial<Record<QualityItem['kind'], string[]>>> {
  const { items } = await vault.call('quality.list', {})
  const found: Partial<Record<QualityItem['kind'], string[]>> = {}
  for (const item of items) (found[item.kind] ??= []).push(item.sentence)
  return found
}

test('a record without a gap has nothing to list', async () => {
  await saveYear()
  await enrolled('1')
  await marks(...presentOn('1', 1, 2, 3, 4, 5, 8, 9, 10, 11))
  expect(await vault.call('quality.list', {})).toEqual({ items: [] })
})

test('days without a mark of anyone are told apart from marks that stopped coming', async () => {
  await saveYear()
  await enrolled('1')
  await marks(...presentOn('1', 1, 2, 5, 8))
  const { items } = await vault.call('quality.list', {})
  expect(items).toEqual([
    {
      kind: 'day-not-taken',
      student: null,
      fromOn: '2025-09-09',
      toOn: '2025-09-11',
      count: 3,
      sentence: 'There are no marks since 8 September 2025. That is 3 school days up to yesterday.',
      remedy: 'Bring in the newest attendance file. Until then, every figure stops at that day.',
      place: 'import',
    },
    {
      kind: 'day-not-taken',
      student: null,
      fromOn: '2025-09-03',
      toOn: '2025-09-04',
      count: 2,
      sentence: 'Nobody has a mark between 3 September 2025 and 4 September 2025, 2 school days.',
      remedy:
        'Was school closed? Then put it in the calendar. Otherwise bring in a file with the marks of these days.',
      place: 'calendar',
    },
  ])
})

test('a student’s own gaps are listed, but not on a day that hardly anyone has a mark for', async () => {
  await saveYear()
  for (const number of ['1', '2', '3']) await enrolled(number)
  await marks(
    ...presentOn('1', 1, 2, 3, 4, 5, 8, 9, 10, 11),
    ...presentOn('2', 1, 2, 3, 5, 8, 9, 10, 11),
    ...presentOn('3', 1, 2, 3, 4, 5, 8, 9, 11),
  )
  const all = await listKinds()
  expect(all).toEqual({
    'student-days-not-taken': [
      '1 school day in 2025–26 without a full mark, on Wednesday 10 September 2025, though others have theirs.',
      '1 school day in 2025–26 without a full mark, on Thursday 4 September 2025, though others have theirs.',
    ],
  })
  await vault.call('imports.undo', { id: (await vault.call('imports.list', {})).imports[0]?.id ?? never() })
  await marks(
    ...presentOn('1', 1, 2, 3, 4, 5, 8, 9, 10, 11),
    ...presentOn('2', 1, 2, 3, 5, 8, 9, 10, 11),
    ...presentOn('3', 1, 2, 3, 5, 8, 9, 10, 11),
  )
  expect(await listKinds()).toEqual({
    'day-not-taken': ['Only 1 student of 3 has a mark on Thursday 4 September 2025.'],
  })
})

test('a homeroom in which attendance was not taken is told once, and others one by one', async () => {
  await saveYear()
  const enrolments = [{ fromOn: '2025-09-01' as const, toOn: null }]
  const numbersOf = (first: number, count: number) =>
    Array.from({ length: count }, (_, place) => String(first + place))
  for (const [homeroom, numbers] of [
    ['7B', numbersOf(10, 4)],
    ['8A', numbersOf(20, 6)],
  ] as const)
    for (const schoolNumber of numbers) await createStudent(vault, { schoolNumber, homeroom, enrolments })
  const most = [1, 2, 3, 5, 8, 9, 10, 11]
  await marks(
    // Three of the four of 7B miss the fourth, and two of the six of 8A.
    ...[10, 11, 12, 20, 21].flatMap((number) => presentOn(String(number), ...most)),
    ...[13, 22, 23, 24, 25].flatMap((number) => presentOn(String(number), 4, ...most)),
  )
  const { items } = await vault.call('quality.list', {})
  const gaps = items.filter(({ kind }) => kind === 'student-days-not-taken')
  expect(gaps.map(({ student, count, place }) => [student === null, count, place])).toEqual([
    [true, 3, 'import'],
    [false, 1, 'student'],
    [false, 1, 'student'],
  ])
  expect(gaps[0]?.sentence).toBe(
    '3 students of homeroom 7B have no full mark on Thursday 4 September 2025, though others have theirs.',
  )
})

const never = (): never => {
  throw new Error('There is no import to take back.')
}

test('an absences-only file leaves no gap on the days for which it speaks', async () => {
  await saveYear()
  await enrolled('1')
  await enrolled('2')
  await bringIn(
    vault,
    'Student ID,Absence Date,Absence Code\n1,2025-09-01,A\n2,2025-09-11,A\n',
    'attendance',
    (reading) => ({ ...reading, format: 'absences' }),
  )
  expect(await listKinds()).toEqual({})
})

test('marks on closed days, in the future and outside enrolment are each told with a remedy', async () => {
  await enrolled('1')
  await enrolled('2', '2025-09-03')
  await saveYear({ closures: [{ fromOn: '2025-09-09', toOn: '2025-09-09', label: 'Fair' }] })
  await marks(
    ...presentOn('1', 1, 2, 3, 4, 5, 6, 8, 9, 10, 11),
    ...presentOn('2', 2, 3, 4, 5, 8, 10, 11),
    '1,2025-09-30,E',
  )
  const { items } = await vault.call('quality.list', {})
  expect(items.every(({ remedy }) => /[.?]$/.test(remedy))).toBe(true)
  expect(await listKinds()).toMatchObject({
    'marks-on-closed-day': [
      '1 student has marks on Tuesday 9 September 2025, when the calendar says: Fair. They are not counted.',
      '1 student has marks on Saturday 6 September 2025, when the calendar says: no school on Saturdays. They are not counted.',
    ],
    'marks-in-future': [
      '1 mark of 1 student is for days still to come, on Tuesday 30 September 2025. They count from their day on.',
    ],
    'marks-outside-enrolment': [
      '1 day with a mark on Tuesday 2 September 2025, when the student was not enrolled. They are not counted.',
    ],
  })
})

test('marks that belong to no school year are counted, wherever they lie', async () => {
  await enrolled('1')
  await saveYear()
  await marks(...presentOn('1', 1, 2, 3, 4, 5, 8, 9, 10, 11))
  const { years } = await vault.call('school.listYears', {})
  await vault.call('school.removeYear', { id: years[0]?.id ?? never() })
  expect(await listKinds()).toEqual({
    'marks-outside-calendar': [
      '9 marks of 1 student lie between 1 September 2025 and 11 September 2025, in no school year. They are not counted.',
    ],
  })
})

test('students without days of enrolment are named, or told once where nobody has any', async () => {
  await createStudent(vault, { schoolNumber: '1', enrolments: [] })
  await createStudent(vault, { schoolNumber: '2', enrolments: [] })
  expect(await listKinds()).toEqual({
    'no-enrolment': [
      'No student has days of enrolment on record. All 2 count as enrolled on every school day.',
    ],
  })
  await enrolled('3')
  const { items } = await vault.call('quality.list', {})
  expect(items.map(({ kind, student }) => [kind, student !== null])).toEqual([
    ['no-enrolment', true],
    ['no-enrolment', true],
  ])
})

test('days that cannot be are found with the student and in the files', async () => {
  await saveYear()
  await createStudent(vault, {
    schoolNumber: '1',
    bornOn: '2025-09-30',
    enrolments: [{ fromOn: '2025-09-01', toOn: null }],
  })
  const file = [...presentOn('1', 1, 2, 3, 4, 5, 8, 9, 10, 11), '1,2025-02-30,P']
  await marks(...file)
  expect(await listKinds()).toEqual({
    'impossible-date': [
      expect.stringMatching(
        /^A date in 1 row of .+\.csv cannot be read as a day \(‘2025-02-30’\)\. Nothing of it was stored\.$/,
      ),
      'Born on 30 September 2025, as it stands here.',
    ],
  })
  // What was left out is no matter any more once its file is taken back.
  await vault.call('imports.undo', { id: (await vault.call('imports.list', {})).imports[0]?.id ?? never() })
  expect((await listKinds())['impossible-date']).toHaveLength(1)
})
