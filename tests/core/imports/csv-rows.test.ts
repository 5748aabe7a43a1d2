/** Splitting text into rows: nothing is lost or changed in silence, whatever delimiter, quotes or line ends. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { delimiters } from '#shared/domain/attendance-import.ts'
import { type CsvRow, RowSplitter } from '#core/imports/reading/csv-rows.ts'
import { realData } from './import-file.ts'

/** Splits in pieces of this many characters, as a file arrives. */
function split(text: string, delimiter: string, piece: number): CsvRow[] {
  const splitter = new RowSplitter(delimiter)
  const rows: CsvRow[] = []
  for (let at = 0; at < text.length; at += piece)
    rows.push(...splitter.push(text.slice(at, at + piece), false))
  rows.push(...splitter.push('', true))
  return rows
}

const aDelimiter = fc.constantFrom(...delimiters)
const aLineEnd = fc.constantFrom('\n', '\r\n', '\r')
const aPiece = fc.constantFrom(1, 2, 7, 64, 100_000)
const aField = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'a',
      'Łucja',
      '"',
      '""',
      ' "x"',
      'x" ',
      ',',
      ';',
      '\n',
      '\r\n',
      '\r',
      'a,b;c\t|d',
      ' ',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
)
const aTable = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(aField, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )

const needsQuotes = (field: string) => /["\r\n,;\t|]|^ | $/.test(field)

test('every table comes back as it was written', () => {
  fc.assert(
    fc.property(
      aTable,
      aDelimiter,
      aLineEnd,
      aPiece,
      fc.boolean(),
      fc.boolean(),
      (table, delimiter, lineEnd, piece, quotesAll, endsOpen) => {
        const quote = (field: string) =>
          quotesAll || needsQuotes(field) ? `"${field.replaceAll('"', '""')}"` : field
        const text =
          table.map((row) => row.map(quote).join(delimiter)).join(lineEnd) + (endsOpen ? '' : lineEnd)
        expect(split(text, delimiter, piece)).toEqual(table.map((fields) => ({ fields, trouble: null })))
      },
    ),
    { numRuns: 2000 },
  )
})

test('well-formed files are read as by a widely used parser', () => {
  fc.assert(
    fc.property(
      aTable,
      aDelimiter,
      fc.constantFrom('\n' as const, '\r\n' as const),
      aPiece,
      (table, delimiter, newline, piece) => {
        const text = Papa.unparse(table, { delimiter, newline })
        const peer = Papa.parse<string[]>(text, { delimiter, newline }).data
        expect(split(`${text}${newline}`, delimiter, piece).map((row) => row.fields)).toEqual(peer)
      },
    ),
    { numRuns: 500 },
  )
})

test('no text at all can stop the splitter or change with the size of the pieces', () => {
  const noisy = fc
    .array(fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', '""', 'b"'), { maxLength: 60 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(noisy, aPiece, (text, piece) => {
      expect(split(text, ',', piece)).toEqual(split(text, ',', 1_000_000))
    }),
    { numRuns: 3000 },
  )
})

test('a quote that is never closed costs its own line and no other', () => {
  expect(split('id,name\n1,"Ann\n2,Bo\n3,"Cy"\n4,Di\n', ',', 5)).toEqual([
    { fields: ['id', 'name'], trouble: null },
    { fields: ['1', '"Ann'], trouble: 'unbalanced-quote' },
    { fields: ['2', 'Bo'], trouble: null },
    { fields: ['3', 'Cy'], trouble: null },
    { fields: ['4', 'Di'], trouble: null },
  ])
})

test('an open quote at the end of a long file does not swallow it', () => {
  const lines = Array.from({ length: 50_000 }, (_, row) => `${row},x,y`)
  lines[10] = '10,"x,y'
  const rows = split(`${lines.join('\n')}\n`, ',', 65_536)
  expect(rows).toHaveLength(50_000)
  expect(rows.filter((row) => row.trouble !== null)).toEqual([
    { fields: ['10', '"x', 'y'], trouble: 'unbalanced-quote' },
  ])
})

test('a line without an end is reported once, and the next line is read', () => {
  const rows = split(`a,b\n${'x'.repeat(3_000_000)}\nc,d\n`, ',', 65_536)
  expect(rows.map((row) => row.trouble)).toEqual([null, 'too-long', null])
  expect(rows[2]?.fields).toEqual(['c', 'd'])
})

const spectrum = join(realData, 'csv-spectrum')
// One pair of the collection is wrong: its JSON holds another telephone number than its CSV.
const pairs = existsSync(spectrum)
  ? readdirSync(join(spectrum, 'csvs')).filter((name) => name !== 'location_coordinates.csv')
  : []

test.each(pairs)('%s is read as its JSON says', (name) => {
  const text = readFileSync(join(spectrum, 'csvs', name), 'utf8')
  const wanted: unknown = JSON.parse(
    readFileSync(join(spectrum, 'json', name.replace('.csv', '.json')), 'utf8'),
  )
  const [header, ...rows] = split(text, ',', 3)
  const read = rows.map(({ fields }) =>
    Object.fromEntries((header?.fields ?? []).map((key, at) => [key, fields[at]])),
  )
  expect(read).toEqual(wanted)
})
