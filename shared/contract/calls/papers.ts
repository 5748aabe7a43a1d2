/** Papers on their way out: the bytes that are previewed are the bytes that are printed or saved. */
import { z } from 'zod'
import { disclosure, disclosureDraft } from '../../domain/disclosure.ts'
import { studentId } from '../../domain/identity.ts'
import { paperSize } from '../../domain/school-settings.ts'
import { coreCall, mainCall } from '../call.ts'
import { chosenFile } from './app.ts'

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

/** `savedAs` is null when the dialog was closed. `passphrase` opens a protected copy; it is told once and kept nowhere. */
export const savedFile = z.object({ savedAs: z.string().nullable(), passphrase: z.string().nullable() })
export type SavedFile = z.infer<typeof savedFile>

const leaving = z.object({ paperId, disclosure: disclosureDraft.nullable() })

export const paperCalls = {
  /** Opens the save dialog, writes the bytes, records the disclosure. */
  'papers.save': mainCall(leaving.extend({ isProtected: z.boolean().default(false) }), savedFile),
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
  /** To whom a file in hand was given, newest first; none when its bytes differ by as little as one. */
  'disclosures.findOfFile': coreCall(
    chosenFile.pick({ token: true }),
    z.object({ disclosures: z.array(disclosure) }),
  ),
  /** The same list about one student on paper, for the parent who asks to see it. */
  'disclosures.prepareRecord': coreCall(z.object({ studentId }), paper),
}
