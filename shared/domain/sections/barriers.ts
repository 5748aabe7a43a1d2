/** What stands in the way, in whose words, and which supports answer it. Each voice keeps its own entry. */
import { z } from 'zod'
import { isoDate } from '../day.ts'
import { type ItemId, itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const barrierCategories = [
  'transport',
  'health',
  'mental-health',
  'family-responsibilities',
  'housing',
  'food',
  'safety-and-bullying',
  'climate-and-belonging',
  'learning-gaps',
  'language',
  'other',
] as const
export const barrierCategory = z.enum(barrierCategories)
export type BarrierCategory = z.infer<typeof barrierCategory>

/** A barrier's weight in words, from 1 to 5. */
export const barrierWeights = ['light', 'noticeable', 'medium', 'heavy', 'very heavy'] as const

export const barrier = z.object({
  id: itemId,
  category: barrierCategory,
  /** The school's own name for it, when the category is `other`. */
  ownCategory: z.string().max(60).default(''),
  words: z.string().max(1000),
  whose: z.enum(['student', 'family', 'school']),
  sinceOn: isoDate.nullable(),
  /** 1 light … 5 very heavy. */
  weight: z.int().min(1).max(5),
  supportIds: z.array(itemId).max(20),
  state: z.enum(['open', 'easing', 'resolved']),
})
export type Barrier = z.infer<typeof barrier>

export function emptyBarrier(id: ItemId): Barrier {
  return {
    id,
    category: 'transport',
    ownCategory: '',
    words: '',
    whose: 'student',
    sinceOn: null,
    weight: 3,
    supportIds: [],
    state: 'open',
  }
}

export const barriers = defineSection({
  id: 'barriers',
  title: 'What stands in the way',
  schema: z.object({
    items: z.array(barrier).max(40),
  }),
  empty: () => ({ items: [] }),
  findGaps: (content, { supportIds }) => {
    if (content.items.length === 0) {
      return [{ itemId: null, isNeeded: true, sentence: 'What makes coming to school hard?' }]
    }
    return content.items
      .filter((item) => item.state !== 'resolved' && !item.supportIds.some((id) => supportIds.has(id)))
      .map((item) => ({
        itemId: item.id,
        isNeeded: true,
        sentence: `No support answers “${item.words.trim() || 'this barrier'}” yet.`,
      }))
  },
})
