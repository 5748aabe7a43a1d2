/** A meeting with one family: begins for one student, and ends with the passphrase or the lock. */
import { AppError } from '#shared/messages/errors.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const meetingHandlers: HandlersOf<'meeting'> = {
  'meeting.begin': ({ studentId }, context) => {
    if (getStudent(context.vault.database, studentId).state === 'binned') throw new AppError('app.refused')
    context.meeting = studentId
    // Papers about somebody else may still be in memory.
    context.papers.clear()
    return {}
  },

  'meeting.leave': async ({ passphrase }, context) => {
    const { keys, slotId } = context.vault
    await keys.requirePassphrase(slotId, passphrase)
    context.meeting = null
    return {}
  },

  'meeting.get': (_input, { meeting }) => ({ studentId: meeting }),
}
