/** Answers what the weeks before and after a change look like. Only reads. */
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const beforeAfterHandlers: HandlersOf<'beforeAfter'> = {
  'beforeAfter.list': notYet,
  'beforeAfter.look': notYet,
}
