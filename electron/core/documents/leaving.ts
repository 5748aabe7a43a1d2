/**
 * A paper leaves the vault: printed or saved. Nothing about a student leaves without a record of whom it went to: the
 * record is written for certain first, and taken back when the paper does not leave after all.
 */
import type { LinkOutput } from '#shared/contract/core-link.ts'
import type { PaperId } from '#shared/contract/calls/papers.ts'
import type { AgreementId } from '#shared/domain/identity.ts'
import type { Disclosure, DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { AppError } from '#shared/messages/errors.ts'
import { writeWholeFile } from '../process/write-whole-file.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { findAgreementId, insertAgreement, removeUngivenAgreement } from '../storage/tables/agreements.ts'
import { insertDisclosure, noteStudents, takeBackDisclosure } from '../storage/tables/disclosures.ts'
import type { PaperShelf, PaperSubject, ShelvedPaper } from './paper-shelf.ts'
import { nameCopy, type ProtectedCopy, protectCopy } from './protect/protect-copy.ts'

/** What leaving needs of a handler's context. */
export type LeavingContext = {
  vault: { database: WriteDatabase; staffName: string } | null
  papers: PaperShelf
  clock: { now: () => Date }
}

type Leaving = { paperId: PaperId; disclosure: DisclosureDraft | null }
type RecordedLeaving = LinkOutput<'link.recordPrint'>['recorded']

/** For the dialogs of main. Throws `paper.gone`. */
export function describePaper(
  context: LeavingContext,
  { paperId, isProtected }: { paperId: PaperId; isProtected: boolean },
): { fileName: string; paperSize: PaperSize; needsDisclosure: boolean } {
  const { paper } = context.papers.get(paperId)
  const { fileName, paperSize, needsDisclosure } = paper
  return { fileName: isProtected ? nameCopy(fileName) : fileName, paperSize, needsDisclosure }
}

/**
 * Writes the paper to `path`, whole or not at all, and records that it left. What was at `path` before is replaced only
 * once the record is in the vault for certain. A protected copy's passphrase is returned, and is nowhere else.
 * Throws `paper.gone`, `paper.needs-disclosure`, `paper.not-saved` and the disk's errors; then nothing was written or recorded.
 */
export async function writePaper(
  context: LeavingContext,
  input: Leaving & { path: string; isProtected: boolean },
): Promise<{ savedAs: string; passphrase: string | null }> {
  const shelved = context.papers.get(input.paperId)
  const { passphrase } = await writeFinishedPaper(context, shelved, input)
  return { savedAs: input.path, passphrase }
}

/** As {@link writePaper}, of a paper that was never previewed. `passphrase` is one that other copies have too. */
export async function writeFinishedPaper(
  context: LeavingContext,
  shelved: ShelvedPaper,
  input: Pick<Leaving, 'disclosure'> & { path: string; isProtected: boolean; passphrase?: string },
): Promise<{ passphrase: string | null }> {
  checkDisclosure(shelved, input.disclosure)
  const copy = input.isProtected ? await protectCopy(shelved.paper, input.passphrase) : null
  try {
    await writeWholeFile(input.path, copy?.bytes ?? shelved.paper.bytes, (putInPlace) => {
      const recorded = recordLeaving(context, shelved, input.disclosure, { how: 'saved', copy })
      try {
        putInPlace()
      } catch (error) {
        takeBackLeaving(context, recorded)
        throw error
      }
    })
  } catch (error) {
    if (isPlaceGone(error)) throw new AppError('paper.not-saved')
    throw error
  }
  return { passphrase: copy?.passphrase ?? null }
}

/** The folder went away, a folder has that name, or a virus scanner holds the file. */
function isPlaceGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'EBUSY', 'ENAMETOOLONG', 'ENXIO'].includes(
    code,
  )
}

/**
 * Records that the paper goes to the printer, before it does: a lock while the system's print dialog is open must not
 * leave a family with a paper of which the vault knows nothing. Throws `paper.gone` and `paper.needs-disclosure`.
 */
export function recordPrint(context: LeavingContext, input: Leaving): { recorded: RecordedLeaving } {
  const shelved = context.papers.get(input.paperId)
  checkDisclosure(shelved, input.disclosure)
  return { recorded: recordLeaving(context, shelved, input.disclosure, { how: 'printed', copy: null }) }
}

/** The print dialog was closed without printing. Throws `vault.locked`; then the record stays. */
export function forgetPrint(
  context: LeavingContext,
  { recorded }: { recorded: RecordedLeaving },
): Record<string, never> {
  takeBackLeaving(context, recorded)
  return {}
}

function checkDisclosure({ paper }: ShelvedPaper, disclosure: DisclosureDraft | null): void {
  if (paper.needsDisclosure && disclosure === null) throw new AppError('paper.needs-disclosure')
}

/** Stores the agreement, unless it is stored already, and records the disclosure; both or neither. */
function recordLeaving(
  context: LeavingContext,
  { paper, subject }: ShelvedPaper,
  disclosure: DisclosureDraft | null,
  { how, copy }: { how: 'printed' | 'saved'; copy: ProtectedCopy | null },
): RecordedLeaving {
  if (subject.kind === 'recovery-sheet' || disclosure === null) return null
  const { database, staffName } = requireVault(context)
  const at = context.clock.now().toISOString()
  const file =
    copy === null
      ? { sha256: paper.sha256, paperSha256: null }
      : { sha256: copy.sha256, paperSha256: paper.sha256 }
  return database.transaction(() => {
    const newAgreementId = subject.kind === 'agreement' ? keepAgreement(database, paper, subject, at) : null
    const made = { ...disclosure, ...describeSubject(subject), happenedAt: at, how, staffName, ...file }
    const disclosureId = insertDisclosure(database, made)
    if (subject.kind === 'table') noteStudents(database, disclosureId, subject.about)
    return { disclosureId, newAgreementId }
  })
}

type Described = Pick<Disclosure, 'studentId' | 'studentName' | 'what'>

/** Whom and what a record of disclosure names. A table of several students names none of them here. */
function describeSubject(subject: Exclude<PaperSubject, { kind: 'recovery-sheet' }>): Described {
  if (subject.kind === 'agreement') {
    const { studentId, studentName, snapshot } = subject
    return { studentId, studentName, what: `Reintegration agreement ${snapshot.number}` }
  }
  if (subject.kind === 'about-student') return subject
  const [first, second] = subject.about
  const isAboutOne = first !== undefined && second === undefined
  return {
    studentId: isAboutOne ? first.id : null,
    studentName: isAboutOne ? first.fullName : sayStudents(subject.about.length),
    what: subject.what,
  }
}

const sayStudents = (count: number) => (count === 0 ? '' : `${count.toLocaleString('en')} students`)

/**
 * Stores the agreement of this preview, so that a family can sign it before any paper is printed, and returns which one
 * it is. Nothing left, so nothing is recorded as given. Throws `paper.gone`.
 */
export function keepForSigning(context: LeavingContext, paperId: PaperId): AgreementId {
  const { paper, subject } = context.papers.get(paperId)
  if (subject.kind !== 'agreement') throw new AppError('app.refused')
  const { database } = requireVault(context)
  const at = context.clock.now().toISOString()
  const id =
    keepAgreement(database, paper, subject, at) ??
    findAgreementId(database, { planId: subject.planId, sha256: paper.sha256 })
  if (id === null) throw new AppError('agreement.not-found')
  return id
}

/** Returns null when the very same paper is stored already. */
function keepAgreement(
  database: WriteDatabase,
  { bytes: pdf, sha256, pages }: ShelvedPaper['paper'],
  { planId, studentId, snapshot }: Extract<ShelvedPaper['subject'], { kind: 'agreement' }>,
  at: string,
): AgreementId | null {
  if (findAgreementId(database, { planId, sha256 }) !== null) return null
  return insertAgreement(database, { planId, studentId, snapshot, pdf, sha256, pages, madeAt: at })
}

/** Removes the record, and the agreement when it was stored only because it was about to leave. */
function takeBackLeaving(context: LeavingContext, recorded: RecordedLeaving): void {
  if (recorded === null) return
  const { database } = requireVault(context)
  database.transaction(() => {
    takeBackDisclosure(database, recorded.disclosureId)
    if (recorded.newAgreementId !== null) removeUngivenAgreement(database, recorded.newAgreementId)
  })
}

function requireVault({ vault }: LeavingContext): NonNullable<LeavingContext['vault']> {
  if (vault === null) throw new AppError('vault.locked')
  return vault
}
