import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const timelineHandlers: HandlersOf<'timeline'> = {
  'timeline.list': notYet,
  'timeline.search': notYet,
  'timeline.prepare': notYet,
}
