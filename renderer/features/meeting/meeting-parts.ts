/** The parts of a meeting, in the order in which one talks: the student first, the names last. */
import type { SectionId } from '#shared/domain/sections/registry.ts'

export type MeetingPart = {
  id: 'voices' | 'barriers' | 'goals' | 'promises' | 'way-back' | 'signing'
  title: (called: string) => string
  /** The title in a word or two, for the way through the parts. */
  word: (called: string) => string
  /** What is written in this part; empty where one signs. */
  sections: readonly SectionId[]
}

export const meetingParts: readonly MeetingPart[] = [
  {
    id: 'voices',
    title: (called) => `What ${called} says`,
    word: (called) => `${called} says`,
    sections: ['voice', 'strengths', 'familyWords'],
  },
  {
    id: 'barriers',
    title: () => 'What stands in the way, and what helps',
    word: () => 'What helps',
    sections: ['barriers', 'supports'],
  },
  { id: 'goals', title: () => 'Goals', word: () => 'Goals', sections: ['goals'] },
  {
    id: 'promises',
    title: () => 'What we promise each other',
    word: () => 'Promises',
    sections: ['promises'],
  },
  {
    id: 'way-back',
    title: () => 'The first weeks',
    word: () => 'First weeks',
    sections: ['schedule', 'rhythm'],
  },
  { id: 'signing', title: () => 'Agree and sign', word: () => 'Agree and sign', sections: [] },
]

export function findPart(id: unknown): MeetingPart {
  const [first] = meetingParts
  const found = meetingParts.find((part) => part.id === id) ?? first
  if (found === undefined) throw new Error('a meeting has parts')
  return found
}
