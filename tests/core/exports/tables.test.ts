/** Tables that leave: the same cells in CSV and workbook, no formula in either, and a record for everyone in them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExportTable } from '#core/exports/export-table.ts'
import { makeCaseloadTable } from '#core/exports/tables/caseload-table.ts'
import { disarm, writeCsv } from '#core/exports/write-csv.ts'
import { writeWorkbook } from '#core/exports/write-workbook.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { openTestVault, type TestVault } from '../open-core.ts'
import { createStudent } from '../students/a-student.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('CSV', () => {
  test('is RFC 4180 with a byte order mark; numbers stay numbers', () => {
    const bytes = writeCsv({
      header: ['Name', 'Days'],
      rows: [
        ['Zoë "Z", Ny', -3.5],
        [null, 0],
      ],
    })
    expect(text(bytes)).toBe('\uFEFFName,Days\r\n"Zoë ""Z"", Ny",-3.5\r\n,0\r\n')
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['＝1', "'＝1"],
    [' "=1', '\' "=1'],
    ['Ann;=1+1', "Ann;'=1+1"],
    ['Two\r\nlines', 'Two\r\nlines'],
    ['Anne-Marie + Jo = us', 'Anne-Marie + Jo = us'],
  ])('%j is written as %j', (written, safe) => {
    expect(disarm(written)).toBe(safe)
  })

  test('every table comes back as it was, and no cell begins a formula', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=', '+1', '\r\n', '"', ',', ';@'))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const written = text(writeCsv({ header: ['One', 'Two'], rows })).slice(1)
        const read = Papa.parse<string[]>(written, { delimiter: ',', newline: '\r\n' }).data.slice(1, -1)
        expect(read).toEqual(rows.map((row) => row.map((one) => disarm(one).toWellFormed())))
        for (const one of read.flat()) expect(one).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
      }),
    )
  })
})

test('a workbook holds text as text and numbers as numbers', async () => {
  const rows = [
    ['=1+1', 18.9],
    ['Zoë', null],
  ]
  const bytes = await writeWorkbook({ header: ['Name', 'Rate'], rows })
  const [sheet] = await readWorkbook(Buffer.from(bytes))
  expect(sheet?.data).toEqual([['Name', 'Rate'], ...rows])
})

describe('leaving', () => {
  let vault: TestVault
  beforeEach(async () => {
    vault = await openTestVault()
  })
  afterEach(() => vault.remove())

  const disclosure = {
    recipient: 'Mr. Okafor',
    purpose: 'To look together',
    basis: 'school-official',
  } as const

  async function addStudents(): Promise<StudentId[]> {
    const ids: StudentId[] = []
    for (const schoolNumber of ['1', '2', '3']) {
      ids.push((await createStudent(vault, { givenName: `Student${schoolNumber}`, schoolNumber })).id)
    }
    return ids
  }

  test('the caseload leaves as it stood on the screen, and each student in it has a record of it', async () => {
    const [first, second, third] = await addStudents()
    if (first === undefined || second === undefined || third === undefined) throw new Error('no students')
    const wish = { what: 'caseload', schoolYearId: null, studentIds: [third, first] } as const
    const table = await vault.call('exports.prepare', {
      wish: { ...wish, studentIds: [...wish.studentIds] },
      fileType: 'csv',
    })
    expect(table).toMatchObject({ rows: 2, students: 2 })
    expect(table.firstRows.map((row) => row[1])).toEqual(['3', '1'])
    const path = join(vault.documentsFolder, table.fileName)
    await vault.link('link.writePaper', { paperId: table.id, path, disclosure })
    expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(4)

    const recordsOf = async (studentId: StudentId | null) =>
      (await vault.call('disclosures.list', { studentId })).disclosures
    expect(await recordsOf(first)).toHaveLength(1)
    expect(await recordsOf(second)).toEqual([])
    expect(await recordsOf(null)).toMatchObject([
      { ...disclosure, studentId: null, studentName: '2 students', how: 'saved' },
    ])
  })

  test('a plan and a trend leave in the words of the screen, never in those of the record', async () => {
    const [studentId] = await addStudents()
    if (studentId === undefined) throw new Error('no students')
    await vault.call('plans.start', { studentId })
    const { rows, ...caseload } = await vault.call('caseload.list', { schoolYearId: null })
    const own = rows.filter((row) => row.studentId === studentId)
    const planOf = (changed: Partial<(typeof own)[number]>) => {
      const table = makeCaseloadTable({ ...caseload, rows: own.map((row) => ({ ...row, ...changed })) }, [
        studentId,
      ])
      return table.rows[0]?.[table.header.indexOf('Plan')]
    }
    expect(planOf({})).toMatch(/^plan begun, \d+ things open$/)
    expect(planOf({ planState: 'stepping-down' })).toBe('stepping down')
    expect(planOf({ planState: null })).toBe('no plan yet')
  })

  test('of a student of whom only totals are known, late days and gaps are left empty, not nought', async () => {
    const [studentId] = await addStudents()
    if (studentId === undefined) throw new Error('no students')
    const { rows, ...caseload } = await vault.call('caseload.list', { schoolYearId: null })
    const own = rows.filter((row) => row.studentId === studentId)
    const columns = ({ header, rows: made }: ExportTable) =>
      ['Of these excused', 'Late', 'Not taken'].map((name) => made[0]?.[header.indexOf(name)])
    const fromMarks = makeCaseloadTable({ ...caseload, rows: own }, [studentId])
    expect(columns(fromMarks)).toEqual([0, 0, 0])
    const totals = own.map((row) => ({ ...row, basis: 'totals' as const }))
    const fromTotals = makeCaseloadTable({ ...caseload, rows: totals }, [studentId])
    expect(columns(fromTotals)).toEqual([null, null, null])
  })

  test('a table never leaves without saying who gets it', async () => {
    const wish = { what: 'whole-school', schoolYearId: null } as const
    const { id } = await vault.call('exports.prepare', { wish, fileType: 'xlsx' })
    const path = join(vault.documentsFolder, 'x.xlsx')
    await expect(
      vault.link('link.writePaper', { paperId: id, path, disclosure: null }),
    ).rejects.toMatchObject({
      code: 'paper.needs-disclosure',
    })
  })
})
