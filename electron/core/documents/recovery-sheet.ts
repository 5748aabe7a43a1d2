/** Makes the recovery sheet for a new vault. Keeps no copy of the key. */
import type { Paper } from '#shared/contract/calls/papers.ts'
import { makePdf } from './make-pdf.ts'
import type { RecoverySheetInput } from './templates/recovery-sheet.ts'
import { templates } from './templates/registry.ts'

export type MadePaper = Omit<Paper, 'id' | 'sha256' | 'needsDisclosure'>

/** Throws `paper.missing-glyph` when a name has a character that no font of ours can draw. */
export async function makeRecoverySheet(input: RecoverySheetInput): Promise<MadePaper> {
  const description = templates.recoverySheet.describe(input)
  const { bytes, pages } = await makePdf(description)
  return {
    title: description.title,
    fileName: templates.recoverySheet.fileName,
    bytes,
    pages,
    paperSize: input.paperSize,
  }
}
