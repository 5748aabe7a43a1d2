/** What each side promises, the school's promises as openly as the family's. */
import { z } from 'zod'
import { isoDate } from '../day.ts'
import { type ItemId, itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const parties = ['student', 'family', 'school'] as const
export const party = z.enum(parties)
export type Party = z.infer<typeof party>

export const promise = z.object({
  id: itemId,
  party,
  words: z.string().max(400),
  /** Who of that party; may be empty for the student. */
  who: z.string().max(120),
  dueOn: isoDate.nullable(),
  state: z.enum(['open', 'kept', 'not-yet', 'changed']),
  /** The day on which the state was last said. */
  settledOn: isoDate.nullable().default(null),
})
export type PromiseMade = z.infer<typeof promise>

export function emptyPromise(id: ItemId, side: Party): PromiseMade {
  return { id, party: side, words: '', who: '', dueOn: null, state: 'open', settledOn: null }
}

export const promises = defineSection({
  id: 'promises',
  title: 'What we promise each other',
  schema: z.object({
    items: z.array(promise).max(60),
  }),
  empty: () => ({ items: [] }),
  findGaps: (content, { called }) => {
    const made = content.items.filter((item) => item.words.trim() !== '')
    const asked = {
      student: `What does ${called} promise?`,
      family: 'What does the family promise?',
      school: 'What does the school promise?',
    }
    const silent = parties
      .filter((side) => !made.some((item) => item.party === side))
      .map((side) => ({ itemId: null, isNeeded: true, sentence: asked[side] }))
    const undated = made
      .filter((item) => item.dueOn === null)
      .map((item) => ({
        itemId: item.id,
        isNeeded: false,
        sentence: `From when, or by when: “${item.words.trim()}”?`,
      }))
    return [...silent, ...undated]
  },
})
