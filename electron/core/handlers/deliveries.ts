import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const deliveryHandlers: HandlersOf<'deliveries'> = {
  'deliveries.listDays': notYet,
  'deliveries.record': notYet,
}
