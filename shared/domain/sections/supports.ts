/** What the school and its partners give this student. */
import { z } from 'zod'
import { clockTime, isoDate, weekday } from '../day.ts'
import { bankSupportId, type ItemId, itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const supportKinds = [
  'transport',
  'school-health',
  'tutoring',
  'mental-health',
  'food',
  'after-school',
  'study-buddy',
  'attendance-ambassador',
  'mentor',
  'family-engagement',
  'classroom',
  'other',
] as const
export const supportKind = z.enum(supportKinds)
export type SupportKind = z.infer<typeof supportKind>

export const support = z.object({
  id: itemId,
  kind: supportKind,
  what: z.string().max(400),
  who: z.string().max(120),
  howOften: z.string().max(120),
  /** The entry of the support bank that it came from. */
  bankId: bankSupportId.nullable().default(null),
  /** The days on which a session is planned; none when it has no rhythm. */
  weekdays: z.array(weekday).max(7).default([]),
  time: clockTime.nullable().default(null),
  startsOn: isoDate.nullable(),
  endsOn: isoDate.nullable(),
})
export type Support = z.infer<typeof support>

export function emptySupport(id: ItemId): Support {
  return {
    id,
    kind: 'other',
    what: '',
    who: '',
    howOften: '',
    bankId: null,
    weekdays: [],
    time: null,
    startsOn: null,
    endsOn: null,
  }
}

export const supports = defineSection({
  id: 'supports',
  title: 'Supports',
  schema: z.object({
    items: z.array(support).max(40),
  }),
  empty: () => ({ items: [] }),
  findGaps: (content) => {
    if (content.items.length === 0) {
      return [{ itemId: null, isNeeded: true, sentence: 'What will the school do to help?' }]
    }
    return content.items
      .filter((item) => item.who.trim() === '' || item.startsOn === null)
      .map((item) => {
        const name = item.what.trim() || 'this support'
        const sentence =
          item.who.trim() === '' ? `Who gives “${name}”?` : `From which day on is “${name}” there?`
        return { itemId: item.id, isNeeded: item.who.trim() === '', sentence }
      })
  },
})
