/** Every fixed word of the recap of a review. What people said at the table is never in here. */
import type { IsoDate } from '../domain/day.ts'
import { sayDate, sayShortDate } from '../domain/plain-words.ts'
import type { Lens } from '../domain/review.ts'

export const recapWords = {
  /** BCP 47. */
  language: 'en',
  /** Of the file itself; names no one. */
  fileTitle: 'Recap of a review',
  title: (called: string) => `Our review with ${called}`,
  aboutLine: (heldOn: IsoDate, present: string) =>
    present === '' ? sayDate(heldOn) : `${sayDate(heldOn)} · At the table: ${present}`,
  goodNews: 'Good news first',
  seen: 'What we saw',
  goal: (sentence: string, known: string) => `“${sentence}” ${known}`,
  support: (what: string, known: string) => `${what.replace(/[.\s]+$/, '')}: ${known}`,
  decided: {
    heading: 'What we decided',
    what: 'What, and why',
    who: 'Who',
    by: 'By',
    because: (reason: string) => `Because: ${reason}`,
    nobody: 'all of us',
  },
  hard: {
    heading: 'What is hard, and what we do about it together',
    lenses: { climate: 'At school', health: 'Health', family: 'At home' } satisfies Record<Lens, string>,
    together: (shared: string) => `What each of us does: ${shared}`,
  },
  next: {
    heading: 'Next time',
    on: (nextOn: IsoDate) => `We meet again on ${sayDate(nextOn)}. Anyone may ask to meet sooner.`,
    open: 'We have not set a day yet. Anyone may ask for one.',
    blame: 'If something does not work, we change the plan. No one is to blame.',
  },
  /** For the record of who got what. */
  disclosed: (heldOn: IsoDate) => `Recap of the review of ${sayShortDate(heldOn)}`,
  day: sayShortDate,
  page: (page: number, of: number) => `Page ${page} of ${of}`,
} as const

/** The school looks at itself first. */
export const lensOrder: readonly Lens[] = ['climate', 'health', 'family']
