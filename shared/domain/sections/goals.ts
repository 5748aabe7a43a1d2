/** Goals that can be seen: an activity, days, a time, a number and a date. */
import { z } from 'zod'
import { clockTime, isoDate, weekday } from '../day.ts'
import { type ItemId, itemId } from '../identity.ts'
import { askAboutVagueness } from '../vague-goals.ts'
import { defineSection, type FoundGap } from './section.ts'

export const goal = z.object({
  id: itemId,
  /** Verb first, as it follows 'I will': `come to math tutoring with Mr. Lind`. */
  activity: z.string().max(300),
  weekdays: z.array(weekday).max(7),
  time: clockTime.nullable(),
  place: z.string().max(120),
  /** `target` of `outOf` times. */
  target: z.int().min(1).max(400).nullable(),
  outOf: z.int().min(1).max(400).nullable(),
  startsOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
  /** Why it matters to the student: the link to a strength or interest. */
  because: z.string().max(400),
  supportIds: z.array(itemId).max(10),
  /** The strength or interest that it grows from. */
  strengthId: itemId.nullable().default(null),
  /** What is counted, in words; empty means times. */
  measure: z.string().max(120).default(''),
  /** How many of `outOf` it was before; null when nobody counted. */
  baseline: z.int().min(0).max(400).nullable().default(null),
  /** Small steps first. */
  steps: z
    .array(z.object({ id: itemId, words: z.string().max(300), doneOn: isoDate.nullable() }))
    .max(12)
    .default([]),
  /** `let-go`: given up without blame, by a decision. */
  state: z.enum(['open', 'met', 'let-go']).default('open'),
})
export type Goal = z.infer<typeof goal>

export function emptyGoal(id: ItemId): Goal {
  return {
    id,
    activity: '',
    weekdays: [],
    time: null,
    place: '',
    target: null,
    outOf: null,
    startsOn: null,
    dueOn: null,
    because: '',
    supportIds: [],
    strengthId: null,
    measure: '',
    baseline: null,
    steps: [],
    state: 'open',
  }
}

/** Asks for the first thing that a goal still lacks; null when it has all. Vague activities are asked about first. */
export function askAboutGoal(item: Goal): string | null {
  const activity = item.activity.trim()
  if (activity === '') return 'What will they do? Start with a small thing they can do.'
  const vagueness = askAboutVagueness(activity, item.weekdays.length > 0 && item.time !== null)
  if (vagueness !== null) return vagueness
  if (item.weekdays.length === 0) return 'On which days?'
  if (item.time === null) return 'At what time?'
  if (item.target === null || item.outOf === null) return 'How many times are enough, of how many?'
  if (item.target > item.outOf)
    return 'The number to reach is larger than the number of times. Which is right?'
  if (item.startsOn === null) return 'From which day?'
  if (item.dueOn === null) return 'By when?'
  if (item.dueOn < item.startsOn) return 'It is due before it starts. Which date is right?'
  return null
}

export const goals = defineSection({
  id: 'goals',
  title: 'Goals',
  schema: z.object({ items: z.array(goal).max(20) }),
  empty: () => ({ items: [] }),
  findGaps: (content, { called }) => {
    if (content.items.length === 0) {
      return [
        { itemId: null, isNeeded: true, sentence: `What is one thing ${called} will do, on which days?` },
      ]
    }
    return content.items.flatMap<FoundGap>((item) => {
      const question = askAboutGoal(item)
      if (question !== null)
        return [{ itemId: item.id, isNeeded: true, sentence: `A goal still asks: ${question}` }]
      if (item.because.trim() === '') {
        return [
          {
            itemId: item.id,
            isNeeded: false,
            sentence: `Why does “${item.activity.trim()}” matter to ${called}?`,
          },
        ]
      }
      return []
    })
  },
})
