/** What every part of the agreement is laid out with: the frozen plan, the words of one language, the width. */
import type { AgreementSnapshot, Signature } from '#shared/domain/agreement.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import type { AgreementWords } from '#shared/messages/agreement-words.ts'

export type AgreementPaper = {
  words: AgreementWords
  snapshot: AgreementSnapshot
  content: PlanContent
  /** Who has signed; empty on the paper that is to be signed. */
  signatures: readonly Signature[]
  /** What one says to the student. */
  called: string
  /** Points between the margins. */
  width: number
}
