/** Answers with one student's year, and with the paper of it. Only reads. */
import { AppError } from '#shared/messages/errors.ts'
import { lookAtStudentYear } from '../follow-up/student-year.ts'
import type { HandlersOf } from './handler.ts'

export const yearHandlers: HandlersOf<'year'> = {
  'year.look': ({ studentId, schoolYearId }, { vault, today }) =>
    lookAtStudentYear(vault.database, studentId, schoolYearId, today()),

  'year.preparePaper': () => {
    throw new AppError('app.refused')
  },
}
