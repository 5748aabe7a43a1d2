/** A contact while it is being written down. Never invents who was spoken to. */
import type { ContactDraft } from '#shared/domain/contact.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { CommunicationLine } from '#shared/domain/sections/communication.ts'
import type { FamilyMember } from '#shared/domain/student.ts'

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

/** What is known of a family member, so that nobody asks a second time: their way, their language. */
export function takeOverMember(
  member: FamilyMember,
): Pick<ContactEntry, 'withWhom' | 'language' | 'hadInterpreter'> & Partial<Pick<ContactEntry, 'channel'>> {
  return {
    withWhom: member.name,
    language: member.language,
    hadInterpreter: member.needsInterpreter,
    ...(member.preferredChannel === null ? {} : { channel: member.preferredChannel }),
  }
}

/** What the communication plan says of a person. */
export function takeOverLine(
  line: CommunicationLine,
): Pick<ContactEntry, 'withWhom' | 'channel' | 'language' | 'hadInterpreter'> {
  return {
    withWhom: line.withWhom,
    channel: line.channel,
    language: line.language,
    hadInterpreter: line.needsInterpreter,
  }
}

/** Words that were offered never replace what somebody wrote. */
export function addWords(written: string, offered: string): string {
  return written.trim() === '' ? offered : `${written.trimEnd()}\n${offered}`
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
  const nextStep = entry.nextStep.trim()
  return {
    ...entry,
    studentId,
    happenedOn: entry.happenedOn ?? today,
    withWhom: entry.withWhom.trim(),
    words: entry.words.trim(),
    language: entry.language.trim(),
    nextStep,
    nextStepOn: nextStep === '' ? null : entry.nextStepOn,
    // Somebody who came to us was reached.
    wasReached: isIncoming || entry.wasReached,
  }
}
