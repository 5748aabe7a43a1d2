/** What teachers do differently in class. Holds nothing private: it is printed for teachers. */
import { z } from 'zod'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const classroom = defineSection({
  id: 'classroom',
  title: 'In the classroom',
  schema: z.object({
    strategies: z.array(z.object({ id: itemId, words: z.string().max(300) })).max(30),
  }),
  empty: () => ({ strategies: [] }),
  findGaps: () => [],
})
