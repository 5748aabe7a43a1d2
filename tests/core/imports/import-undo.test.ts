/** Whatever is imported and taken back, in whatever order, the marks are those of the imports that stay. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportId } from '#shared/domain/identity.ts'
import { fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestDatabase

beforeEach(() => {
  vault = openTestDatabase()
})
afterEach(() => vault.remove())

const wholeState = [
  'student',
  'school_year',
  'mark',
  'mark_replaced',
  'mark_confirmed',
  'student_replaced',
  'coverage',
  'attendance_strip',
]

const students = ['ann', 'bo', 'cy']
const days = Array.from({ length: 5 }, (_, place) => fromEpochDay(toEpochDay('2026-02-02') + place))
const places = students.flatMap((student) => days.map((day) => `${student},${day}`))

/** A file: for some students and days, a code. */
const aFile = fc
  .dictionary(fc.constantFrom(...places), fc.constantFrom('P', 'A', 'T'), {
    minKeys: 1,
    maxKeys: places.length,
  })
  .map((marks) => new Map(Object.entries(marks)))
type File = Map<string, string>

const writeCsv = (file: File) =>
  ['student_id,date,code', ...[...file].map(([place, code]) => `${place},${code}`), ''].join('\n')

/** Later imports win. */
function marksOf(files: Iterable<File>): Record<string, string> {
  return Object.fromEntries([...files].flatMap((file) => [...file]))
}

function storedMarks(): Record<string, string> {
  const rows = vault.database.all<{ number: string; day: number; code: string }>(
    `SELECT student.school_number AS number, on_day AS day, code FROM mark
     JOIN student ON student.id = student_id JOIN attendance_code ON attendance_code.id = code_id`,
  )
  return Object.fromEntries(rows.map(({ number, day, code }) => [`${number},${fromEpochDay(day)}`, code]))
}

async function clear(ids: Iterable<ImportId>): Promise<void> {
  for (const id of ids) await vault.undo(id)
}

/** The announcement changes nothing, and what it says is what comes of the undo. */
async function undoAsAnnounced(id: ImportId): Promise<void> {
  const before = vault.dump(wholeState)
  const announced = await vault.previewUndo(id)
  expect(vault.dump(wholeState)).toEqual(before)
  expect(await vault.undo(id)).toEqual(announced)
}

test('marks are always those of the imports that were not taken back', async () => {
  const aStep = fc.oneof(
    { weight: 3, arbitrary: aFile.map((file) => ({ file })) },
    { weight: 2, arbitrary: fc.nat(20).map((undo) => ({ undo })) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 9 }), async (steps) => {
      const live = new Map<ImportId, File>()
      try {
        for (const step of steps) {
          if ('file' in step) {
            const { importId } = await vault.bringIn(writeCsv(step.file), 'attendance', (reading) => ({
              ...reading,
              format: 'marks',
            }))
            live.set(importId, step.file)
          } else {
            const id = [...live.keys()][step.undo % Math.max(1, live.size)]
            if (id === undefined) continue
            await undoAsAnnounced(id)
            live.delete(id)
          }
          expect(storedMarks()).toEqual(marksOf(live.values()))
        }
      } finally {
        await clear(live.keys())
      }
      expect(vault.dump(wholeState)).toEqual(Object.fromEntries(wholeState.map((table) => [table, []])))
    }),
    { numRuns: 60 },
  )
})

test('taking back the newest import restores the exact state before it', async () => {
  await fc.assert(
    fc.asyncProperty(aFile, aFile, aFile, async (one, two, three) => {
      const first = await vault.bringIn(writeCsv(one))
      const second = await vault.bringIn(writeCsv(two))
      const before = vault.dump(wholeState)
      const third = await vault.bringIn(writeCsv(three))
      await vault.undo(third.importId)
      expect(vault.dump(wholeState)).toEqual(before)
      await clear([first.importId, second.importId])
    }),
    { numRuns: 40 },
  )
})

test('importing a file twice leaves the marks as importing it once', async () => {
  await fc.assert(
    fc.asyncProperty(aFile, async (file) => {
      const first = await vault.bringIn(writeCsv(file))
      const once = vault.dump(['mark', 'student', 'school_year'])
      const second = await vault.bringIn(writeCsv(file))
      expect(second).toMatchObject({ added: 0, changed: 0, unchanged: file.size, studentsCreated: 0 })
      expect(vault.dump(['mark', 'student', 'school_year'])).toEqual(once)
      await clear([first.importId, second.importId])
    }),
    { numRuns: 30 },
  )
})

test('taking back a file that came twice is announced as it will be', async () => {
  const file = 'student_id,date,code\nann,2026-02-02,P\nbo,2026-02-02,A\n'
  const first = await vault.bringIn(file)
  const second = await vault.bringIn(file)
  const nothing = { marksRemoved: 0, marksRestored: 0, studentsRemoved: 0 }
  expect(await vault.previewUndo(first.importId)).toMatchObject(nothing)
  expect(await vault.previewUndo(second.importId)).toMatchObject(nothing)
  await vault.undo(first.importId)
  expect(await vault.previewUndo(second.importId)).toMatchObject({ marksRemoved: 2, studentsRemoved: 2 })
  await expect(vault.previewUndo(first.importId)).rejects.toMatchObject({ code: 'import.undone' })
})

test('a student with a plan, a contact or a change by hand stays when the import that brought them goes', async () => {
  const { importId } = await vault.bringIn(
    'student_id,date,code\nann,2026-02-02,P\nbo,2026-02-02,P\ncy,2026-02-02,P\n',
  )
  const { database } = vault
  database.run(`INSERT INTO plan (student_id, state, revision, started_at, saved_at)
    SELECT id, 'active', 1, '2026-03-02', '2026-03-02' FROM student WHERE school_number = 'ann'`)
  database.run(`UPDATE student SET given_name = 'Bo', revision = 2 WHERE school_number = 'bo'`)
  expect(await vault.undo(importId)).toEqual({
    marksRemoved: 3,
    marksRestored: 0,
    valuesRemoved: 0,
    valuesRestored: 0,
    studentsRemoved: 1,
    studentsKept: 2,
  })
  expect(database.all('SELECT school_number FROM student ORDER BY 1')).toEqual([
    { school_number: 'ann' },
    { school_number: 'bo' },
  ])
})

test('a roster taken back gives fields their former words, but not those that someone changed since', async () => {
  await vault.bringIn('student_id,first name,grade,homeroom\nann,Ann,5,A\nbo,Bo,5,A\n', 'roster')
  const before = vault.dump(['student'])
  const { importId } = await vault.bringIn(
    'student_id,first name,grade,homeroom\nann,Ann,6,B\nbo,Bo,6,B\n',
    'roster',
  )
  await vault.undo(importId)
  expect(vault.dump(['student'])).toEqual(before)

  const again = await vault.bringIn('student_id,first name,grade,homeroom\nann,Ann,6,B\n', 'roster')
  vault.database.run(`UPDATE student SET grade = '7', revision = revision + 1 WHERE school_number = 'ann'`)
  await vault.undo(again.importId)
  expect(vault.database.get(`SELECT grade, homeroom FROM student WHERE school_number = 'ann'`)).toEqual({
    grade: '7',
    homeroom: 'A',
  })
})

test('of two rosters the first can be taken back under the second', async () => {
  await vault.bringIn('student_id,grade\nann,5\n', 'roster')
  const second = await vault.bringIn('student_id,grade\nann,6\n', 'roster')
  const third = await vault.bringIn('student_id,grade\nann,7\n', 'roster')
  const grade = () => vault.database.get<{ grade: string }>('SELECT grade FROM student')?.grade
  await vault.undo(second.importId)
  expect(grade()).toBe('7')
  await vault.undo(third.importId)
  expect(grade()).toBe('5')
})
