import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const strategyHandlers: HandlersOf<'strategies'> = {
  'strategies.list': notYet,
  'strategies.save': notYet,
}
