/** The fixed words of the page that says what changed since the family signed. What changed is said elsewhere. */
import type { IsoDate } from '../domain/day.ts'
import { sayDate } from '../domain/plain-words.ts'

export const changesWords = {
  /** Of the file itself; names no one. */
  fileTitle: 'What changed since you signed',
  title: 'What changed since you signed',
  about: (called: string, madeOn: IsoDate) => `Our plan with ${called}, ${sayDate(madeOn)}`,
  opening: (called: string, signedOn: IsoDate) =>
    `You signed our agreement with ${called} on ${sayDate(signedOn)}. This is what is different in the plan now. All the rest stays as it was.`,
  changes: 'What is different',
  none: 'Nothing is different. The plan is as you signed it.',
  unsigned: (called: string) =>
    `No agreement with ${called} is signed yet, so there is nothing to compare. We make one together.`,
  yours: 'What do you think of it?',
  yoursHelp: 'Nothing of this is final. Tell us what fits and what does not.',
  ask: (name: string, contact: string) => `Ask ${name} at any time${contact === '' ? '.' : `: ${contact}`}`,
} as const
