import { AppError } from '#shared/messages/errors.ts'
import type { Handlers } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const planLifeHandlers: Pick<
  Handlers,
  'plans.listOfStudent' | 'plans.move' | 'plans.renew' | 'plans.listChanges'
> = {
  'plans.listOfStudent': notYet,
  'plans.move': notYet,
  'plans.renew': notYet,
  'plans.listChanges': notYet,
}
