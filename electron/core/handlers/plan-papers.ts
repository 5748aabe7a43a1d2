/** The papers of a plan beside the agreement, each for one kind of reader, and the record of what left. */
import { planPapers } from '#shared/domain/plan-paper.ts'
import { redactPlan } from '#shared/domain/recipient-policy.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { makePaper } from '../documents/make-paper.ts'
import { templates } from '../documents/templates/registry.ts'
import { listDisclosures } from '../storage/tables/disclosures.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { Handlers } from './handler.ts'

const templateOf = {
  'student-page': templates.studentPage,
  'return-timetable': templates.returnTimetable,
  'teacher-page': templates.teacherPage,
} as const

export const planPaperHandlers: Pick<Handlers, 'plans.preparePaper' | 'disclosures.prepareRecord'> = {
  'plans.preparePaper': async ({ planId, kind }, { vault: { database }, papers, today }) => {
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
    return { paper: papers.put(made, { kind: 'about-student', ...about, what: name }), leftOut }
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
