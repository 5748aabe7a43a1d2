/** Where the student comes back to, and with how much: three considerations and a dated decision. */
import { z } from 'zod'
import { isoDate } from '../day.ts'
import { defineSection } from './section.ts'

export const placement = defineSection({
  id: 'placement',
  title: 'Placement',
  schema: z.object({
    /** What was learned and earned so far. */
    priorProgress: z.string().max(1000),
    /** How ready the student feels, socially and emotionally. */
    readiness: z.string().max(1000),
    /** What the student says about it. */
    studentSays: z.string().max(1000),
    decision: z.string().max(1000),
    decidedOn: isoDate.nullable(),
  }),
  empty: () => ({ priorProgress: '', readiness: '', studentSays: '', decision: '', decidedOn: null }),
  findGaps: (content, { called }) => {
    if (content.decision.trim() === '') return []
    const gaps = []
    if (content.studentSays.trim() === '')
      gaps.push({ itemId: null, isNeeded: true, sentence: `What does ${called} say about the placement?` })
    if (content.decidedOn === null)
      gaps.push({ itemId: null, isNeeded: false, sentence: 'On which day was the placement decided?' })
    return gaps
  },
})
