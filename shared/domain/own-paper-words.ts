/** What a school has changed in the fixed words of papers in one language, and whether someone has checked them all. */
import { z } from 'zod'
import { isoDate } from './day.ts'

const mostLetters = 2000

/** By key of the messages; only those that are other than ours. */
const corrections = z.record(z.string().max(80), z.string().min(1).max(mostLetters))

export const ownPaperWords = z.object({
  corrections: corrections.default({}),
  /** Who says that a native speaker has read them, and since when; null until the school says so. */
  checked: z.object({ by: z.string(), on: isoDate }).nullable().default(null),
})
export type OwnPaperWords = z.infer<typeof ownPaperWords>

/** As a paper keeps it: so it says the same for good, whatever the school changes later. */
export const frozenPaperWords = z.object({
  corrections: corrections.default({}),
  isChecked: z.boolean().default(false),
})
export type FrozenPaperWords = z.infer<typeof frozenPaperWords>

export const usualPaperWords: FrozenPaperWords = { corrections: {}, isChecked: false }
