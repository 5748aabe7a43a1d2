/** What the student says, verbatim. Never summarises or corrects it. */
import { z } from 'zod'
import { isoDate } from '../day.ts'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const voiceTopics = ['helps', 'hurts', 'purpose', 'learning', 'pace', 'first-step', 'other'] as const

export const voice = defineSection({
  id: 'voice',
  title: 'In the student’s own words',
  schema: z.object({
    quotes: z
      .array(
        z.object({
          id: itemId,
          topic: z.enum(voiceTopics),
          words: z.string().max(2000),
          saidOn: isoDate.nullable(),
        }),
      )
      .max(40),
  }),
  empty: () => ({ quotes: [] }),
  findGaps: (content, { called }) => {
    const said = content.quotes.filter((quote) => quote.words.trim() !== '')
    if (said.length === 0) {
      return [
        {
          itemId: null,
          isNeeded: true,
          sentence: `What does ${called} say? A plan starts with their words.`,
        },
      ]
    }
    if (!said.some((quote) => quote.topic === 'first-step')) {
      return [{ itemId: null, isNeeded: false, sentence: `Which first step does ${called} choose?` }]
    }
    return []
  },
})
