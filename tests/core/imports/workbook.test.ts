/** Workbooks: the same rows as the sheet shows, whatever program wrote them; bombs and other forms are refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { readSheet as readAsPeer } from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import { readNumberLook, sayCellDate, sayCellNumber } from '#core/imports/reading/cell-values.ts'
import { detectContainer } from '#core/imports/reading/container.ts'
import { readFirstRows, readTable, type TableReading, type TableRow } from '#core/imports/reading/table.ts'
import { listSheets } from '#core/imports/reading/workbook.ts'
import type { SourceFile } from '#core/imports/reading/source-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-door-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { signal } = new AbortController()

let count = 0
function write(bytes: Uint8Array, name = `book-${(count += 1)}.xlsx`): SourceFile {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return { path, name }
}

const plain: TableReading = { encoding: 'utf-8', delimiter: ',', hasHeader: false, container: 'workbook' }

async function readRows(file: SourceFile, reading: Partial<TableReading> = {}): Promise<TableRow[]> {
  const rows: TableRow[] = []
  const listen = { onHeader: () => {}, onRow: (row: TableRow) => rows.push(row), onBytes: () => {} }
  await readTable(file, { ...plain, ...reading }, listen, signal)
  return rows
}

type Parts = Record<string, string>
const cells = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`

/** A workbook of XML written by hand, as programs other than ours write it. */
function handMade(sheets: Parts, others: Parts = {}, workbookPr = ''): Uint8Array {
  const names = Object.keys(sheets)
  const listed = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const related = names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
  const parts: Parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook>${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheets[name] ?? ''])),
    ...others,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const fieldsOf = async (bytes: Uint8Array) => (await readRows(write(bytes))).map((row) => row.fields)

test('numbers, texts, dates and truths come as the sheet shows them', async () => {
  const blob = await writeXlsx(
    [
      [{ value: 'Student' }, { value: 'Day' }, { value: 'Here' }, { value: 'Score' }],
      [
        { value: 'Zoë <“Bo”> & Łucja\nx', type: String },
        { value: new Date(Date.UTC(2026, 2, 2)), type: Date, format: 'dd/mm/yyyy' },
        { value: true, type: Boolean },
        { value: 92.5, type: Number },
      ],
      [],
      [{ value: '007', type: String }, null, null, { value: 12345678901234, type: Number }],
    ],
    {},
  ).toBuffer()
  expect(await readRows(write(blob))).toEqual([
    { number: 1, fields: ['Student', 'Day', 'Here', 'Score'], trouble: null },
    { number: 2, fields: ['Zoë <“Bo”> & Łucja\nx', '2026-03-02', 'TRUE', '92.5'], trouble: null },
    { number: 4, fields: ['007', '', '', '12345678901234'], trouble: null },
  ])
})
