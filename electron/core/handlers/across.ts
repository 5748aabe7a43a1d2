/** Answers about the whole school, without a name. Only reads. */
import { AppError } from '#shared/messages/errors.ts'
import { lookAtWholeSchool } from '../follow-up/whole-school.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const acrossHandlers: HandlersOf<'across'> = {
  'across.lookAtSupports': notYet,
  'across.lookAtYear': ({ schoolYearId }, { vault, today }) =>
    lookAtWholeSchool(vault.database, schoolYearId, today()),
}
