/** What can be followed week by week, and the weeks themselves. Never says what a change came from. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { itemId } from './identity.ts'

/** Which weekly series: a rate of the attendance, a goal's completion, a scale, a course. */
export const seriesKey = z.discriminatedUnion('kind', [
  /** Percent of the counted days or sessions of the week that were attended. */
  z.object({ kind: z.literal('attendance') }),
  /** Percent of the mornings with a mark on which the student was there on time. */
  z.object({ kind: z.literal('on-time-mornings') }),
  /** Percent of the verified times of a goal that were done; those with a good reason stand aside. */
  z.object({ kind: z.literal('goal'), goalId: itemId }),
  /** 1 to 5, from check-ins: how it feels, or how far the student belongs. */
  z.object({ kind: z.literal('feeling') }),
  z.object({ kind: z.literal('belonging') }),
  /** Imported: a course's grades, a participation or rating scale, by its name. */
  z.object({
    kind: z.literal('score'),
    scoreKind: z.enum(['grade', 'participation', 'rating']),
    series: z.string(),
  }),
])
export type SeriesKey = z.infer<typeof seriesKey>

export const weeklyPoint = z.object({
  mondayOn: isoDate,
  value: z.number(),
  /** How many days, mornings or answers the value comes from. */
  count: z.int().positive(),
})
export type WeeklyPoint = z.infer<typeof weeklyPoint>

export const weeklySeries = z.object({
  key: seriesKey,
  /** `Days at school`, `Math 8`. */
  name: z.string(),
  /** `percent`: 0 to 100. `scale`: from 1 to `most`. `number`: as given. */
  unit: z.enum(['percent', 'scale', 'number']),
  most: z.number().nullable(),
  /** Ascending; weeks without anything known are left out. */
  points: z.array(weeklyPoint),
})
export type WeeklySeries = z.infer<typeof weeklySeries>
