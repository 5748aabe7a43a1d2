/** Makes any paper of the registry from what it is made from. Stores nothing. */
import { makePdf } from './make-pdf.ts'
import type { MadePaper } from './recovery-sheet.ts'
import type { Template } from './templates/template.ts'

/** The same input gives the same bytes. Throws `paper.missing-glyph`. */
export async function makePaper<Input>(
  { fileName, describe }: Template<Input>,
  input: Input,
): Promise<MadePaper> {
  const description = describe(input)
  const { bytes, pages } = await makePdf(description)
  return { title: description.title, fileName, bytes, pages, paperSize: description.paperSize }
}
