/** Signatures: recorded as they were given, on paper or on the screen. Never takes one away and never changes one. */
import { isSameSignature, type Agreement, type Signature } from '#shared/domain/agreement.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
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
 * Records each signature once. Throws `agreement.locked` when a recorded one would be gone or other than it was, or the
 * one student would sign twice, `agreement.signed-too-early` for a day after `today`, and `plan.ended` for one given on
 * the screen when the plan has ended; what came back on paper later is still written down.
 */
function record(
  { database, staffName }: OpenVault,
  id: AgreementId,
  signatures: readonly Signature[],
  today: IsoDate,
): Agreement {
  const { planId, signatures: recorded } = getAgreement(database, id)
  const { state } = getPlan(database, planId)
  if (!recorded.every((one) => signatures.some((other) => isSameSignature(one, other)))) {
    throw new AppError('agreement.locked')
  }
  const all = [...recorded, ...signatures].filter(
    (one, index, each) => each.findIndex((other) => isSameSignature(one, other)) === index,
  )
  const fresh = all.filter((one) => !recorded.some((other) => isSameSignature(one, other)))
  if (hasEnded(state) && fresh.some(({ how }) => how !== 'paper')) throw new AppError('plan.ended')
  const isStudents = ({ party }: Signature) => party === 'student'
  if (fresh.some(isStudents) && all.filter(isStudents).length > 1) throw new AppError('agreement.locked')
  // What was recorded before stays, also when this laptop's clock has gone back since.
  if (fresh.some((one) => one.signedOn > today)) throw new AppError('agreement.signed-too-early')
  saveSignatures(database, id, all)
  if (all.length > 0 && state === 'draft') {
    movePlan(database, { planId, to: 'agreed', on: today, reason: '', whatHelped: '', staffName })
  }
  return getAgreement(database, id)
}
