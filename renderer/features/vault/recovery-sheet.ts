/** Printing and saving the recovery sheet: the very bytes that core made. About no student, so without a disclosure. */
import type { Paper } from '#shared/contract/calls/papers.ts'
import { usePrintLayer } from '#renderer/app/print-layer.ts'
import { call } from '#renderer/client/client.ts'

const printDotsPerInch = 200

export function useRecoverySheet() {
  const { printPages } = usePrintLayer()

  return {
    /** True when the sheet was handed to the printer. */
    async printSheet(sheet: Paper): Promise<boolean> {
      // The reader of PDFs is large, and most starts never need it.
      const { renderPdfPages, scaleForDotsPerInch } = await import('#renderer/features/papers/pdf-pages.ts')
      const images = await renderPdfPages(sheet.bytes, scaleForDotsPerInch(printDotsPerInch))
      const answer = await printPages(images, sheet.paperSize, () =>
        call('papers.print', { paperId: sheet.id, disclosure: null }),
      )
      return answer.isPrinted
    },
    /** The name under which it was saved, or null when the dialog was closed. */
    async saveSheet(sheet: Paper): Promise<string | null> {
      return (await call('papers.save', { paperId: sheet.id, disclosure: null })).savedAs
    },
  }
}
