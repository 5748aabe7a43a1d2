import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const checkInHandlers: HandlersOf<'checkIns' | 'nextSteps' | 'communication'> = {
  'checkIns.list': notYet,
  'checkIns.prepare': notYet,
  'checkIns.log': notYet,
  'checkIns.remove': notYet,
  'nextSteps.settle': notYet,
  'communication.listDue': notYet,
}
