/** The school's year for its principal: tiers by grade and by month. Names no one, and shows no small group. */
import { z } from 'zod'
import { attendanceRule } from './attendance.ts'
import { isoDate } from './day.ts'
import { schoolYearId } from './identity.ts'

export const tierCounts = z.object({
  satisfactory: z.int(),
  atRisk: z.int(),
  moderate: z.int(),
  severe: z.int(),
  tooEarly: z.int(),
})
export type TierCounts = z.infer<typeof tierCounts>

/** `counts` null below 10 students; a grade whose number could be told from the others is withheld too. */
const group = z.object({ name: z.string(), students: z.int().nullable(), counts: tierCounts.nullable() })

export const wholeSchool = z.object({
  year: z.object({ id: schoolYearId, name: z.string() }).nullable(),
  rule: attendanceRule,
  asOfOn: isoDate.nullable(),
  students: z.int().nullable(),
  counts: tierCounts.nullable(),
  grades: z.array(group),
  /** Tiers of the year as they stood on the last school day of each month, and the absence rate within the month. */
  months: z.array(group.extend({ lastOn: isoDate, absenceRate: z.number().nullable() })),
})
export type WholeSchool = z.infer<typeof wholeSchool>
