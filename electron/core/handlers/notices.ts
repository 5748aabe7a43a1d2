/** Answers with the rules by which the program speaks up. */
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const noticeHandlers: HandlersOf<'notices'> = {
  'notices.getRules': notYet,
  'notices.saveRules': notYet,
}
