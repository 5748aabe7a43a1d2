/** A check-in: a minute with the student. What they say stays in their words. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { checkInId, planId, studentId } from './identity.ts'
import { goalOccurrence } from './goal-occurrence.ts'

/** 1 very hard … 5 very good. */
export const rating = z.int().min(1).max(5)

const checkInFields = z.object({
  studentId,
  planId,
  happenedOn: isoDate,
  /** False when the student could not be met: the series goes on, and nothing piles up. */
  wasMet: z.boolean(),
  feeling: rating.nullable(),
  belonging: rating.nullable(),
  words: z.string().max(2000),
  nextStep: z.string().max(400),
  nextStepOn: isoDate.nullable(),
  /** Goals looked at together. */
  verified: z.array(goalOccurrence.omit({ planId: true })).max(60),
})

/** Who was not met answered nothing. */
export const checkInDraft = checkInFields.refine(
  ({ wasMet, feeling, belonging, verified }) =>
    wasMet || (feeling === null && belonging === null && verified.length === 0),
)
export type CheckInDraft = z.infer<typeof checkInDraft>

export const checkIn = checkInFields.omit({ verified: true }).extend({
  id: checkInId,
  staffName: z.string(),
  /** The day on which the next step was done; null while it is open or there is none. */
  nextStepDoneOn: isoDate.nullable(),
  loggedAt: z.iso.datetime(),
})
export type CheckIn = z.infer<typeof checkIn>
