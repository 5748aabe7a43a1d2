/** The papers of a plan beside the agreement, each for one kind of reader, and the record of what left. */
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import { findLastSigned } from '#shared/domain/agreement.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { type PlanPaperKind, planPapers } from '#shared/domain/plan-paper.ts'
import { type LeftOut, redactPlan } from '#shared/domain/recipient-policy.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { makePaper } from '../documents/make-paper.ts'
import type { PaperSubject } from '../documents/paper-shelf.ts'
import type { MadePaper } from '../documents/recovery-sheet.ts'
import type { PlanPaperInput } from '../documents/templates/plan-paper.ts'
import { templates } from '../documents/templates/registry.ts'
import { gatherProgress } from '../follow-up/gather-progress.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listAgreementsOfStudent } from '../storage/tables/agreements.ts'
import { listDisclosures } from '../storage/tables/disclosures.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { OpenContext } from './context.ts'
import type { Handlers } from './handler.ts'

type Asked = { database: ReadDatabase; plan: Plan; today: IsoDate }

const makers: Record<PlanPaperKind, (input: PlanPaperInput, asked: Asked) => Promise<MadePaper>> = {
  'student-page': (input) => makePaper(templates.studentPage, input),
  'return-timetable': (input) => makePaper(templates.returnTimetable, input),
  'teacher-page': (input) => makePaper(templates.teacherPage, input),
  'wallet-card': (input) => makePaper(templates.walletCard, input),
  'progress-page': (input, asked) =>
    makePaper(templates.progressPage, { ...input, ...gatherProgress(asked) }),
  'changes-page': (input, { database, plan }) => {
    const last = findLastSigned(listAgreementsOfStudent(database, plan.studentId))
    const { recipient } = planPapers['changes-page']
    const before = last === null ? null : redactPlan(last.agreement.snapshot.content, recipient).content
    return makePaper(templates.changesPage, {
      ...input,
      changes: before === null ? [] : findAgreementChanges(before, input.content, input.called),
      signedOn: last?.signedOn ?? null,
    })
  },
}

/** A paper of the plan as its reader may get it, and what is left out for that. */
export async function makePlanPaper(
  { vault: { database }, today }: OpenContext,
  planId: PlanId,
  kind: PlanPaperKind,
): Promise<{ made: MadePaper; subject: PaperSubject; leftOut: LeftOut[] }> {
  const plan = getPlan(database, planId)
  const student = getStudent(database, plan.studentId)
  const { schoolName, paperSize } = getSettings(database)
  const { name, recipient } = planPapers[kind]
  const { content, leftOut } = redactPlan(plan.content, recipient)
  const called = calledNameOf(student)
  const input = { schoolName, paperSize, madeOn: today(), called, content, words: english }
  const made = await makers[kind](input, { database, plan, today: today() })
  const about = { studentId: plan.studentId, studentName: fullNameOf(student) }
  return { made, subject: { kind: 'about-student', ...about, what: name }, leftOut }
}

export const planPaperHandlers: Pick<Handlers, 'plans.preparePaper' | 'disclosures.prepareRecord'> = {
  'plans.preparePaper': async ({ planId, kind }, context) => {
    const { made, subject, leftOut } = await makePlanPaper(context, planId, kind)
    return { paper: context.papers.put(made, subject), leftOut }
  },

  'disclosures.prepareRecord': async ({ studentId }, { vault: { database }, papers, today }) => {
    const fullName = fullNameOf(getStudent(database, studentId))
    const { schoolName, paperSize } = getSettings(database)
    const made = await makePaper(templates.disclosureRecord, {
      schoolName,
      paperSize,
      madeOn: today(),
      fullName,
      disclosures: listDisclosures(database, studentId),
    })
    const what = 'Record of disclosures'
    return papers.put(made, { kind: 'about-student', studentId, studentName: fullName, what })
  },
}
