import { AppError } from '#shared/messages/errors.ts'
import type { Handlers } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const planHistoryHandlers: Pick<Handlers, 'plans.listHistory'> = {
  'plans.listHistory': notYet,
}
