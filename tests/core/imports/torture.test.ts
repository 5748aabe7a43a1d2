/** Ten thousand files as no school would write them, and files of a size that none should: nothing changes in silence. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { type Delimiter, delimiters } from '#shared/domain/attendance-import.ts'
import { guessDelimiter } from '#core/imports/guessing/delimiter.ts'
import { decodeText, detectEncoding } from '#core/imports/reading/encoding.ts'
import { readFirstRows } from '#core/imports/reading/table.ts'
import { RowSplitter } from '#core/imports/reading/csv-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-door-torture-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { signal } = new AbortController()

const codecs = [
  { codec: 'utf8', addBOM: false },
  { codec: 'utf8', addBOM: true },
  { codec: 'utf16le', addBOM: true },
  { codec: 'utf16be', addBOM: true },
  { codec: 'win1252', addBOM: false },
] as const
const header = ['Student', 'Name', 'Day', 'Code', 'Said']
const aWord = fc.constantFrom(
  'Zoë',
  'O’Brien',
  '“so”',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  ' ',
  'x',
  '7',
  'é',
)
const aNote = fc.array(aWord, { maxLength: 6 }).map((words) => words.join(''))
const aRow = fc.tuple(
  fc.nat(99_999).map(String),
  fc.constantFrom('Zoë Ng', 'Bo', 'Ána'),
  fc.constantFrom('2026-02-02', '2/3/26'),
  fc.constantFrom('P', 'A', ''),
  aNote,
)
const aFile = fc.record({
  rows: fc.array(aRow, { minLength: 2, maxLength: 12 }),
  codec: fc.constantFrom(...codecs),
  delimiter: fc.constantFrom(...delimiters),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quotesAll: fc.boolean(),
  endsOpen: fc.boolean(),
})

function writeTable(
  table: readonly string[][],
  delimiter: string,
  lineEnd: string,
  quotesAll: boolean,
): string {
  const quote = (field: string) =>
    quotesAll || field.includes(delimiter) || /["\r\n]|^ | $/.test(field)
      ? `"${field.replaceAll('"', '""')}"`
      : field
  return table.map((row) => row.map(quote).join(delimiter)).join(lineEnd)
}

function split(text: string, delimiter: string): string[][] {
  return new RowSplitter(delimiter).push(text, true).map(({ fields, trouble }) => {
    expect(trouble).toBeNull()
    return fields
  })
}

async function readFromDisk(bytes: Uint8Array, delimiter: Delimiter): Promise<string[][]> {
  const file = { path: join(folder, 'any.csv'), name: 'any.csv' }
  writeFileSync(file.path, bytes)
  const encoding = await detectEncoding(file, signal)
  return readFirstRows(file, { encoding, delimiter }, 1_000_000, signal)
}

test('ten thousand files are recognized and come back as they were written', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(aFile, async ({ rows, codec, delimiter, lineEnd, quotesAll, endsOpen }) => {
      const table = [header, ...rows]
      const text = writeTable(table, delimiter, lineEnd, quotesAll) + (endsOpen ? '' : lineEnd)
      const bytes = iconv.encode(text, codec.codec, { addBOM: codec.addBOM })
      const decoded = decodeText(bytes, 'any.csv')
      expect(decoded).toBe(text)
      const found = guessDelimiter(decoded)
      expect({ found, rows: split(decoded, found) }).toEqual({ found: delimiter, rows: table })
      // The peer does not know the line end of old Macintosh files.
      const peer =
        lineEnd === '\r'
          ? table
          : Papa.parse<string[]>(decoded, { delimiter, newline: lineEnd, skipEmptyLines: true }).data
      expect(peer).toEqual(table)
      // The way through the disk is the same one; every twentieth file goes it.
      count += 1
      const again = count % 20 === 0 ? await readFromDisk(bytes, found) : table
      expect(again).toEqual(table)
    }),
    { numRuns: 10_000 },
  )
  expect(count).toBeGreaterThanOrEqual(10_000)
}, 180_000)

type Weighed = { outcome: string; rows: number; megabytes: number }

function weigh(path: string): Weighed {
  const program = join(import.meta.dirname, 'read-and-weigh.ts')
  return JSON.parse(execFileSync(process.execPath, [program, path], { encoding: 'utf8' })) as Weighed
}

test('a gigabyte and a million columns are refused, and a long file is read, within 300 MB', () => {
  const huge = join(folder, 'huge.csv')
  writeFileSync(huge, 'student,date,code\n')
  truncateSync(huge, 1024 ** 3)
  const wide = join(folder, 'wide.csv')
  writeFileSync(wide, `${'a,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}\n`)
  const long = join(folder, 'long.csv')
  const handle = openSync(long, 'w')
  writeSync(handle, 'student,date,code\n')
  const block = '12345,2026-02-02,P\n'.repeat(50_000)
  for (let at = 0; at < 60; at += 1) writeSync(handle, block)
  closeSync(handle)
  const weighed = [huge, wide, long].map(weigh)
  expect(weighed.map(({ outcome, rows }) => ({ outcome, rows }))).toEqual([
    { outcome: 'file.too-large', rows: 0 },
    { outcome: 'import.too-many-columns', rows: 0 },
    { outcome: 'read', rows: 3_000_000 },
  ])
  for (const { megabytes } of weighed) expect(megabytes).toBeLessThan(300)
}, 60_000)
