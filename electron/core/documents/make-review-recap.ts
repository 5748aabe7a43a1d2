/** Makes the paper of a review session's recap. Stores nothing. */
import { makePdf } from './make-pdf.ts'
import type { MadePaper } from './recovery-sheet.ts'
import { templates } from './templates/registry.ts'
import type { RecapInput } from './templates/review-recap.ts'

/** Throws `paper.missing-glyph`. */
export async function makeReviewRecap(input: RecapInput): Promise<MadePaper> {
  const description = templates.reviewRecap.describe(input)
  const { bytes, pages } = await makePdf(description)
  const { title, paperSize } = description
  return { title, fileName: templates.reviewRecap.fileName, bytes, pages, paperSize }
}
