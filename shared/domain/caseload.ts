/** One line of the caseload: who needs us, in words and figures. */
import { z } from 'zod'
import { attendanceFigures, attendanceTrend } from './attendance.ts'
import { isoDate } from './day.ts'
import { studentId } from './identity.ts'
import { planState } from './plan-state.ts'

export const caseloadRow = z.object({
  studentId,
  fullName: z.string(),
  schoolNumber: z.string(),
  grade: z.string(),
  figures: attendanceFigures,
  /** `totals`: the school gave days enrolled and absent, and no marks; there is a rate and no calendar. */
  basis: z.enum(['marks', 'totals']),
  trend: attendanceTrend,
  lastContactOn: isoDate.nullable(),
  planState: planState.nullable(),
  /** How many needed gaps the plan still has; null without a plan. */
  planGaps: z.int().nonnegative().nullable(),
})
export type CaseloadRow = z.infer<typeof caseloadRow>
