/** Refuses tables that would be misread, each in words that say what to do. Reads no file. */
import { type ColumnRole, type ImportKind, importKinds } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { TableLook } from '../format.ts'
import { rateHeading } from './column-names.ts'
import { guessColumns, measureWidth } from './columns.ts'

/** Pages of the web and their like, which systems save under the names of spreadsheets. */
const markup = /^\uFEFF?\s*<(!doctype|html|table|\?xml)/i

/** Throws `file.not-text` for a page of markup. */
export function refuseMarkup(file: string, text: string): void {
  if (markup.test(text)) throw new AppError('file.not-text', { file })
}

const titleRows = 10
const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '')

function namesColumns(row: readonly string[]): boolean {
  const cells = filled(row)
  const named = (kind: ImportKind) => cells.filter((cell) => rateHeading(cell, kind).size > 0).length
  return !cells.some((cell) => /^\d/.test(cell.trim())) && Math.max(named('attendance'), named('roster')) >= 2
}

/** Throws `import.title-above` when the headings stand below rows that hold less than they do. */
export function refuseTitle(file: string, rows: readonly string[][]): void {
  const place = rows.slice(0, titleRows).findIndex(namesColumns)
  const width = filled(rows[place] ?? []).length
  const isBelow = place > 0 && rows.slice(0, place).every((row) => filled(row).length < width)
  if (isBelow) throw new AppError('import.title-above', { file, row: place + 1 })
}

const students: ReadonlySet<ColumnRole> = new Set(['schoolNumber', 'fullName', 'givenName', 'familyName'])

/** Prose has lines of any width, and nothing in it names students. */
function isProse({ header, rows }: TableLook): boolean {
  const width = measureWidth(header, rows)
  const isEven = rows.filter((row) => row.length === width).length >= rows.length * 0.8
  if (width > 1 && isEven) return false
  return !importKinds.some((kind) => guessColumns(header, rows, kind).some((role) => students.has(role)))
}

/** Throws `import.no-table` for text that a person cannot make a table of by naming columns. */
export function refuseProse(file: string, look: TableLook): void {
  if (isProse(look)) throw new AppError('import.no-table', { file })
}

/** Throws `import.no-rows`. */
export function refuseTable(file: string, { rows }: TableLook): void {
  if (rows.length === 0) throw new AppError('import.no-rows', { file })
}
