/** The papers of a plan beside the agreement, each for one kind of reader, and the record of what left. */
import type { PlanId } from '#shared/domain/identity.ts'
import { type PlanPaperKind, planPapers } from '#shared/domain/plan-paper.ts'
import { type LeftOut, redactPlan } from '#shared/domain/recipient-policy.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { makePaper } from '../documents/make-paper.ts'
import type { PaperSubject } from '../documents/paper-shelf.ts'
import type { MadePaper } from '../documents/recovery-sheet.ts'
import { templates } from '../documents/templates/registry.ts'
import { listDisclosures } from '../storage/tables/disclosures.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { OpenContext } from './context.ts'
import type { Handlers } from './handler.ts'

const templateOf = {
  'student-page': templates.studentPage,
  'return-timetable': templates.returnTimetable,
  'teacher-page': templates.teacherPage,
} as const

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
  const made = await makePaper(templateOf[kind], {
    schoolName,
    paperSize,
    madeOn: today(),
    called: calledNameOf(student),
    content,
    words: english,
  })
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
