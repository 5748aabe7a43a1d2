/** The long view: milestones on the way and habits that should stay. */
import { z } from 'zod'
import { isoDate } from '../day.ts'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const milestone = z.object({
  id: itemId,
  kind: z.enum(['milestone', 'habit']),
  words: z.string().max(300),
  byOn: isoDate.nullable(),
  reachedOn: isoDate.nullable(),
})
export type Milestone = z.infer<typeof milestone>

export const milestones = defineSection({
  id: 'milestones',
  title: 'The long view',
  schema: z.object({
    items: z.array(milestone).max(30),
    /** How supports are taken back, and how the end is celebrated, in words. */
    stepDown: z.string().max(1000),
  }),
  empty: () => ({ items: [], stepDown: '' }),
  findGaps: () => [],
})
