/** Papers on their way out: the bytes that are previewed are the bytes that are printed or saved. */
import { z } from 'zod'
import { disclosure, disclosureDraft } from '../../domain/disclosure.ts'
import { studentId } from '../../domain/identity.ts'
import { paperSize } from '../../domain/school-settings.ts'
import { coreCall, mainCall } from '../call.ts'

/** Stands for a finished PDF that core holds in memory until the vault is locked. */
export const paperId = z.string().min(8).max(80).brand<'PaperId'>()
export type PaperId = z.infer<typeof paperId>

export const paper = z.object({
  id: paperId,
  title: z.string(),
  /** Names no one. */
  fileName: z.string(),
  bytes: z.instanceof(Uint8Array),
  pages: z.int().positive(),
  paperSize,
  sha256: z.string().length(64),
  /** False for papers about no student, such as the recovery sheet: then no disclosure is asked for. */
  needsDisclosure: z.boolean(),
})
export type Paper = z.infer<typeof paper>

const leaving = z.object({ paperId, disclosure: disclosureDraft.nullable() })

export const paperCalls = {
  /** Opens the save dialog, writes the bytes, records the disclosure. `savedAs` is null when it was closed. */
  'papers.save': mainCall(leaving, z.object({ savedAs: z.string().nullable() })),
  /**
   * Prints what the window shows in its print layer: the pages of this paper, drawn from its bytes.
   * Records the disclosure when the print job was handed over.
   */
  'papers.print': mainCall(leaving, z.object({ isPrinted: z.boolean() })),
  /** Newest first; of one student, or of all. */
  'disclosures.list': coreCall(
    z.object({ studentId: studentId.nullable() }),
    z.object({ disclosures: z.array(disclosure) }),
  ),
}
