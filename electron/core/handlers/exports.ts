/** Makes tables that leave the vault. */
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const exportHandlers: HandlersOf<'exports'> = {
  'exports.prepare': notYet,
}
