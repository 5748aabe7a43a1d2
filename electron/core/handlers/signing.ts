/** Signatures: recorded as they were given, on paper or on the screen. Never takes one away and never changes one. */
import { isSameSignature, type Agreement, type Signature } from '#shared/domain/agreement.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { AgreementId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import { keepForSigning } from '../documents/leaving.ts'
import { makeSignedCopy } from '../documents/make-agreement.ts'
import { getAgreement, saveSignatures } from '../storage/tables/agreements.ts'
import { getPlan, movePlan } from '../storage/tables/plans.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { Handlers } from './handler.ts'

export const signingHandlers: Pick<
  Handlers,
  'agreements.sign' | 'agreements.recordSignatures' | 'agreements.prepareSignedCopy'
> = {
  'agreements.sign': ({ paperId, signatures }, context) => {
    const { vault, today } = context
    return vault.database.transaction(() => {
      const id = keepForSigning(context, paperId)
      const recorded = getAgreement(vault.database, id).signatures
      return record(vault, id, [...recorded, ...signatures], today())
    })
  },

  'agreements.recordSignatures': ({ id, signatures }, { vault, today }) =>
    vault.database.transaction(() => record(vault, id, signatures, today())),

  'agreements.prepareSignedCopy': async ({ id }, { vault, papers }) => {
    const { snapshot, signatures, studentId } = getAgreement(vault.database, id)
    if (signatures.length === 0) throw new AppError('app.refused')
    return papers.put(await makeSignedCopy({ ...snapshot, signatures }), {
      kind: 'about-student',
      studentId,
      studentName: snapshot.student.fullName,
      what: `Signed copy of reintegration agreement ${snapshot.number}`,
    })
  },
}

/**
 * Throws `agreement.locked` when a recorded signature would be gone or other than it was, and
 * `agreement.signed-too-early` for a day after `today`.
 */
function record(
  { database, staffName }: OpenVault,
  id: AgreementId,
  signatures: readonly Signature[],
  today: IsoDate,
): Agreement {
  const { planId, signatures: recorded } = getAgreement(database, id)
  if (!recorded.every((one) => signatures.some((other) => isSameSignature(one, other)))) {
    throw new AppError('agreement.locked')
  }
  const fresh = signatures.filter((one) => !recorded.some((other) => isSameSignature(one, other)))
  // What was recorded before stays, also when this laptop's clock has gone back since.
  if (fresh.some((one) => one.signedOn > today)) throw new AppError('agreement.signed-too-early')
  saveSignatures(database, id, signatures)
  if (signatures.length > 0 && getPlan(database, planId).state === 'draft') {
    movePlan(database, { planId, to: 'agreed', on: today, reason: '', whatHelped: '', staffName })
  }
  return getAgreement(database, id)
}
