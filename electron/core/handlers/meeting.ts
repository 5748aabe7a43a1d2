import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const meetingHandlers: HandlersOf<'meeting'> = {
  'meeting.begin': notYet,
  'meeting.leave': notYet,
  'meeting.get': notYet,
}
