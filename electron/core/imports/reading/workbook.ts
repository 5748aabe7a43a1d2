/** Opens an .xlsx workbook: its sheets, its shared texts and how numbers are shown. Never runs or follows a formula. */
import { AppError } from '#shared/messages/errors.ts'
import { type NumberLook, readEscapes, readNumberLook } from './cell-values.ts'
import type { SourceFile } from './source-file.ts'
import { readAttribute, type XmlListener, XmlPieces } from './xml-pieces.ts'
import { listEntries, unpackEntry, type ZipEntry } from './zip-archive.ts'

export type Workbook = {
  sheets: { name: string; entry: ZipEntry }[]
  isFrom1904: boolean
  /** By the number of a cell's style. */
  looks: NumberLook[]
  texts: string[]
}

/** Names, styles and relations are small; only texts and rows grow with a school. */
const mostPartBytes = 16 * 1024 * 1024
const mostTextBytes = 96 * 1024 * 1024
const mostTexts = 2_000_000
const mostSheets = 200

/**
 * Reads one part of the workbook as XML, until `onPiece` answers false. A part that is not there is an empty one.
 * Throws `file.damaged`, and what {@link unpackEntry} throws.
 */
export async function readPart(
  file: SourceFile,
  entry: ZipEntry | undefined,
  listener: XmlListener,
  limits: { mostBytes: number; signal: AbortSignal; onPiece?: (bytes: number) => boolean },
): Promise<void> {
  if (entry === undefined) return
  const decoder = new TextDecoder('utf-8')
  const pieces = new XmlPieces(listener)
  for await (const bytes of unpackEntry(file, entry, limits.mostBytes, limits.signal)) {
    try {
      pieces.push(decoder.decode(bytes, { stream: true }))
    } catch (error) {
      throw error instanceof RangeError ? new AppError('file.damaged', { file: file.name }) : error
    }
    if (limits.onPiece?.(bytes.length) === false) return
  }
}

const ignore = () => {}

class Parts {
  readonly #file: SourceFile
  readonly #signal: AbortSignal
  readonly #entries: Map<string, ZipEntry>

  constructor(file: SourceFile, entries: readonly ZipEntry[], signal: AbortSignal) {
    this.#file = file
    this.#signal = signal
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  }

  find(path: string): ZipEntry | undefined {
    return this.#entries.get(path.toLowerCase())
  }

  async read(path: string, listener: Partial<XmlListener>, mostBytes = mostPartBytes): Promise<void> {
    const whole = { onOpen: ignore, onClose: ignore, onText: ignore, ...listener }
    await readPart(this.#file, this.find(path), whole, { mostBytes, signal: this.#signal })
  }
}

async function readTargets(parts: Parts): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await parts.read('xl/_rels/workbook.xml.rels', {
    onOpen: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = readAttribute(attributes, 'Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
      targets.set(readAttribute(attributes, 'Id') ?? '', path)
    },
  })
  return targets
}

async function readSheets(parts: Parts): Promise<Pick<Workbook, 'sheets' | 'isFrom1904'>> {
  const targets = await readTargets(parts)
  const found: { name: string; entry: ZipEntry; isHidden: boolean }[] = []
  let isFrom1904 = false
  await parts.read('xl/workbook.xml', {
    onOpen: (name, attributes) => {
      if (name === 'workbookPr')
        isFrom1904 = /^(1|true|on)$/.test(readAttribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet' || found.length === mostSheets) return
      const path = targets.get(readRelation(attributes)) ?? ''
      const entry = parts.find(path)
      // A sheet that is one large chart has no rows.
      if (entry === undefined || path.includes('chartsheets/')) return
      const isHidden = (readAttribute(attributes, 'state') ?? 'visible') !== 'visible'
      found.push({ name: (readAttribute(attributes, 'name') ?? '').slice(0, 120), entry, isHidden })
    },
  })
  const shown = found.filter(({ isHidden }) => !isHidden)
  return { sheets: shown.length === 0 ? found : shown, isFrom1904 }
}

/** The relation's id, whatever prefix the program gave to its namespace. */
function readRelation(attributes: string): string {
  return readAttribute(attributes, 'r:id') ?? /\s\w+:id="([^"]*)"/.exec(attributes)?.[1] ?? ''
}

async function readLooks(parts: Parts): Promise<NumberLook[]> {
  const codes = new Map<number, string>()
  const looks: NumberLook[] = []
  let isInCells = false
  await parts.read('xl/styles.xml', {
    onOpen: (name, attributes) => {
      if (name === 'cellXfs') isInCells = true
      const id = Number(readAttribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, readAttribute(attributes, 'formatCode') ?? '')
      if (name === 'xf' && isInCells) looks.push(readNumberLook(id, codes.get(id) ?? null))
    },
    onClose: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return looks
}

async function readTexts(parts: Parts, file: SourceFile): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let isText = false
  // How a word is said aloud (rPh) stands beside it in Japanese files and is no part of it.
  let isSaidAloud = false
  await parts.read(
    'xl/sharedStrings.xml',
    {
      onOpen: (name) => {
        if (name === 'si') text = ''
        if (name === 'rPh') isSaidAloud = true
        isText = name === 't' && !isSaidAloud
      },
      onText: (part) => {
        if (isText) text += part
      },
      onClose: (name) => {
        isText = false
        if (name === 'rPh') isSaidAloud = false
        if (name !== 'si') return
        if (texts.length === mostTexts) {
          throw new AppError('file.too-large', { file: file.name, limit: '2 million different texts' })
        }
        texts.push(readEscapes(text))
      },
    },
    mostTextBytes,
  )
  return texts
}

/** Throws `file.damaged`, `file.too-large`, `file.no-sheet`, `app.cancelled`. */
async function openParts(
  file: SourceFile,
  signal: AbortSignal,
): Promise<{ parts: Parts; found: Pick<Workbook, 'sheets' | 'isFrom1904'> }> {
  const parts = new Parts(file, await listEntries(file), signal)
  const found = await readSheets(parts)
  if (found.sheets.length === 0) throw new AppError('file.no-sheet', { file: file.name })
  return { parts, found }
}

export async function openWorkbook(file: SourceFile, signal: AbortSignal): Promise<Workbook> {
  const { parts, found } = await openParts(file, signal)
  return { ...found, looks: await readLooks(parts), texts: await readTexts(parts, file) }
}

/**
 * The names of the sheets that hold rows, in the order of the workbook, hidden ones left away while others are shown.
 * Throws `file.damaged`, `file.too-large`, `file.no-sheet`, `app.cancelled`.
 */
export async function listSheets(file: SourceFile, signal = new AbortController().signal): Promise<string[]> {
  return (await openParts(file, signal)).found.sheets.map(({ name }) => name)
}
