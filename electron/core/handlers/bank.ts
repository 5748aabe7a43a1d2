import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const bankHandlers: HandlersOf<'bank'> = {
  'bank.list': notYet,
  'bank.save': notYet,
  'bank.remove': notYet,
  'bank.addStarters': notYet,
}
