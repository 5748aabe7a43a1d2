/** The monthly team session: good news first, challenges as shared responsibilities, decisions, the next date. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { evidence } from './evidence.ts'
import { itemId, planId, reviewId, studentId } from './identity.ts'

export const lenses = ['health', 'family', 'climate'] as const
export const lens = z.enum(lenses)
export type Lens = z.infer<typeof lens>

export const reviewContent = z.object({
  /** Who sat at the table, as words. */
  present: z.string().max(600),
  goodNews: z.array(z.object({ id: itemId, words: z.string().max(600) })).max(20),
  /** What is hard, seen through three lenses, and what each side can do about it. */
  challenges: z
    .array(
      z.object({
        id: itemId,
        lens,
        words: z.string().max(1000),
        /** Who takes which part of it, in words: the school first. */
        shared: z.string().max(1000),
      }),
    )
    .max(30),
  notes: z.string().max(4000),
})
export type ReviewContent = z.infer<typeof reviewContent>

export const review = z.object({
  id: reviewId,
  planId,
  studentId,
  /** The day on which it was opened; of one that is closed, the day on which it ended. */
  heldOn: isoDate,
  state: z.enum(['open', 'closed']),
  content: reviewContent,
  /** As it stood when the session was closed; null while it is open. */
  evidence: evidence.nullable(),
  nextOn: isoDate.nullable(),
  staffName: z.string(),
  revision: z.int().nonnegative(),
})
export type Review = z.infer<typeof review>

export function emptyReviewContent(): ReviewContent {
  return { present: '', goodNews: [], challenges: [], notes: '' }
}
