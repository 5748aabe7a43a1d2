/** What the student is good at and drawn to. */
import { z } from 'zod'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const strengths = defineSection({
  id: 'strengths',
  title: 'Strengths and interests',
  schema: z.object({
    items: z
      .array(z.object({ id: itemId, kind: z.enum(['strength', 'interest']), words: z.string().max(400) }))
      .max(40),
  }),
  empty: () => ({ items: [] }),
  findGaps: (content, { called }) =>
    content.items.some((item) => item.words.trim() !== '')
      ? []
      : [{ itemId: null, isNeeded: true, sentence: `What is ${called} good at, or curious about?` }],
})
