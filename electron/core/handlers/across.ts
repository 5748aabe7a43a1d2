/** Answers about the whole school, without a name. Only reads. */
import { lookAtSupports } from '../follow-up/supports-across.ts'
import { lookAtWholeSchool } from '../follow-up/whole-school.ts'
import type { HandlersOf } from './handler.ts'

export const acrossHandlers: HandlersOf<'across'> = {
  'across.lookAtSupports': (_, { vault, today }) => lookAtSupports(vault.database, today()),
  'across.lookAtYear': ({ schoolYearId }, { vault, today }) =>
    lookAtWholeSchool(vault.database, schoolYearId, today()),
}
