/** One contact with a family or student; a missed attempt is a contact too. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { contactId, studentId } from './identity.ts'
import { contactChannel } from './student.ts'

/** What the words were for. Setbacks are answered with `repair`, never with blame. */
export const tones = ['celebration', 'information', 'concern', 'repair'] as const
export const tone = z.enum(tones)
export type Tone = z.infer<typeof tone>

export const contactDraft = z.object({
  studentId,
  happenedOn: isoDate,
  withWhom: z.string().max(120),
  channel: contactChannel,
  direction: z.enum(['out', 'in']),
  /** False for an attempt that did not reach anyone. */
  wasReached: z.boolean(),
  words: z.string().max(4000),
  /** Null when it was none of these. */
  tone: tone.nullable().default(null),
  /** Language spoken or written; empty when it was the school's. */
  language: z.string().max(60).default(''),
  hadInterpreter: z.boolean().default(false),
  nextStep: z.string().max(400).default(''),
  nextStepOn: isoDate.nullable().default(null),
})
/** Everything that is known of a contact; what the schema fills in may be left out. */
export type ContactDraft = z.infer<typeof contactDraft>

export const contact = contactDraft.extend({
  id: contactId,
  staffName: z.string(),
  nextStepDoneOn: isoDate.nullable(),
  loggedAt: z.iso.datetime(),
})
export type Contact = z.infer<typeof contact>

/** Words to start from, school-wide and editable. `{student}`, `{family}`, `{staff}` and `{school}` stand for names. */
export const wordTemplateDraft = z.object({
  tone,
  title: z.string().min(1).max(120),
  words: z.string().max(4000),
})
export type WordTemplateDraft = z.infer<typeof wordTemplateDraft>
