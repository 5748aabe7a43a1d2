/**
 * The contacts with one student's family, and those that are being written about any student.
 * A removed one can be brought back while the vault is open, as it was; words are let go only when they are in the vault.
 */
import { defineStore } from 'pinia'
import { shallowReactive, shallowRef } from 'vue'
import type { Contact, ContactDraft } from '#shared/domain/contact.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { calledNameOf, type FamilyMember } from '#shared/domain/student.ts'
import { call } from '#renderer/client/client.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import { type ContactEntry, emptyContact, settleDay, toContactDraft } from './contact-draft.ts'

/** The family of a student who is not on screen, to choose from when logging a contact in place, and their name. */
async function readFamily(studentId: StudentId): Promise<{ family: FamilyMember[]; called: string }> {
  const student = await call('students.get', { id: studentId })
  return { family: student.family, called: calledNameOf(student) }
}

export const useContacts = defineStore('contacts', () => {
  const contacts = shallowRef<Contact[] | null>(null)
  const problem = shallowRef<unknown>(null)
  let wanted: StudentId | null = null
  const session = useSession()
  const saveState = useSaveState()
  const drafts = shallowReactive(new Map<StudentId, ContactEntry>())
  const onTheirWay = new Map<StudentId, Promise<void>>()

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

  async function log(draft: ContactDraft): Promise<Contact> {
    const logged = await call('contacts.log', draft)
    saveState.markSaved(logged.loggedAt)
    if (wanted === draft.studentId) await load(draft.studentId)
    return logged
  }

  function findDraft(studentId: StudentId): ContactEntry {
    return drafts.get(studentId) ?? emptyContact(session.today)
  }

  function keepDraft(studentId: StudentId, entry: ContactEntry): void {
    drafts.set(studentId, entry)
  }

  /** Logs what is written about this student, once, and lets go of it when it is in the vault. */
  function logDraft(studentId: StudentId): Promise<void> {
    const before = onTheirWay.get(studentId)
    if (before !== undefined) return before
    const entry = settleDay(findDraft(studentId), session.today)
    const work = log(toContactDraft(entry, studentId, session.today))
      .then(() => void drafts.delete(studentId))
      .finally(() => onTheirWay.delete(studentId))
    onTheirWay.set(studentId, work)
    return work
  }

  // Words that were written must not be lost to a locking laptop; choices alone can be made again.
  saveState.registerLastWords(async () => {
    const written = [...drafts].filter(([, entry]) => `${entry.words}${entry.nextStep}`.trim() !== '')
    const ends = await Promise.allSettled(written.map(([studentId]) => logDraft(studentId)))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  })

  /** `doneOn` null opens it again. */
  async function settleStep(
    contact: Pick<Contact, 'id' | 'studentId'>,
    doneOn: IsoDate | null,
  ): Promise<void> {
    await call('nextSteps.settle', { of: { contactId: contact.id }, doneOn })
    if (wanted === contact.studentId) await load(contact.studentId)
  }

  /** Removes it at once and returns how to bring it back. */
  async function remove(contact: Contact): Promise<() => Promise<void>> {
    await call('contacts.remove', { id: contact.id })
    await load(contact.studentId)
    return () => bringBack(contact)
  }

  async function bringBack(contact: Contact): Promise<void> {
    await call('contacts.restore', { id: contact.id })
    if (wanted === contact.studentId) await load(contact.studentId)
  }

  return { contacts, problem, load, findDraft, keepDraft, logDraft, settleStep, remove, readFamily }
})
