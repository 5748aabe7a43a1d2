import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const reviewHandlers: HandlersOf<'reviews' | 'evidence' | 'decisions'> = {
  'reviews.listPlanned': notYet,
  'reviews.list': notYet,
  'reviews.start': notYet,
  'reviews.save': notYet,
  'reviews.close': notYet,
  'reviews.discard': notYet,
  'reviews.prepareRecap': notYet,
  'evidence.look': notYet,
  'decisions.list': notYet,
  'decisions.make': notYet,
  'decisions.settle': notYet,
}
