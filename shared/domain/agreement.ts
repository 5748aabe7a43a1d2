/** An agreement: a plan frozen as it stood when it was printed, and the names under it. */
import { z } from 'zod'
import { type IsoDate, isoDate } from './day.ts'
import { agreementId, attachmentId, planId, studentId } from './identity.ts'
import { planContent } from './plan.ts'
import { frozenPaperWords, usualPaperWords } from './own-paper-words.ts'
import { paperSize } from './school-settings.ts'
import { party } from './sections/promises.ts'

export const agreementSnapshot = z.object({
  schoolName: z.string(),
  paperSize,
  /** BCP 47: of the fixed words. What people wrote stays in their words. */
  language: z.string().max(20).default('en'),
  /** What the school says otherwise than we do in that language. */
  ownWords: frozenPaperWords.default(usualPaperWords),
  /** 1 for the first agreement of a student; a renewed plan counts on. */
  number: z.int().positive(),
  madeOn: isoDate,
  student: z.object({
    fullName: z.string(),
    calledName: z.string(),
    grade: z.string(),
    pronouns: z.string(),
  }),
  familyNames: z.array(z.string()),
  staffName: z.string(),
  content: planContent,
  /** Good news that the counselor chose for this paper. */
  celebrations: z.array(z.string()).default([]),
  /** What changed since the family last signed, in plain sentences; empty for a first agreement. */
  changes: z.array(z.string()),
  /** Day of the agreement that `changes` compares with, or null. */
  lastSignedOn: isoDate.nullable(),
})
export type AgreementSnapshot = z.infer<typeof agreementSnapshot>

/** One stroke of a pen on the screen: x and y by turns, in thousandths of the width of the field. */
const stroke = z.array(z.int().min(-100).max(1100)).min(2).max(4000)

const signatureFields = z.object({
  party,
  name: z.string().min(1).max(120),
  signedOn: isoDate,
  /** `typed`: the name, with a tick beside it. */
  how: z.enum(['paper', 'drawn', 'typed']).default('paper'),
  /** Of a drawn one; else empty. The field is five times as wide as high. */
  strokes: z.array(stroke).max(200).default([]),
})
export const signature = signatureFields.refine(
  ({ how, strokes }) => (how === 'drawn') === strokes.length > 0,
  'a drawn signature has strokes, and no other has',
)
export type Signature = z.infer<typeof signature>

/** Whether these are one and the same, down to every stroke. */
export function isSameSignature(one: Signature, other: Signature): boolean {
  return (
    one.party === other.party &&
    one.name === other.name &&
    one.signedOn === other.signedOn &&
    one.how === other.how &&
    JSON.stringify(one.strokes) === JSON.stringify(other.strokes)
  )
}

/**
 * The signature on a signer's line: the one student's, whatever the name was written like; any of the family where the
 * family gave no name; else the one of that party and name. Null while the line is empty.
 */
export function findSignature(
  signer: Pick<Signature, 'party' | 'name'>,
  signatures: readonly Signature[],
): Signature | null {
  const nameOf = (one: Pick<Signature, 'name'>) => one.name.normalize('NFC').trim()
  const isAnyName = signer.party === 'student' || nameOf(signer) === ''
  return (
    signatures.find((one) => one.party === signer.party && (isAnyName || nameOf(one) === nameOf(signer))) ??
    null
  )
}

export const attachment = z.object({
  id: attachmentId,
  fileName: z.string(),
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: z.int().nonnegative(),
  addedAt: z.iso.datetime(),
})
export type Attachment = z.infer<typeof attachment>

export const agreement = z.object({
  id: agreementId,
  planId,
  studentId,
  snapshot: agreementSnapshot,
  /** Of the PDF that was printed or saved. */
  sha256: z.string().length(64),
  pages: z.int().positive(),
  madeAt: z.iso.datetime(),
  /** `open` until the first signature; from then on `signed` and locked for good. */
  state: z.enum(['open', 'signed']),
  signatures: z.array(signature),
  attachments: z.array(attachment),
})
export type Agreement = z.infer<typeof agreement>

/**
 * The newest agreement that somebody signed, the day of its last signature, and who of the family signed it: the student
 * when nobody else did. Null while none is signed. `agreements` come newest first.
 */
export function findLastSigned(
  agreements: readonly Agreement[],
): { agreement: Agreement; signedOn: IsoDate; signedBy: string[] } | null {
  const signed = agreements.find((one) => one.state === 'signed')
  const signedOn = signed?.signatures
    .map((one) => one.signedOn)
    .toSorted()
    .at(-1)
  if (signed === undefined || signedOn === undefined) return null
  const namesOf = (side: Signature['party']) =>
    signed.signatures.filter((one) => one.party === side).map((one) => one.name)
  const family = namesOf('family')
  return { agreement: signed, signedOn, signedBy: family.length > 0 ? family : namesOf('student') }
}
