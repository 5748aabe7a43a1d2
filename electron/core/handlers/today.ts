import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const todayHandlers: HandlersOf<'today' | 'celebrations' | 'promises'> = {
  'today.look': notYet,
  'today.move': notYet,
  'celebrations.list': notYet,
  'celebrations.save': notYet,
  'promises.settle': notYet,
}
