/** Whatever totals and scores are brought in and taken back, in whatever order, those of the files that stay count. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importReading } from '#shared/domain/attendance-import.ts'
import type { ImportId, SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import { listTotals, saveTypedTotal } from '#core/storage/tables/attendance-totals.ts'
import { insertDisclosure, listDisclosures, noteStudents } from '#core/storage/tables/disclosures.ts'
import { listScores } from '#core/storage/tables/scores.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let vault: TestDatabase

beforeEach(() => {
  vault = openTestDatabase()
})
afterEach(() => vault.remove())

const places = ['ann', 'bo'].flatMap((student) =>
  ['2026-02-06', '2026-02-13'].map((day) => `${student},Math,${day}`),
)
const aFile = fc
  .dictionary(fc.constantFrom(...places), fc.constantFrom('70', '80', '90'), { minKeys: 1, maxKeys: 4 })
  .map((scores) => new Map(Object.entries(scores)))
type File = Map<string, string>

const writeCsv = (file: File) =>
  ['Student ID,Course,Date,Percent', ...[...file].map(([place, score]) => `${place},${score}`), ''].join('\n')

const scoresOf = (files: Iterable<File>) =>
  Object.fromEntries([...files].flatMap((file) => [...file])) as Record<string, string>

function storedScores(): Record<string, string> {
  const students = vault.database.all<{ id: StudentId; number: string }>(
    'SELECT id, school_number AS number FROM student',
  )
  return Object.fromEntries(
    students.flatMap(({ id, number }) =>
      listScores(vault.database, id).map(({ series, on, written }) => [`${number},${series},${on}`, written]),
    ),
  )
}

test('scores are always those of the files that were not taken back, and each undo is what was announced', async () => {
  const aStep = fc.oneof(
    { weight: 3, arbitrary: aFile.map((file) => ({ file })) },
    { weight: 2, arbitrary: fc.nat(20).map((undo) => ({ undo })) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 7 }), async (steps) => {
      const live = new Map<ImportId, File>()
      for (const step of steps) {
        if ('file' in step) {
          const { importId } = await vault.bringIn(writeCsv(step.file), 'grades')
          live.set(importId, step.file)
          continue
        }
        const id = [...live.keys()][step.undo % Math.max(live.size, 1)]
        if (id === undefined) continue
        const before = storedScores()
        const announced = await vault.previewUndo(id)
        expect(storedScores()).toEqual(before)
        expect(await vault.undo(id)).toEqual(announced)
        live.delete(id)
        const after = storedScores()
        expect(after).toEqual(scoresOf(live.values()))
        expect(announced).toMatchObject({
          valuesRemoved: Object.keys(before).filter((key) => after[key] === undefined).length,
          valuesRestored: Object.keys(before).filter((key) => ![undefined, before[key]].includes(after[key]))
            .length,
        })
      }
      for (const id of live.keys()) await vault.undo(id)
      expect(vault.dump(['score', 'student'])).toEqual({ score: [], student: [] })
    }),
    { numRuns: 12 },
  )
}, 120_000)

const totalsFile = (absent: number) =>
  `Student ID,Days Enrolled,Days Absent,School Year\nann,100,${absent},2025-26\n`

function absentNow(): [absent: number, source: string][] {
  const year = vault.database.get<{ id: SchoolYearId }>('SELECT id FROM school_year')
  if (year === undefined) return []
  return listTotals(vault.database, year.id).map(({ absent, source }) => [absent, source])
}

test('the newest total counts; taking its file back brings the one before, and the last one takes its year and student', async () => {
  const first = await vault.bringIn(totalsFile(10), 'totals')
  expect(first).toMatchObject({ added: 1, studentsCreated: 1, schoolYearsCreated: 1 })
  const second = await vault.bringIn(totalsFile(12.5), 'totals')
  expect(second).toMatchObject({ added: 0, changed: 1 })
  expect(absentNow()).toEqual([[12.5, 'imported']])
  expect(await vault.undo(second.importId)).toMatchObject({ valuesRemoved: 0, valuesRestored: 1 })
  expect(absentNow()).toEqual([[10, 'imported']])
  expect(await vault.undo(first.importId)).toMatchObject({
    valuesRemoved: 1,
    valuesRestored: 0,
    studentsRemoved: 1,
  })
  expect(vault.dump(['attendance_total', 'school_year', 'student'])).toEqual({
    attendance_total: [],
    school_year: [],
    student: [],
  })
})

test('a total that a person typed stays when the file under it is taken back, and so does its student', async () => {
  const { importId } = await vault.bringIn(totalsFile(10), 'totals')
  const [row] = vault.database.all<{ studentId: StudentId; schoolYearId: SchoolYearId }>(
    'SELECT student_id AS studentId, school_year_id AS schoolYearId FROM attendance_total',
  )
  if (row === undefined) throw new Error('the file gave no total')
  const draft = { ...row, throughOn: null, enrolled: 100, absent: 11, excused: null }
  saveTypedTotal(vault.database, draft, { at: '2026-03-02T09:00:00.000Z', staffName: 'Ana Reyes' })
  expect(absentNow()).toEqual([[11, 'typed']])
  expect(await vault.undo(importId)).toMatchObject({ valuesRemoved: 0, valuesRestored: 0, studentsKept: 1 })
  expect(absentNow()).toEqual([[11, 'typed']])
})

test('a school year stays while scores of another file lie in it', async () => {
  const first = await vault.bringIn(totalsFile(10), 'totals')
  const second = await vault.bringIn('Student ID,Course,Date,Percent\nbo,Math,2026-02-13,90\n', 'grades')
  expect(first.schoolYearsCreated).toBe(1)
  await vault.undo(first.importId)
  expect(vault.dump(['school_year'])['school_year']).toHaveLength(1)
  await vault.undo(second.importId)
  expect(vault.dump(['school_year'])['school_year']).toEqual([])
})

test('a student of whom a table told stays when their file is taken back, so that the record says of whom', async () => {
  const { importId } = await vault.bringIn(totalsFile(10), 'totals')
  const student = vault.database.get<{ id: StudentId }>('SELECT id FROM student')
  if (student === undefined) throw new Error('the file gave no student')
  const disclosureId = insertDisclosure(vault.database, {
    studentId: null,
    studentName: '2 students',
    happenedAt: '2026-03-02T09:00:00.000Z',
    recipient: 'The district',
    purpose: 'To plan',
    basis: 'school-official',
    what: 'Caseload',
    how: 'saved',
    staffName: 'Ana Reyes',
    sha256: '',
    paperSha256: null,
  })
  noteStudents(vault.database, disclosureId, [student])
  expect(await vault.undo(importId)).toMatchObject({ studentsRemoved: 0, studentsKept: 1 })
  expect(listDisclosures(vault.database, student.id)).toMatchObject([{ id: disclosureId }])
})

test('a reading that was remembered before there were workbooks and mixed dates still fits', () => {
  const remembered = {
    format: 'absences',
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
    dateOrder: 'mdy',
    columns: ['schoolNumber', 'date', 'code'],
    codes: [{ code: 'A', label: 'Absent', category: 'away-unexcused' }],
    createsUnknownStudents: true,
  }
  expect(importReading.parse(remembered)).toMatchObject({
    ...remembered,
    container: 'text',
    sheet: null,
    isMixedDates: false,
    leavesUndecidedDates: false,
    headingYear: null,
  })
})

test('of a row that is broken off, a column that is not read is not kept', async () => {
  const csv =
    'Password,Student ID,Course,Date,Percent\nhunter2,ann,Math,2026-02-06,80\nsecret9,"bo,Math,2026-02-06,70'
  const report = await vault.bringIn(csv, 'grades')
  expect(report.problemCount).toBe(1)
  expect(JSON.stringify(vault.dump(['import', 'import_memory']))).not.toMatch(/hunter2|secret9/)
})
