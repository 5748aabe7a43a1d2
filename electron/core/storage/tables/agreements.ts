/** Agreements as they were given to a family: the snapshot, its PDF, the names under it. Never changes a signed one. */
import { agreementSnapshot, signature } from '#shared/domain/agreement.ts'
import type { Agreement, AgreementSnapshot, Signature } from '#shared/domain/agreement.ts'
import type { AgreementId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'
import { listAttachments } from './attachments.ts'

type AgreementRow = {
  id: AgreementId
  plan_id: PlanId
  student_id: StudentId
  snapshot: string
  sha256: string
  pages: number
  made_at: string
  state: Agreement['state']
  signatures: string
}

// The PDF is left out: a list of agreements would read megabytes that nobody looks at.
const columns = 'id, plan_id, student_id, snapshot, sha256, pages, made_at, state, signatures'

export type NewAgreement = {
  planId: PlanId
  studentId: StudentId
  snapshot: AgreementSnapshot
  pdf: Uint8Array
  sha256: string
  pages: number
  madeAt: string
}

export function insertAgreement(database: WriteDatabase, made: NewAgreement): AgreementId {
  return database.run(
    `INSERT INTO agreement
       (plan_id, student_id, number, snapshot, pdf, sha256, pages, made_at, state, signatures)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', '[]')`,
    made.planId,
    made.studentId,
    made.snapshot.number,
    JSON.stringify(made.snapshot),
    made.pdf,
    made.sha256,
    made.pages,
    made.madeAt,
  ).id as AgreementId
}

/** The agreement of the plan that is this very PDF, or null. */
export function findAgreementId(
  database: ReadDatabase,
  { planId, sha256 }: Pick<NewAgreement, 'planId' | 'sha256'>,
): AgreementId | null {
  const sql = 'SELECT id FROM agreement WHERE plan_id = ? AND sha256 = ?'
  return database.get<{ id: AgreementId }>(sql, planId, sha256)?.id ?? null
}

/** Removes an agreement that nobody was given. One that is signed, has a scan or left in another way stays. */
export function removeUngivenAgreement(database: WriteDatabase, id: AgreementId): void {
  database.run(
    `DELETE FROM agreement WHERE id = ? AND state = 'open'
       AND NOT EXISTS (SELECT 1 FROM attachment WHERE agreement_id = agreement.id)
       AND NOT EXISTS (
         SELECT 1 FROM disclosure
         WHERE disclosure.student_id = agreement.student_id
           AND agreement.sha256 IN (disclosure.sha256, disclosure.paper_sha256))`,
    id,
  )
}

/** Of a plan, newest first. */
export function listAgreements(database: ReadDatabase, planId: PlanId): Agreement[] {
  return database
    .all<AgreementRow>(`SELECT ${columns} FROM agreement WHERE plan_id = ? ORDER BY id DESC`, planId)
    .map((row) => readAgreement(database, row))
}

/** Of all plans of a student, newest first. */
export function listAgreementsOfStudent(database: ReadDatabase, studentId: StudentId): Agreement[] {
  return database
    .all<AgreementRow>(`SELECT ${columns} FROM agreement WHERE student_id = ? ORDER BY id DESC`, studentId)
    .map((row) => readAgreement(database, row))
}

/** Throws `agreement.not-found`. */
export function getAgreement(database: ReadDatabase, id: AgreementId): Agreement {
  const row = database.get<AgreementRow>(`SELECT ${columns} FROM agreement WHERE id = ?`, id)
  if (row === undefined) throw new AppError('agreement.not-found')
  return readAgreement(database, row)
}

/** The bytes that were printed or saved. Throws `agreement.not-found`. */
export function getAgreementPdf(database: ReadDatabase, id: AgreementId): Uint8Array {
  const row = database.get<{ pdf: Uint8Array }>('SELECT pdf FROM agreement WHERE id = ?', id)
  if (row === undefined) throw new AppError('agreement.not-found')
  return row.pdf
}

/** Writes who has signed; the first name locks the agreement. The caller has checked that no name is taken away. */
export function saveSignatures(
  database: WriteDatabase,
  id: AgreementId,
  signatures: readonly Signature[],
): void {
  database.run(
    'UPDATE agreement SET signatures = ?, state = ? WHERE id = ?',
    JSON.stringify(signatures),
    (signatures.length > 0 ? 'signed' : 'open') satisfies Agreement['state'],
    id,
  )
}

function readAgreement(database: ReadDatabase, row: AgreementRow): Agreement {
  return {
    id: row.id,
    planId: row.plan_id,
    studentId: row.student_id,
    snapshot: agreementSnapshot.parse(JSON.parse(row.snapshot)),
    sha256: row.sha256,
    pages: row.pages,
    madeAt: row.made_at,
    state: row.state,
    signatures: signature.array().parse(JSON.parse(row.signatures)),
    attachments: listAttachments(database, row.id),
  }
}
