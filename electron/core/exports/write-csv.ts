/** Writes a table as CSV that no spreadsheet takes for a program. Changes no number. */
import type { Cell, ExportTable } from './export-table.ts'

/**
 * Where a spreadsheet would begin a formula: at the start of a cell, also after blanks and quotes, and after what
 * another country's spreadsheet takes for the end of one (OWASP, CSV Injection).
 */
const formulaStart = /^(?=[\s"']*[=+\-@＝＋－＠]|[\t\r\n])|(?<=[;\t\r\n|])(?=[ "']*[=+\-@＝＋－＠])/g

/** Text that would be read as a formula gets an apostrophe before it; other text stays as it is. */
export const disarm = (text: string): string => text.replaceAll(formulaStart, "'")

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = disarm(cell)
  return /[",;\t\r\n|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const byteOrderMark = '\uFEFF'

/** RFC 4180: commas, double quotes, CRLF; UTF-8 with a byte order mark, without which Excel misreads names. */
export function writeCsv({ header, rows }: Pick<ExportTable, 'header' | 'rows'>): Uint8Array<ArrayBuffer> {
  const lines = [header, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`)
  return new TextEncoder().encode(byteOrderMark + lines.join('').toWellFormed())
}
