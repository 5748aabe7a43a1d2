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
  const related = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
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

const aCell = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `x${text}x`),
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  fc.boolean(),
)

test('any table comes back from a workbook as it was written, and as another reader reads it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(aCell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      async (table) => {
        // XML has no place for these, so that no workbook can hold them.
        const clean = table.map((row) =>
          row.map((cell) =>
            typeof cell === 'string' ? cell.replaceAll(/[^\P{C}]|_x|\uFFFE|\uFFFF/gu, '') : cell,
          ),
        )
        const file = write(
          await writeXlsx(clean.map((row) => row.map((value) => ({ value })))).toBuffer(),
          'any.xlsx',
        )
        const said = (cell: unknown) =>
          typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
        const read = (await readRows(file)).map((row) => row.fields)
        expect(read).toEqual(clean.map((row) => row.map(said)))
        expect(read).toEqual((await readAsPeer(file.path, { trim: false })).map((row) => row.map(said)))
      },
    ),
    { numRuns: 60 },
  )
})

test('XML of other programs is understood: prefixes, inline texts, formulas, what is said aloud, cells without a place', async () => {
  const sheet = `<x:worksheet><x:sheetData><!-- c > --><x:row><x:c t="inlineStr"><x:is><x:r><x:t>A</x:t></x:r><x:r><x:t xml:space="preserve"> b</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c t="str"><x:f>1&gt;0</x:f><x:v>5 &#62; 3 &amp;amp;</x:v></x:c></x:row><x:row r='4'><x:c r='C4'><x:v>1.5E3</x:v></x:c><x:c r="D4" s="1"/><x:c t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>`
  expect(await readRows(write(handMade({ Marks: sheet })))).toEqual([
    { number: 1, fields: ['A b', '5 > 3 &amp;'], trouble: null },
    { number: 4, fields: ['', '', '1500', '', '#N/A'], trouble: null },
  ])
})

test('a sheet is chosen by its name, hidden ones are not offered, and one that is not there is said so', async () => {
  const one = (text: string) => cells(`<row r="1"><c t="str"><v>${text}</v></c></row>`)
  const file = write(handMade({ 'Term 1 &amp; 2': one('first'), Marks: one('second') }))
  expect(await listSheets(file)).toEqual(['Term 1 & 2', 'Marks'])
  expect((await readRows(file, { sheet: 'Marks' }))[0]?.fields).toEqual(['second'])
  expect((await readRows(file))[0]?.fields).toEqual(['first'])
  await expect(readRows(file, { sheet: 'Gone' })).rejects.toMatchObject({ code: 'file.no-sheet' })
  const hidden = handMade({ 'Lists" state="hidden': one('lists'), Marks: one('second') })
  expect(await listSheets(write(hidden))).toEqual(['Marks'])
})

test('student numbers with leading zeros, percents and dates of both calendars come as they are shown', async () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="166" formatCode="&quot;day&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`
  const row = cells(
    '<row><c s="1"><v>123</v></c><c s="2"><v>0.07</v></c><c s="3"><v>46083</v></c><c s="4"><v>3</v></c></row>',
  )
  const parts = { 'xl/styles.xml': styles }
  expect(await fieldsOf(handMade({ a: row }, parts))).toEqual([['000123', '7%', '2026-03-02', '3']])
  const from1904 = handMade({ a: row.replace('46083', '44621') }, parts, '<workbookPr date1904="1"/>')
  expect(await fieldsOf(from1904)).toEqual([['000123', '7%', '2026-03-02', '3']])
})

test.each([
  ['1E+21', '1000000000000000000000'],
  ['12345678901', '12345678901'],
  ['0.1', '0.1'],
  ['9.9999999999999995E-8', '0.0000001'],
  ['-3', '-3'],
  ['x', 'x'],
])('the number %s is said as %s', (written, said) => {
  expect(sayCellNumber(written, { kind: 'plain' }, false)).toBe(said)
})

test('every day from 1900 on is read from its number, whatever the time zone, and a time stays with it', () => {
  expect([1, 59, 61, 46_083].map((serial) => sayCellDate(serial, false))).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2026-03-02',
  ])
  expect(sayCellDate(46_083.34375, false)).toBe('2026-03-02 08:15:00')
  expect(sayCellDate(46_082.999999999, false)).toBe('2026-03-02')
  expect(sayCellDate(0.5, false)).toBe('12:00:00')
  expect(sayCellDate(-1, false)).toBeNull()
  const first = toEpochDay('1900-03-01')
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
      expect(sayCellDate(serial, false)).toBe(fromEpochDay(first + serial - 61))
    }),
  )
})

test.each([
  ['yyyy\\-mm\\-dd', 'date'],
  ['[h]:mm', 'date'],
  ['[Red]0.0', 'plain'],
  ['General', 'plain'],
  ['0.0%', 'percent'],
  ['#,##0 "days"', 'plain'],
])('the format %s shows a %s', (code, kind) => {
  expect(readNumberLook(164, code).kind).toBe(kind)
})

test('a bomb, an old workbook and one under a password are each refused with their own sentence', async () => {
  const bomb = handMade(
    { a: 'x' },
    { 'xl/sharedStrings.xml': `<sst>${'<si><t>aaaaaaaaaaaaaaaa</t></si>'.repeat(4_000_000)}</sst>` },
  )
  expect(bomb.length).toBeLessThan(2_000_000)
  await expect(readRows(write(bomb))).rejects.toMatchObject({ code: 'file.too-large' })
  const lying = Buffer.from(bomb)
  // The table of contents claims a hundred bytes.
  for (let at = lying.indexOf('PK\u0001\u0002'); at !== -1; at = lying.indexOf('PK\u0001\u0002', at + 4))
    lying.writeUInt32LE(100, at + 24)
  await expect(readRows(write(lying))).rejects.toMatchObject({ code: 'file.too-large' })
  const old = Buffer.alloc(4096)
  old.write('d0cf11e0a1b11ae1', 'hex')
  await expect(detectContainer(write(old))).rejects.toMatchObject({ code: 'file.old-workbook' })
  old.write('EncryptedPackage', 1024, 'utf16le')
  await expect(detectContainer(write(old))).rejects.toMatchObject({ code: 'file.locked' })
}, 60_000)

test('a workbook that is cut off or garbled anywhere is refused or read, and never hangs', async () => {
  const whole = handMade({ a: cells('<row><c><v>1</v></c></row>'.repeat(50)) })
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
      const bytes = isCut ? whole.slice(0, at) : Uint8Array.from(whole).fill(byte, at, at + 1)
      const outcome = await readRows(write(bytes, 'garbled.xlsx')).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code,
      )
      expect([
        'read',
        'file.damaged',
        'file.no-sheet',
        'file.too-large',
        'file.locked',
        'file.empty',
      ]).toContain(outcome)
    }),
    { numRuns: 150 },
  )
}, 30_000)

test('first rows stop early in a long sheet', async () => {
  const long = cells(Array.from({ length: 20_000 }, (_, row) => `<row><c><v>${row}</v></c></row>`).join(''))
  expect(await readFirstRows(write(handMade({ a: long })), plain, 1000, signal)).toHaveLength(5000)
})
