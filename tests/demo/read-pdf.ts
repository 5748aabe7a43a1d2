/** Reads a PDF's text and title back with pdf.js, a reader independent of the writer. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = { pages: number; text: string; metadata: string }

/** `text` has the words of all pages in reading order, white space folded to single spaces, NFC. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the buffer over, so it gets a copy.
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await loading.promise
  const parts: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await page.getTextContent()
    parts.push(
      content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''),
    )
  }
  const { info } = await document.getMetadata()
  const pages = document.numPages
  await loading.destroy()
  return { pages, text: foldSpaces(parts.join(' ')), metadata: JSON.stringify(info) }
}

/** One space for any run of white space, NFC: how two texts are compared. */
export function foldSpaces(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}
