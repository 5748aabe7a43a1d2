/** A line of the communication plan as one says it. Never says that anybody is late; only when it was due. */
import type { LineStanding } from '#shared/domain/communication-due.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { sayShortDate } from '#shared/domain/plain-words.ts'
import type { CommunicationLine } from '#shared/domain/sections/communication.ts'
import type { ContactChannel } from '#shared/domain/student.ts'
import { describeDue } from '#renderer/features/check-ins/due-words.ts'

export const rhythmWords: Record<CommunicationLine['every'], string> = {
  week: 'Every week',
  'two-weeks': 'Every two weeks',
  month: 'Every month',
}

const ways: Record<ContactChannel, string> = {
  call: 'by phone',
  text: 'by text',
  email: 'by email',
  letter: 'by letter',
  'home-visit': 'at home',
  meeting: 'in a meeting',
  app: 'by the app',
}

/** 'Samira Haddad, by text every week'. */
export function describeRhythm(line: Pick<CommunicationLine, 'withWhom' | 'channel' | 'every'>): string {
  return `${line.withWhom.trim() || 'The family'}, ${ways[line.channel]} ${rhythmWords[line.every].toLowerCase()}`
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six']

/** 'due Thursday. Reached last on 3 March 2026, one attempt since.' */
export function describeLineStanding(
  { dueOn, lastReachedOn, attemptsSince }: LineStanding,
  today: IsoDate,
): string {
  const due = dueOn === null ? 'no school day is on record for the next time' : describeDue(dueOn, today)
  const tried = attemptsSince === 0 ? '' : sayAttempts(attemptsSince)
  if (lastReachedOn === null) return tried === '' ? `${due}.` : `${due}. Not reached yet, ${tried}.`
  const reached = `Reached last on ${sayShortDate(lastReachedOn)}`
  return `${due}. ${reached}${tried === '' ? '' : `, ${tried} since`}.`
}

function sayAttempts(count: number): string {
  return `${counts[count] ?? count} ${count === 1 ? 'attempt' : 'attempts'}`
}
