/** Helpers from the family's own network, and the card for a bad morning. */
import { z } from 'zod'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const helperKinds = ['everyday', 'occasional', 'potential'] as const

export const helper = z.object({
  id: itemId,
  kind: z.enum(helperKinds),
  name: z.string().max(120),
  relation: z.string().max(60),
  canDo: z.string().max(300),
  phone: z.string().max(60),
  /** In words: `before 8, not on Fridays`. */
  when: z.string().max(120),
  barrierIds: z.array(itemId).max(20),
})
export type Helper = z.infer<typeof helper>

export const helpers = defineSection({
  id: 'helpers',
  title: 'Helpers and bad mornings',
  schema: z.object({
    items: z.array(helper).max(30),
    badMorning: z.object({
      /** What helps first, in the order in which it is tried. */
      steps: z.array(z.object({ id: itemId, words: z.string().max(200) })).max(8),
      /** Helpers to call, first one first. */
      callIds: z.array(itemId).max(6),
      /** What is good to hear on such a morning, in the student's words. */
      goodToHear: z.string().max(300),
      /** What the school does when it hears of it: never a sanction. */
      schoolWill: z.string().max(300),
      schoolPhone: z.string().max(60),
    }),
  }),
  empty: () => ({
    items: [],
    badMorning: { steps: [], callIds: [], goodToHear: '', schoolWill: '', schoolPhone: '' },
  }),
  findGaps: (content, { called }) =>
    content.badMorning.steps.some((step) => step.words.trim() !== '')
      ? []
      : [{ itemId: null, isNeeded: false, sentence: `What helps ${called} first on a bad morning?` }],
})
