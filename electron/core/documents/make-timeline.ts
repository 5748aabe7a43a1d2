/** Makes the paper of what happened with a student. Stores nothing. */
import { makePdf } from './make-pdf.ts'
import type { MadePaper } from './recovery-sheet.ts'
import { templates } from './templates/registry.ts'
import type { TimelineInput } from './templates/timeline.ts'

/** The same entries give the same bytes. Throws `paper.missing-glyph`. */
export async function makeTimeline(input: TimelineInput): Promise<MadePaper> {
  const description = templates.timeline.describe(input)
  const { bytes, pages } = await makePdf(description)
  return {
    title: description.title,
    fileName: templates.timeline.fileName,
    bytes,
    pages,
    paperSize: input.paperSize,
  }
}
