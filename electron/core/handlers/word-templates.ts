import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const wordTemplateHandlers: HandlersOf<'wordTemplates'> = {
  'wordTemplates.list': notYet,
  'wordTemplates.save': notYet,
  'wordTemplates.remove': notYet,
}
