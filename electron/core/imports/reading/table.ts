/** A file, or a sheet of one, as numbered rows under a header, in the way that a person agreed to. Guesses nothing. */
import { type ImportReading, mostColumns, type TextEncoding } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { addYears } from '../guessing/day-headings.ts'
import { isSecret } from '../guessing/secrets.ts'
import { type CsvRow, RowSplitter } from './csv-rows.ts'
import { readText } from './encoding.ts'
import { readSheet } from './sheet-rows.ts'
import { measureSource, type SourceFile } from './source-file.ts'

/** A row with its number as a spreadsheet shows it: the first row of the file is 1, blank ones count too. */
export type TableRow = CsvRow & { number: number }
/** Without a container, a text. Of a workbook, encoding and delimiter say nothing. */
export type TableReading = Pick<ImportReading, 'encoding' | 'delimiter' | 'hasHeader'> &
  Partial<Pick<ImportReading, 'container' | 'sheet' | 'headingYear' | 'dateOrder'>>

export function isBlank(row: CsvRow): boolean {
  return row.trouble === null && row.fields.every((field) => field.trim() === '')
}

/** The start of the file, at most `most` characters, in whole rows when there is more. */
export async function readSample(
  file: SourceFile,
  encoding: TextEncoding,
  most: number,
  signal: AbortSignal,
): Promise<string> {
  let sample = ''
  for await (const { text } of readText(file, encoding, signal)) {
    sample += text
    if (sample.length > most) return sample.slice(0, most)
  }
  return sample
}

/** Rows that show what the columns hold; in a workbook about as many as half a megabyte of text has. */
const mostFirstRows = 5000

/**
 * The first rows that are not blank, a header among them: of a text those within its first `most` characters, of a
 * workbook up to 5,000. Throws what {@link readTable} throws, but for the number of columns.
 */
export async function readFirstRows(
  file: SourceFile,
  reading: Omit<TableReading, 'hasHeader'>,
  most: number,
  signal: AbortSignal,
): Promise<string[][]> {
  if (reading.container === 'workbook') {
    const rows: string[][] = []
    const take = (fields: string[]) => fields.length > 0 && rows.push(fields)
    await readSheet(
      file,
      reading.sheet ?? null,
      (some) => {
        for (const { fields } of some) take(fields)
        return rows.length < mostFirstRows
      },
      signal,
    )
    return rows.slice(0, mostFirstRows)
  }
  const text = await readSample(file, reading.encoding, most, signal)
  return new RowSplitter(reading.delimiter)
    .push(text, text.length < most)
    .filter((row) => !isBlank(row))
    .map((row) => row.fields)
}

/** Called with the bytes read so far. */
export type OnBytes = (done: number) => void

type Listen = {
  onHeader: (header: string[]) => void
  onRow: (row: TableRow) => void
  onBytes: OnBytes
  /**
   * Asked about lines without quotes below the header, before they are taken apart; true when it has taken the line.
   * Only of texts.
   */
  onLine?: (text: string, start: number, end: number, number: number) => boolean
}

/**
 * Hands every row that is not blank to `onRow`, the header to `onHeader` first (empty without one). Reads piece by
 * piece, so memory does not grow with the file. Throws `import.too-many-columns` when the first row has over 400,
 * and what {@link readText} or {@link readSheet} throws.
 */
export async function readTable(
  file: SourceFile,
  reading: TableReading,
  listen: Listen,
  signal: AbortSignal,
): Promise<void> {
  let isBegun = false
  let secrets: number[] = []
  const take = (row: TableRow) => {
    if (isBlank(row)) return
    if (!isBegun) {
      isBegun = true
      refuseEndlessRow(file, row)
      if (reading.hasHeader) secrets = row.fields.flatMap((name, place) => (isSecret(name) ? [place] : []))
      listen.onHeader(reading.hasHeader ? nameColumns(row.fields, reading) : [])
      if (reading.hasHeader) return
    }
    // What nobody may see is gone before anything else reads the row.
    for (const place of secrets) if (place < row.fields.length) row.fields[place] = ''
    listen.onRow(row)
  }
  const { onBytes, onLine } = listen
  if (reading.container === 'workbook') return takeSheet(file, reading, take, onBytes, signal)
  const takeLine: TakeLine = (text, start, end, number) =>
    isBegun && secrets.length === 0 && onLine?.(text, start, end, number) === true
  await takeText(file, reading, { take, takeLine, onBytes }, signal)
}

/** The headings, each day of no year with the one that was agreed to. */
export function nameColumns(
  fields: readonly string[],
  { headingYear = null, dateOrder = 'ymd' }: Pick<TableReading, 'headingYear' | 'dateOrder'>,
): string[] {
  const header = fields.map((field) => field.trim())
  return headingYear === null ? header : addYears(header, headingYear, dateOrder)
}

type Take = (row: TableRow) => void
type TakeLine = NonNullable<Listen['onLine']>

async function takeText(
  file: SourceFile,
  reading: TableReading,
  { take, takeLine, onBytes }: { take: Take; takeLine: TakeLine; onBytes: OnBytes },
  signal: AbortSignal,
): Promise<void> {
  const splitter = new RowSplitter(reading.delimiter)
  let number = 0
  let bytes = 0
  const listen = {
    onRow: ({ fields, trouble }: CsvRow) => take({ number: (number += 1), fields, trouble }),
    onLine: (text: string, start: number, end: number) => {
      const isTaken = takeLine(text, start, end, number + 1)
      if (isTaken) number += 1
      return isTaken
    },
  }
  for await (const piece of readText(file, reading.encoding, signal)) {
    bytes += piece.bytes
    splitter.each(piece.text, false, listen)
    onBytes(Math.round(bytes))
  }
  splitter.each('', true, listen)
}

async function takeSheet(
  file: SourceFile,
  reading: TableReading,
  take: Take,
  onBytes: OnBytes,
  signal: AbortSignal,
): Promise<void> {
  const bytes = await measureSource(file)
  await readSheet(
    file,
    reading.sheet ?? null,
    (rows, share) => {
      for (const { number, fields } of rows) take({ number, fields, trouble: null })
      onBytes(Math.round(bytes * share))
      return true
    },
    signal,
  )
}

function refuseEndlessRow(file: SourceFile, first: CsvRow): void {
  if (first.fields.length > mostColumns || first.trouble === 'too-long') {
    throw new AppError('import.too-many-columns', { file: file.name, limit: mostColumns })
  }
}
