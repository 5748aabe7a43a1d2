/**
 * Draws the pages of a PDF as pictures, for the preview, the printer and scans.
 * Never touches the network: the worker is our own file and the bytes come from the vault.
 */
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist'

const workerUrl = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url)
/**
 * What decodes the fax and JPEG 2000 pictures that office scanners put into a PDF. Plain scripts, because the
 * content security policy allows no WebAssembly. They lie in one folder under their own names.
 */
const decoderUrls = [
  new URL('pdfjs-dist/wasm/jbig2_nowasm_fallback.js', import.meta.url),
  new URL('pdfjs-dist/wasm/openjpeg_nowasm_fallback.js', import.meta.url),
] as const

/** Points per inch in a PDF: scale 1 draws at 72 dots an inch. */
const pointsPerInch = 72

/** The scale at which a page has that many dots an inch, for `renderPdfPages`. */
export function scaleForDotsPerInch(dotsPerInch: number): number {
  return dotsPerInch / pointsPerInch
}

async function drawPage(document: PDFDocumentProxy, number: number, scale: number): Promise<Blob> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale })
  const canvas = globalThis.document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  // 'print' draws without waiting for animation frames, which a hidden window never gets.
  await page.render({ canvas, viewport, intent: 'print' }).promise
  page.cleanup()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  // A canvas keeps its pixels until it is collected; an empty one keeps none.
  canvas.width = 0
  canvas.height = 0
  if (blob === null) throw new Error('A page could not be drawn.')
  return blob
}

/**
 * One PNG a page, in order, at `scale` times 72 dots an inch. Draws one page after the other, so that a long scan
 * does not fill the memory. Throws when the bytes are not a PDF.
 */
export async function renderPdfPages(bytes: Uint8Array, scale: number): Promise<Blob[]> {
  const port = new Worker(workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port })
  // pdf.js takes the buffer away from its owner; the caller still prints and saves these very bytes.
  const task = getDocument({
    data: bytes.slice(),
    worker,
    useWasm: false,
    useSystemFonts: false,
    wasmUrl: new URL('.', decoderUrls[0]).href,
  })
  try {
    const document = await task.promise
    const pages: Blob[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await drawPage(document, number, scale))
    }
    return pages
  } finally {
    await task.destroy()
    worker.destroy()
    port.terminate()
  }
}
