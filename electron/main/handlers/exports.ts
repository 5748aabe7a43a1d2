/** Tables that leave the vault. Writes none itself; core holds the bytes. */
import { AppError } from '#shared/messages/errors.ts'
import type { MainHandlersOf } from './handler.ts'

export const exportHandlers: MainHandlersOf<'exports'> = {
  'exports.save': () => {
    throw new AppError('app.refused')
  },
}
