/** Answers what is not right in the record. Only reads. */
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const qualityHandlers: HandlersOf<'quality'> = {
  'quality.list': notYet,
}
