/** Answers with one student's year. Only reads. */
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const yearHandlers: HandlersOf<'year'> = {
  'year.look': notYet,
  'year.preparePaper': notYet,
}
