/** The fixed words of the progress page for the family. Good news comes first, and nothing on it is a score. */
import type { IsoDate } from '../domain/day.ts'
import { sayDate, sayShortDate } from '../domain/plain-words.ts'
import type { Party } from '../domain/sections/promises.ts'

export const progressWords = {
  /** Of the file itself; names no one. */
  fileTitle: 'How it is going',
  title: (called: string) => `How it is going with ${called}`,
  about: (sinceOn: IsoDate, madeOn: IsoDate) =>
    sinceOn === madeOn ? sayDate(madeOn) : `From ${sayShortDate(sinceOn)} to ${sayShortDate(madeOn)}`,
  goodNews: 'Good news first',
  noNews: (called: string) =>
    `Each day is a new beginning. What went well for ${called} at home? We would love to hear it.`,
  seen: 'Days at school',
  goals: 'The goals',
  goal: (sentence: string, known: string) => `${sentence} ${known}`,
  supports: 'What helps',
  support: (what: string, known: string) => `${what.replace(/[.\s]+$/, '')}: ${known}`,
  promises: 'What we promised each other',
  promisesHead: ['Who', 'What', 'How it stands'],
  parties: (called: string): Record<Party, string> => ({
    school: 'School',
    student: called,
    family: 'Family',
  }),
  states: { open: 'We are at it', kept: 'Kept', 'not-yet': 'Not yet', changed: 'Changed' },
  by: (day: IsoDate) => `by ${sayShortDate(day)}`,
  next: 'What comes next',
  stage: (name: string, from: IsoDate) =>
    `From ${sayDate(from)}: ${name === '' ? 'the next step back' : name}.`,
  review: (day: IsoDate) => `We look at the plan together on ${sayDate(day)}.`,
  noReview: 'We have not set a day to meet yet. You may ask for one at any time.',
  blame: 'If something does not work, we change the plan. No one is to blame.',
  yours: 'What do you see at home?',
  ask: (name: string, contact: string) =>
    `Questions, or good news? Tell ${name}${contact === '' ? '.' : `: ${contact}`}`,
} as const
