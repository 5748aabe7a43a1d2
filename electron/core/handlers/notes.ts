import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const noteHandlers: HandlersOf<'notes'> = {
  'notes.list': notYet,
  'notes.save': notYet,
  'notes.remove': notYet,
}
