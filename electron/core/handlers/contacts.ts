/** Answers about the contacts with a student and family. */
import { insertContact, listContacts, removeContact } from '../storage/tables/contacts.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const contactHandlers: HandlersOf<'contacts'> = {
  'contacts.list': ({ studentId }, { vault }) => ({ contacts: listContacts(vault.database, studentId) }),

  'contacts.log': (draft, { vault, clock }) => {
    const { database, staffName } = vault
    return database.transaction(() => {
      getStudent(database, draft.studentId)
      return insertContact(database, draft, { at: clock.now().toISOString(), staffName })
    })
  },

  'contacts.remove': ({ id }, { vault }) => {
    removeContact(vault.database, id)
    return {}
  },
}
