/** Reads a PDF back with two readers that share no code with the one that wrote it: poppler and pdf.js. */
import { spawnSync } from 'node:child_process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One run of text: its left edge, baseline, width and size in points from the bottom left corner. */
type Run = { text: string; x: number; y: number; width: number; size: number; face: string }
export type ReadPage = { width: number; height: number; runs: Run[] }

/** The text in the order in which it was written, by poppler's pdftotext. Form feeds divide the pages. */
export function readWithPoppler(bytes: Uint8Array): string {
  return runTool('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], bytes)
}

/** The text as a person reads the page: what runs from right to left in the order in which it is read. */
export function readLines(bytes: Uint8Array): string {
  return runTool('pdftotext', ['-enc', 'UTF-8', '-', '-'], bytes)
}

/** The words of the paper as its structure holds them, each with the part that they belong to. */
export function readStructure(bytes: Uint8Array): { tag: string; text: string }[] {
  const parts: { tag: string; text: string }[] = []
  let tag = ''
  for (const line of runTool('pdfinfo', ['-struct-text', '-'], bytes).split('\n')) {
    const text = /^ *"(.*)"$/.exec(line)?.[1]
    const opened = /^ *([A-Z]\w*)(?: |:|$)/.exec(line)?.[1]
    if (text === undefined) tag = opened ?? tag
    else if (text !== '') parts.push({ tag, text })
  }
  return parts
}

/** What a reader of files sees beside the pages. */
export function readMetadata(bytes: Uint8Array): string {
  return runTool('pdfinfo', ['-'], bytes)
}

function runTool(name: string, given: string[], bytes: Uint8Array): string {
  const { status, stdout, error } = spawnSync(name, given, { input: bytes, maxBuffer: 64 * 1024 * 1024 })
  if (error !== undefined || status !== 0) throw new Error(`${name} could not read the paper`)
  return stdout.toString('utf8')
}

export async function readWithPdfjs(bytes: Uint8Array): Promise<ReadPage[]> {
  // pdf.js takes the buffer away from its owner.
  const loading = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 })
  const document = await loading.promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const { items } = await page.getTextContent({ disableNormalization: true })
    const runs = items.flatMap((item): Run[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[]
      return [{ text: item.str, x, y, width: item.width, size, face: item.fontName }]
    })
    pages.push({ width, height, runs })
  }
  await loading.destroy()
  return pages
}

/** All text of the pages, in writing order. */
export function textOf(pages: readonly ReadPage[]): string {
  return pages.map((page) => page.runs.map((run) => run.text).join(' ')).join('\f')
}

/** For comparing words across line ends, which belong to the layout and not to what was written. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '')
}

/** The texts of a document that was described and not yet printed. */
export function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn)
  if (typeof node !== 'object' || node === null) return typeof node === 'string' ? [node] : []
  const { text, stack, ul, columns, table } = node as Record<string, unknown>
  return [text, stack, ul, columns, (table as { body: unknown } | undefined)?.body].flatMap(textsIn)
}
