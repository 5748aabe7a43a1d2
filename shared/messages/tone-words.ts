/** What a contact was for, as a counselor would say it. */
import type { Tone } from '../domain/contact.ts'

export const toneWords: Record<Tone, string> = {
  celebration: 'Celebration',
  information: 'Information',
  concern: 'Concern',
  repair: 'Repair',
}
