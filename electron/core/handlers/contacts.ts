/** Answers about the contacts with a student and family. */
import { AppError } from '#shared/messages/errors.ts'
import { insertContact, listContacts, removeContact, restoreContact } from '../storage/tables/contacts.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const contactHandlers: HandlersOf<'contacts'> = {
  'contacts.list': ({ studentId }, { vault }) => ({ contacts: listContacts(vault.database, studentId) }),

  'contacts.log': (draft, { vault, clock, today }) => {
    const { database, staffName } = vault
    if (draft.happenedOn > today()) throw new AppError('goal.too-early')
    return database.transaction(() => {
      getStudent(database, draft.studentId)
      return insertContact(database, draft, { at: clock.now().toISOString(), staffName })
    })
  },

  'contacts.remove': ({ id }, { vault }) => {
    removeContact(vault.database, id)
    return {}
  },

  'contacts.restore': ({ id }, { vault }) => restoreContact(vault.database, id),
}
