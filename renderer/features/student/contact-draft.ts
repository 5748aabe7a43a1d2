/** A contact while it is being written down. Never invents who was spoken to. */
import type { ContactDraft } from '#shared/domain/contact.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'

export type ContactEntry = Omit<ContactDraft, 'studentId' | 'happenedOn'> & { happenedOn: IsoDate | null }

export function emptyContact(today: IsoDate): ContactEntry {
  return {
    happenedOn: today,
    withWhom: '',
    channel: 'call',
    direction: 'out',
    wasReached: true,
    words: '',
    tone: null,
    language: '',
    hadInterpreter: false,
    nextStep: '',
    nextStepOn: null,
  }
}

/** What still keeps the contact from being logged, as a sentence; null when nothing does. */
export function askAboutContact(entry: ContactEntry, today: IsoDate): string | null {
  if (entry.happenedOn === null) return 'On which day was it?'
  if (entry.happenedOn > today) return 'That day is still to come. On which day was it?'
  return null
}

/** The entry as it can be logged when nobody is there to ask: without a day that can be, it was today. */
export function settleDay(entry: ContactEntry, today: IsoDate): ContactEntry {
  return askAboutContact(entry, today) === null ? entry : { ...entry, happenedOn: today }
}

export function toContactDraft(entry: ContactEntry, studentId: StudentId, today: IsoDate): ContactDraft {
  const isIncoming = entry.direction === 'in'
  return {
    ...entry,
    studentId,
    happenedOn: entry.happenedOn ?? today,
    withWhom: entry.withWhom.trim(),
    words: entry.words.trim(),
    // Somebody who came to us was reached.
    wasReached: isIncoming || entry.wasReached,
  }
}
