/** Answers with one student's year, and with the paper of it. Only reads. */
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { makeStudentYear } from '../documents/make-student-year.ts'
import { lookAtStudentYear } from '../follow-up/student-year.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const yearHandlers: HandlersOf<'year'> = {
  'year.look': ({ studentId, schoolYearId }, { vault, today }) =>
    lookAtStudentYear(vault.database, studentId, schoolYearId, today()),

  'year.preparePaper': async ({ studentId, schoolYearId }, { vault, today, papers }) => {
    const { database } = vault
    const { schoolName, paperSize } = getSettings(database)
    const student = getStudent(database, studentId)
    const studentName = fullNameOf(student)
    const made = await makeStudentYear({
      schoolName,
      paperSize,
      studentName,
      called: calledNameOf(student),
      madeOn: today(),
      look: lookAtStudentYear(database, studentId, schoolYearId, today()),
    })
    return papers.put(made, { kind: 'about-student', studentId, studentName, what: 'The school year' })
  },
}
