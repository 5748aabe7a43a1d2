/** The contacts with one student's family. A removed one can be brought back until the next removal. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Contact, ContactDraft } from '#shared/domain/contact.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { FamilyMember } from '#shared/domain/student.ts'
import { call } from '#renderer/client/client.ts'
import { useSaveState } from '#renderer/app/save-state.ts'

/** The family of a student who is not on screen, to choose from when logging a contact in place. */
async function listFamily(studentId: StudentId): Promise<FamilyMember[]> {
  return (await call('students.get', { id: studentId })).family
}

export const useContacts = defineStore('contacts', () => {
  const contacts = shallowRef<Contact[] | null>(null)
  const problem = shallowRef<unknown>(null)
  let wanted: StudentId | null = null

  async function load(studentId: StudentId): Promise<void> {
    if (wanted !== studentId) contacts.value = null
    wanted = studentId
    try {
      const read = await call('contacts.list', { studentId })
      if (wanted !== studentId) return
      contacts.value = read.contacts
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  async function log(draft: ContactDraft): Promise<void> {
    const logged = await call('contacts.log', draft)
    useSaveState().markSaved(logged.loggedAt)
    if (wanted === draft.studentId) await load(draft.studentId)
  }

  /** Removes it at once and returns how to bring it back. */
  async function remove(contact: Contact): Promise<() => Promise<void>> {
    await call('contacts.remove', { id: contact.id })
    await load(contact.studentId)
    const { id: _id, loggedAt: _loggedAt, ...draft } = contact
    return () => log(draft)
  }

  return { contacts, problem, load, log, remove, listFamily }
})
