/** Restricted notes: one's own are read and changed, those of others only counted. In a meeting core answers none of this. */
import {
  countNotesOfOthers,
  countNotesOfPerson,
  insertNote,
  listOwnNotes,
  removeNote,
  saveNote,
} from '../storage/tables/restricted-notes.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const noteHandlers: HandlersOf<'notes'> = {
  'notes.list': ({ studentId }, { vault: { database, slotId } }) => ({
    notes: listOwnNotes(database, studentId, slotId),
    ofOthers: countNotesOfOthers(database, studentId, slotId),
  }),

  'notes.save': ({ id, studentId, writtenOn, words }, { vault, clock }) => {
    const { database, slotId, staffName } = vault
    const draft = { studentId, writtenOn, words, slotId, staffName, at: clock.now().toISOString() }
    return database.transaction(() => {
      getStudent(database, studentId)
      return id === null ? insertNote(database, draft) : saveNote(database, id, draft)
    })
  },

  'notes.countOfPerson': ({ slotId }, { vault }) => ({ notes: countNotesOfPerson(vault.database, slotId) }),

  'notes.remove': ({ id }, { vault }) => {
    removeNote(vault.database, id, vault.slotId)
    return {}
  },
}
