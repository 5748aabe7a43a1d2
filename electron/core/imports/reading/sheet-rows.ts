/** Reads the rows of one sheet of a workbook as text, as they are unpacked. Never keeps more than a few of them. */
import { mostColumns } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { readColumn, readEscapes, sayCellNumber } from './cell-values.ts'
import type { SourceFile } from './source-file.ts'
import { openWorkbook, readPart, type Workbook } from './workbook.ts'
import { readAttribute, type XmlListener } from './xml-pieces.ts'

/** `number` as the spreadsheet shows it. */
export type SheetRow = { number: number; fields: string[] }

/** A sheet's XML is about three times as long as the same rows in CSV. */
const mostBytes = 1024 * 1024 * 1024
const mostRows = 1_048_576

/** Puts cells together to rows. Cells beyond the widest table that is read are kept as one, so that they are noticed. */
class RowReader implements XmlListener {
  readonly rows: SheetRow[] = []
  readonly #workbook: Workbook
  #number = 0
  #fields: string[] = []
  #column = -1
  #kind = ''
  #style = 0
  #value = ''
  #isValue = false
  #isSaidAloud = false

  constructor(workbook: Workbook) {
    this.#workbook = workbook
  }

  onOpen(name: string, attributes: string): void {
    this.#isValue = false
    if (name === 'c') this.#beginCell(attributes)
    else if (name === 'v' || name === 't') this.#isValue = !this.#isSaidAloud
    else if (name === 'row') this.#beginRow(attributes)
    else if (name === 'rPh') this.#isSaidAloud = true
  }

  onText(text: string): void {
    if (this.#isValue) this.#value += text
  }

  onClose(name: string): void {
    this.#isValue = false
    if (name === 'c') this.#endCell()
    else if (name === 'row') this.rows.push({ number: this.#number, fields: this.#fields })
    else if (name === 'rPh') this.#isSaidAloud = false
  }

  #beginRow(attributes: string): void {
    const number = Number(readAttribute(attributes, 'r') ?? 0)
    this.#number = number > this.#number && number <= mostRows ? number : this.#number + 1
    this.#fields = []
    this.#column = -1
  }

  #beginCell(attributes: string): void {
    const place = readAttribute(attributes, 'r')
    this.#column = (place === null ? null : readColumn(place)) ?? this.#column + 1
    this.#kind = readAttribute(attributes, 't') ?? 'n'
    this.#style = Number(readAttribute(attributes, 's') ?? 0)
    this.#value = ''
  }

  #endCell(): void {
    const text = this.#sayValue()
    if (text === '') return
    const column = Math.min(this.#column, mostColumns)
    while (this.#fields.length < column) this.#fields.push('')
    this.#fields[column] = text
  }

  #sayValue(): string {
    const value = this.#value
    if (value === '') return ''
    if (this.#kind === 's') return this.#workbook.texts[Number(value)] ?? ''
    if (this.#kind === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
    if (this.#kind !== 'n') return readEscapes(value)
    return sayCellNumber(
      value,
      this.#workbook.looks[this.#style] ?? { kind: 'plain' },
      this.#workbook.isFrom1904,
    )
  }
}

/**
 * Hands the rows to `onRows`, a few at a time, with how much of the sheet was read (0 to 1); stops when it answers false.
 * `sheet` null means the first one. Throws `file.no-sheet`, `file.damaged`, `file.too-large`, `app.cancelled`.
 */
export async function readSheet(
  file: SourceFile,
  sheet: string | null,
  onRows: (rows: SheetRow[], share: number) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const workbook = await openWorkbook(file, signal)
  const found = workbook.sheets.find(({ name }) => sheet === null || name === sheet)
  if (found === undefined) throw new AppError('file.no-sheet', { file: file.name })
  const reader = new RowReader(workbook)
  let bytes = 0
  const onPiece = (length: number) => {
    bytes += length
    return onRows(reader.rows.splice(0), Math.min(1, bytes / Math.max(1, found.entry.bytes)))
  }
  await readPart(file, found.entry, reader, { mostBytes, signal, onPiece })
}
