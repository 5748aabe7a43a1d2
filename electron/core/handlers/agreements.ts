/** Agreements: made from a plan and opened again as they were given; scans of the signed papers. Signing is elsewhere. */
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import {
  agreementSnapshot,
  findLastSigned,
  type Agreement,
  type AgreementSnapshot,
} from '#shared/domain/agreement.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { Celebration } from '#shared/domain/celebration.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { getPaperLanguage } from '#shared/messages/papers/languages.ts'
import { describeAgreementPaper, makeAgreement } from '../documents/make-agreement.ts'
import type { PaperSubject } from '../documents/paper-shelf.ts'
import type { MadePaper } from '../documents/recovery-sheet.ts'
import { readScan } from '../documents/scan.ts'
import {
  getAgreement,
  getAgreementPdf,
  listAgreements,
  listAgreementsOfStudent,
} from '../storage/tables/agreements.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { getAttachment, insertAttachment, removeAttachment } from '../storage/tables/attachments.ts'
import { listCelebrations } from '../storage/tables/celebrations.ts'
import { freezePaperWords } from '../storage/tables/own-paper-words.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { OpenContext } from './context.ts'
import type { HandlersOf } from './handler.ts'
import type { signingHandlers } from './signing.ts'

export const agreementHandlers: Omit<
  HandlersOf<'agreements' | 'attachments'>,
  keyof typeof signingHandlers
> = {
  'agreements.prepare': async ({ planId, language }, context) => {
    const { made, subject } = await makeAgreementOf(context, planId, language)
    const { number, changes, ownWords } = subject.snapshot
    return { paper: context.papers.put(made, subject), number, changes, isChecked: ownWords.isChecked }
  },

  'agreements.list': ({ planId }, { vault }) => {
    getPlan(vault.database, planId)
    return { agreements: listAgreements(vault.database, planId) }
  },

  'agreements.open': ({ id }, context) => {
    const { made, subject } = readStored(context, getAgreement(context.vault.database, id))
    return context.papers.put(made, subject)
  },

  'agreements.attach': async ({ id, file }, { vault, files, clock }) => {
    getAgreement(vault.database, id)
    const scan = await readScan(files.getPath(file))
    return insertAttachment(vault.database, { ...scan, agreementId: id, addedAt: clock.now().toISOString() })
  },

  'attachments.open': ({ id }, { vault }) => {
    const { fileName, mediaType, content } = getAttachment(vault.database, id)
    // A plain array of bytes: what the database returns is a Buffer, which not every process can take.
    return { fileName, mediaType, bytes: new Uint8Array(content) }
  },

  'attachments.remove': ({ id }, { vault }) => {
    removeAttachment(vault.database, id)
    return {}
  },
}

type AgreementSubject = Extract<PaperSubject, { kind: 'agreement' }>
type Finished = { made: MadePaper; subject: AgreementSubject }

/** The agreement of the plan as it stands; what the family already holds is given again as it is. */
export async function makeAgreementOf(
  context: OpenContext,
  planId: PlanId,
  language: string,
): Promise<Finished> {
  const { database } = context.vault
  const plan = getPlan(database, planId)
  const earlier = listAgreementsOfStudent(database, plan.studentId)
  const snapshot = takeSnapshot(context, plan, earlier, language)
  const [newest] = earlier
  if (newest?.planId === planId && saysTheSame(newest, snapshot)) return readStored(context, newest)
  return { made: await makeAgreement(snapshot), subject: subjectOf(plan, snapshot) }
}

/**
 * Freezes the plan with everything that the paper says beside it. `earlier` are the student's, of every plan: a family
 * that goes on with a renewed plan holds those papers still, so numbers and changes go on from them.
 */
function takeSnapshot(
  context: OpenContext,
  plan: Plan,
  earlier: readonly Agreement[],
  language: string,
): AgreementSnapshot {
  const { database, staffName } = context.vault
  const student = getStudent(database, plan.studentId)
  const { schoolName, paperSize } = getSettings(database)
  const last = findLastSigned(earlier)
  const called = calledNameOf(student)
  const { code } = getPaperLanguage(language)
  return agreementSnapshot.parse({
    schoolName,
    paperSize,
    language: code,
    ownWords: freezePaperWords(database, code),
    number: Math.max(0, ...earlier.map((one) => one.snapshot.number)) + 1,
    madeOn: context.today(),
    student: {
      fullName: fullNameOf(student),
      calledName: called,
      grade: student.grade,
      pronouns: student.pronouns,
    },
    familyNames: student.family.map((member) => member.name).filter((name) => name.trim() !== ''),
    staffName,
    content: plan.content,
    celebrations: listNewsForPaper(database, plan.studentId, earlier),
    changes: last === null ? [] : findAgreementChanges(last.agreement.snapshot.content, plan.content, called),
    lastSignedOn: last?.signedOn ?? null,
  })
}

/**
 * The lines that were chosen for the next agreement, oldest first. What a signed one says already is told; the same words
 * about a later day are news.
 */
function listNewsForPaper(
  database: ReadDatabase,
  studentId: StudentId,
  earlier: readonly Agreement[],
): string[] {
  const isTold = ({ on, words }: Celebration) =>
    earlier.some(
      ({ state, snapshot }) =>
        state === 'signed' && snapshot.madeOn >= on && snapshot.celebrations.includes(words.trim()),
    )
  return listCelebrations(database, studentId)
    .filter((one) => one.isForPaper && one.state !== 'let-go' && !isTold(one))
    .map(({ words }) => words.trim())
    .filter((words) => words !== '')
    .toReversed()
}

/** Whether a paper would say what the family already holds; then they are not given a new number for it. */
function saysTheSame({ snapshot: stored, state }: Agreement, made: AgreementSnapshot): boolean {
  const { number, madeOn, changes, lastSignedOn } = stored
  const hasNoNewNews = state === 'signed' && made.celebrations.length === 0
  const celebrations = hasNoNewNews ? stored.celebrations : made.celebrations
  return (
    JSON.stringify(stored) ===
    JSON.stringify({ ...made, number, madeOn, celebrations, changes, lastSignedOn })
  )
}

function readStored({ vault }: OpenContext, stored: Agreement): Finished {
  const { id, snapshot, pages, planId, studentId } = stored
  const bytes = new Uint8Array(getAgreementPdf(vault.database, id))
  return {
    made: describeAgreementPaper(snapshot, bytes, pages),
    subject: subjectOf({ id: planId, studentId }, snapshot),
  }
}

function subjectOf(
  { id, studentId }: Pick<Plan, 'id' | 'studentId'>,
  snapshot: AgreementSnapshot,
): AgreementSubject {
  const studentName = snapshot.student.fullName
  return { kind: 'agreement', studentId, studentName, planId: id, snapshot }
}
