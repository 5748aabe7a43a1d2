/** What we hope for, how we watch it together, and when we talk. */
import { z } from 'zod'
import { clockTime, isoDate, weekday } from '../day.ts'
import { defineSection } from './section.ts'

export const rhythm = defineSection({
  id: 'rhythm',
  title: 'Check-ins and reviews',
  schema: z.object({
    /** What we expect of attendance, in words. */
    expectedAttendance: z.string().max(400),
    /** How everyone can see progress, in words. */
    howWeWatch: z.string().max(400),
    checkInEvery: z.enum(['day', 'week', 'two-weeks']).nullable(),
    checkInWeekdays: z.array(weekday).max(7),
    checkInTime: clockTime.nullable(),
    firstReviewOn: isoDate.nullable(),
    reviewEvery: z.enum(['two-weeks', 'month']).nullable(),
  }),
  empty: () => ({
    expectedAttendance: '',
    howWeWatch: '',
    checkInEvery: null,
    checkInWeekdays: [],
    checkInTime: null,
    firstReviewOn: null,
    reviewEvery: null,
  }),
  findGaps: (content, { called }) => {
    const gaps: { itemId: null; isNeeded: boolean; sentence: string }[] = []
    if (content.expectedAttendance.trim() === '')
      gaps.push({
        itemId: null,
        isNeeded: true,
        sentence: 'Which attendance do we hope for, in plain words?',
      })
    if (content.checkInEvery === null)
      gaps.push({
        itemId: null,
        isNeeded: true,
        sentence: `How often does someone ask ${called} how it is going?`,
      })
    if (content.firstReviewOn === null)
      gaps.push({ itemId: null, isNeeded: true, sentence: 'When do we meet to look at the plan together?' })
    if (content.howWeWatch.trim() === '')
      gaps.push({ itemId: null, isNeeded: false, sentence: 'How will everyone see how it is going?' })
    return gaps
  },
})
