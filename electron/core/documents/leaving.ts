/** A paper leaves the vault: printed or saved. Nothing about a student leaves without a record of whom it went to. */
import type { PaperId } from '#shared/contract/calls/papers.ts'
import type { DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { AppError } from '#shared/messages/errors.ts'
import { writeWholeFile } from '../process/write-whole-file.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { insertAgreement } from '../storage/tables/agreements.ts'
import { insertDisclosure } from '../storage/tables/disclosures.ts'
import type { PaperShelf, ShelvedPaper } from './paper-shelf.ts'

/** What leaving needs of a handler's context. */
export type LeavingContext = {
  vault: { database: WriteDatabase; staffName: string } | null
  papers: PaperShelf
  clock: { now: () => Date }
}

type Leaving = { paperId: PaperId; disclosure: DisclosureDraft | null }

/** For the dialogs of main. Throws `paper.gone`. */
export function describePaper(
  context: LeavingContext,
  { paperId }: { paperId: PaperId },
): { fileName: string; paperSize: PaperSize; needsDisclosure: boolean } {
  const { paper } = context.papers.get(paperId)
  return { fileName: paper.fileName, paperSize: paper.paperSize, needsDisclosure: paper.needsDisclosure }
}

/**
 * Writes the paper to `path`, whole or not at all, and records that it left.
 * Throws `paper.gone`, `paper.needs-disclosure`, `paper.not-saved` and the disk's errors; then nothing was written or recorded.
 */
export async function writePaper(
  context: LeavingContext,
  input: Leaving & { path: string },
): Promise<{ savedAs: string }> {
  const shelved = context.papers.get(input.paperId)
  checkDisclosure(shelved, input.disclosure)
  try {
    await writeWholeFile(input.path, shelved.paper.bytes, (putInPlace) => {
      recordLeaving(context, shelved, input.disclosure, 'saved', putInPlace)
    })
  } catch (error) {
    if (isPlaceGone(error)) throw new AppError('paper.not-saved')
    throw error
  }
  return { savedAs: input.path }
}

/** The folder went away, a folder has that name, or a virus scanner holds the file. */
function isPlaceGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'EBUSY', 'ENAMETOOLONG', 'ENXIO'].includes(
    code,
  )
}

/** Records that the paper was handed to the printer. Throws `paper.gone` and `paper.needs-disclosure`. */
export function recordPrint(context: LeavingContext, input: Leaving): Record<string, never> {
  const shelved = context.papers.get(input.paperId)
  checkDisclosure(shelved, input.disclosure)
  recordLeaving(context, shelved, input.disclosure, 'printed', () => {})
  return {}
}

function checkDisclosure({ paper }: ShelvedPaper, disclosure: DisclosureDraft | null): void {
  if (paper.needsDisclosure && disclosure === null) throw new AppError('paper.needs-disclosure')
}

/** Stores and records in one transaction, with `leave` as its last step: no paper without a record, no record without one. */
function recordLeaving(
  context: LeavingContext,
  { paper, subject }: ShelvedPaper,
  disclosure: DisclosureDraft | null,
  how: 'printed' | 'saved',
  leave: () => void,
): void {
  if (subject.kind !== 'agreement' || disclosure === null) return leave()
  const { vault } = context
  if (vault === null) throw new AppError('vault.locked')
  const at = context.clock.now().toISOString()
  const { snapshot, planId, studentId, studentName } = subject
  const { bytes: pdf, sha256, pages } = paper
  vault.database.transaction(() => {
    if (!subject.isStored) {
      insertAgreement(vault.database, { planId, studentId, snapshot, pdf, sha256, pages, madeAt: at })
    }
    insertDisclosure(vault.database, {
      ...disclosure,
      studentId,
      studentName,
      happenedAt: at,
      what: `Reintegration agreement ${snapshot.number}`,
      how,
      staffName: vault.staffName,
      sha256,
    })
    leave()
  })
  // Only once it is in the vault for certain: the second time it leaves, it is the same agreement.
  subject.isStored = true
}
