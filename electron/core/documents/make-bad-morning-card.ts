/** Makes the card for a bad morning. Stores nothing. */
import { makePdf } from './make-pdf.ts'
import type { MadePaper } from './recovery-sheet.ts'
import type { BadMorningCardInput } from './templates/bad-morning-card.ts'
import { templates } from './templates/registry.ts'

/** Throws `paper.missing-glyph`. */
export async function makeBadMorningCard(input: BadMorningCardInput): Promise<MadePaper> {
  const description = templates.badMorningCard.describe(input)
  const { bytes, pages } = await makePdf(description)
  const { fileName } = templates.badMorningCard
  return { title: description.title, fileName, bytes, pages, paperSize: input.paperSize }
}
