/** One contact with a family or student; a missed attempt is a contact too. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { contactId, studentId } from './identity.ts'
import { contactChannel } from './student.ts'

export const contactDraft = z.object({
  studentId,
  happenedOn: isoDate,
  withWhom: z.string().max(120),
  channel: contactChannel,
  direction: z.enum(['out', 'in']),
  /** False for an attempt that did not reach anyone. */
  wasReached: z.boolean(),
  words: z.string().max(4000),
})
export type ContactDraft = z.infer<typeof contactDraft>

export const contact = contactDraft.extend({ id: contactId, loggedAt: z.iso.datetime() })
export type Contact = z.infer<typeof contact>
