/** The card for a bad morning, made anew from the plan whenever it is asked for. */
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { makeBadMorningCard } from '../documents/make-bad-morning-card.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { Handlers } from './handler.ts'

export const badMorningHandlers: Pick<Handlers, 'plans.prepareBadMorningCard'> = {
  'plans.prepareBadMorningCard': async ({ planId }, { vault: { database }, papers, today }) => {
    const { studentId, content } = getPlan(database, planId)
    const student = getStudent(database, studentId)
    const { schoolName, paperSize } = getSettings(database)
    const called = calledNameOf(student)
    const made = await makeBadMorningCard({ schoolName, paperSize, madeOn: today(), called, content })
    const studentName = fullNameOf(student)
    return papers.put(made, {
      kind: 'about-student',
      studentId,
      studentName,
      what: 'Card for a hard morning',
    })
  },
}
