import { AppError } from '#shared/messages/errors.ts'
import type { HandlersOf } from './handler.ts'

const notYet = (): never => {
  throw new AppError('app.refused')
}

export const goalHandlers: HandlersOf<'goals' | 'schedule'> = {
  'goals.listDays': notYet,
  'goals.verify': notYet,
  'schedule.listAttendance': notYet,
}
