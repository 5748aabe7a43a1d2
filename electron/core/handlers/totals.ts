/** Answers with the totals of the school's own system beside ours. */
import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const totalsHandlers: HandlersOf<'totals'> = {
  'totals.list': notYet,
  'totals.save': notYet,
  'totals.explain': notYet,
}
