/** The pages that a printer will get: drawn from a paper's bytes, shown only in print, one a sheet. */
import { nextTick, ref } from 'vue'
import type { PaperSize } from '#shared/domain/school-settings.ts'

export type PrintedPages = { urls: string[]; paperSize: PaperSize }

/** What {@link PrintLayer} shows. One paper at a time. */
export const printedPages = ref<PrintedPages | null>(null)

/**
 * Puts `images` in the print layer, calls `print` when every page is decoded, then clears them from memory.
 * `images` are one per page, in order.
 */
async function printPages<Result>(
  images: readonly Blob[],
  paperSize: PaperSize,
  print: () => Promise<Result>,
): Promise<Result> {
  const urls = images.map((image) => URL.createObjectURL(image))
  printedPages.value = { urls, paperSize }
  try {
    await nextTick()
    const pages = [...document.querySelectorAll<HTMLImageElement>('#print-layer img')]
    await Promise.all(pages.map((page) => page.decode()))
    return await print()
  } finally {
    printedPages.value = null
    for (const url of urls) URL.revokeObjectURL(url)
  }
}

export function usePrintLayer(): { printPages: typeof printPages } {
  return { printPages }
}
