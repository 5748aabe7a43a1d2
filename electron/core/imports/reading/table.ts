/** A file as numbered rows under a header, in the encoding and with the delimiter that a person agreed to. */
import { type Delimiter, mostColumns, type TextEncoding } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { type CsvRow, RowSplitter } from './csv-rows.ts'
import { readText } from './encoding.ts'
import type { SourceFile } from './source-file.ts'

/** A row with its number as a spreadsheet shows it: the first row of the file is 1, blank ones count too. */
export type TableRow = CsvRow & { number: number }
export type TableReading = { encoding: TextEncoding; delimiter: Delimiter; hasHeader: boolean }

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

/** Called with the bytes read so far. */
export type OnBytes = (done: number) => void

/**
 * Hands every row that is not blank to `onRow`, the header to `onHeader` first (empty without one). Reads piece by
 * piece, so memory does not grow with the file. Throws `import.too-many-columns` when the first row has over 400,
 * and what {@link readText} throws.
 */
export async function readTable(
  file: SourceFile,
  reading: TableReading,
  listen: { onHeader: (header: string[]) => void; onRow: (row: TableRow) => void; onBytes: OnBytes },
  signal: AbortSignal,
): Promise<void> {
  const splitter = new RowSplitter(reading.delimiter)
  let number = 0
  let bytes = 0
  let isBegun = false
  const take = (rows: readonly CsvRow[]) => {
    for (const row of rows) {
      number += 1
      if (isBlank(row)) continue
      if (!isBegun) {
        isBegun = true
        refuseEndlessRow(file, row)
        listen.onHeader(reading.hasHeader ? row.fields.map((field) => field.trim()) : [])
        if (reading.hasHeader) continue
      }
      listen.onRow({ number, fields: row.fields, trouble: row.trouble })
    }
  }
  for await (const piece of readText(file, reading.encoding, signal)) {
    bytes += piece.bytes
    take(splitter.push(piece.text, false))
    listen.onBytes(bytes)
  }
  take(splitter.push('', true))
}

function refuseEndlessRow(file: SourceFile, first: CsvRow): void {
  if (first.fields.length > mostColumns || first.trouble === 'too-long') {
    throw new AppError('import.too-many-columns', { file: file.name, limit: mostColumns })
  }
}
