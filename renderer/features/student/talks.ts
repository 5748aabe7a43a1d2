/** Contacts and check-ins as one list of talks, newest first. Reads what was logged; changes nothing. */
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { describeContact } from '#shared/domain/contact-words.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { sayNotMet } from '#shared/domain/not-held-words.ts'
import { capital } from '#shared/domain/plain-words.ts'
import { toneWords } from '#shared/messages/tone-words.ts'
import { describeAnswers } from '#renderer/features/check-ins/check-in-sentences.ts'

export type Talk = {
  key: string
  on: IsoDate
  loggedAt: string
  staffName: string
  sentence: string
  /** One or two words beside the sentence. */
  tags: string[]
  detail: string
  words: string
  /** True for words that the student said. */
  isVoice: boolean
  nextStep: { words: string; on: IsoDate | null; doneOn: IsoDate | null } | null
  source: { contact: Contact } | { checkIn: CheckIn }
}

/** 'In Arabic, with an interpreter.' */
function describeLanguage({ language, hadInterpreter }: Contact): string {
  const spoken = language === '' ? '' : `In ${language}`
  const helped = hadInterpreter ? 'with an interpreter' : ''
  const whole = [spoken, helped].filter(Boolean).join(', ')
  return whole === '' ? '' : `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`
}

const toNextStep = ({ nextStep, nextStepOn, nextStepDoneOn }: Contact | CheckIn): Talk['nextStep'] =>
  nextStep === '' ? null : { words: nextStep, on: nextStepOn, doneOn: nextStepDoneOn }

function talkOfContact(contact: Contact): Talk {
  const { id, happenedOn, loggedAt, staffName, words, wasReached, tone } = contact
  return {
    key: `contact ${id}`,
    on: happenedOn,
    loggedAt,
    staffName,
    sentence: describeContact(contact),
    tags: [wasReached ? '' : 'tried', tone === null ? '' : toneWords[tone]].filter(Boolean),
    detail: describeLanguage(contact),
    words,
    isVoice: false,
    nextStep: toNextStep(contact),
    source: { contact },
  }
}

function talkOfCheckIn(checkIn: CheckIn, called: string): Talk {
  const { id, happenedOn, loggedAt, staffName, words, wasMet } = checkIn
  return {
    key: `check-in ${id}`,
    on: happenedOn,
    loggedAt,
    staffName,
    sentence: wasMet ? `Checked in with ${called}` : capital(sayNotMet(called)),
    tags: ['check-in'],
    detail: describeAnswers(checkIn),
    words,
    isVoice: wasMet && words !== '',
    nextStep: toNextStep(checkIn),
    source: { checkIn },
  }
}

export function listTalks(
  contacts: readonly Contact[],
  checkIns: readonly CheckIn[],
  called: string,
): Talk[] {
  const talks = [...contacts.map(talkOfContact), ...checkIns.map((one) => talkOfCheckIn(one, called))]
  return talks.toSorted((one, other) =>
    one.on === other.on ? (one.loggedAt < other.loggedAt ? 1 : -1) : one.on < other.on ? 1 : -1,
  )
}
