/** Writes a table as an .xlsx workbook of one sheet. Every text is a text cell; none is ever a formula. */
import writeXlsx from 'write-excel-file/node'
import type { Cell, ExportTable } from './export-table.ts'

/** What Excel opens without mending the file. */
const longestText = 32_767
/** In characters of Excel's usual font. */
const [narrowest, widest] = [8, 60]

function toCell(cell: Cell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, type: Number } : null
  return { value: cell.toWellFormed().slice(0, longestText), type: String }
}

export async function writeWorkbook({
  header,
  rows,
}: Pick<ExportTable, 'header' | 'rows'>): Promise<Uint8Array<ArrayBuffer>> {
  const heading = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const bytes = await writeXlsx([heading, ...rows.map((row) => row.map(toCell))], {
    sheet: 'Open Door',
    stickyRowsCount: 1,
    columns: header.map((name, at) => ({ width: widthOf(name, rows, at) })),
  }).toBuffer()
  return new Uint8Array(bytes)
}

function widthOf(name: string, rows: ExportTable['rows'], at: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), name.length)
  return Math.min(widest, Math.max(narrowest, longest + 2))
}
