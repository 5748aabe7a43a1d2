import { AppError } from '#shared/messages/errors.ts'
import type { Handlers } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const badMorningHandlers: Pick<Handlers, 'plans.prepareBadMorningCard'> = {
  'plans.prepareBadMorningCard': notYet,
}
