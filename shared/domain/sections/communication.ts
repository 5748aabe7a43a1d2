/** How school and family stay in touch: who, how, how often, in which language. */
import { z } from 'zod'
import { isoDate, weekday } from '../day.ts'
import { itemId } from '../identity.ts'
import { contactChannel } from '../student.ts'
import { defineSection } from './section.ts'

export const communicationRhythm = z.enum(['week', 'two-weeks', 'month'])

export const communicationLine = z.object({
  id: itemId,
  /** Whom we reach: a name from the family, or the student's. */
  withWhom: z.string().max(120),
  channel: contactChannel,
  every: communicationRhythm,
  /** The day of the week that suits; null when any does. */
  weekday: weekday.nullable(),
  startsOn: isoDate.nullable(),
  /** Who of the school does it. */
  by: z.string().max(120),
  language: z.string().max(60),
  needsInterpreter: z.boolean(),
  /** Large print, read aloud, voice message … */
  format: z.string().max(120),
})
export type CommunicationLine = z.infer<typeof communicationLine>

export const communication = defineSection({
  id: 'communication',
  title: 'Staying in touch',
  schema: z.object({
    items: z.array(communicationLine).max(8),
  }),
  empty: () => ({ items: [] }),
  findGaps: (content) => {
    if (content.items.length === 0)
      return [
        { itemId: null, isNeeded: false, sentence: 'How do school and family stay in touch each week?' },
      ]
    return content.items
      .filter((line) => line.withWhom.trim() === '')
      .map((line) => ({ itemId: line.id, isNeeded: false, sentence: 'Whom do we reach?' }))
  },
})
