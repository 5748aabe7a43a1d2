/** Makes the agreement's paper from a frozen plan. Stores nothing. */
import type { AgreementSnapshot } from '#shared/domain/agreement.ts'
import { makePdf } from './make-pdf.ts'
import type { MadePaper } from './recovery-sheet.ts'
import type { SignedAgreement } from './templates/agreement/agreement.ts'
import { templates } from './templates/registry.ts'

/** The same snapshot gives the same bytes. Throws `paper.missing-glyph`. */
export async function makeAgreement(snapshot: AgreementSnapshot): Promise<MadePaper> {
  const description = templates.agreement.describe(snapshot)
  const { bytes, pages } = await makePdf(description)
  return describeAgreementPaper(snapshot, bytes, pages)
}

/** An agreement's paper around bytes that are there already. */
export function describeAgreementPaper(
  snapshot: AgreementSnapshot,
  bytes: Uint8Array<ArrayBuffer>,
  pages: number,
): MadePaper {
  const { title } = templates.agreement.describe(snapshot)
  return { title, fileName: templates.agreement.fileName, bytes, pages, paperSize: snapshot.paperSize }
}

/** A copy with the names and drawings of who signed. Throws `paper.missing-glyph`. */
export async function makeSignedCopy(signed: SignedAgreement): Promise<MadePaper> {
  const description = templates.signedCopy.describe(signed)
  const { bytes, pages } = await makePdf(description)
  const { title, paperSize } = description
  return { title, fileName: templates.signedCopy.fileName, bytes, pages, paperSize }
}
