/** What the family says, verbatim, with who said it. */
import { z } from 'zod'
import { isoDate } from '../day.ts'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const familyWords = defineSection({
  id: 'familyWords',
  title: 'In the family’s words',
  schema: z.object({
    quotes: z
      .array(
        z.object({
          id: itemId,
          who: z.string().max(120),
          words: z.string().max(2000),
          saidOn: isoDate.nullable(),
        }),
      )
      .max(40),
  }),
  empty: () => ({ quotes: [] }),
  findGaps: (content) =>
    content.quotes.some((quote) => quote.words.trim() !== '')
      ? []
      : [
          {
            itemId: null,
            isNeeded: true,
            sentence: 'What does the family say? An agreement is made with them.',
          },
        ],
})
