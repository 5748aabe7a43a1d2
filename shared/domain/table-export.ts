/** A table that leaves the vault: what is on the screen, as CSV or .xlsx. */
import { z } from 'zod'
import { schoolYearId, studentId } from './identity.ts'

export const exportFileType = z.enum(['csv', 'xlsx'])
export type ExportFileType = z.infer<typeof exportFileType>

export const exportWish = z.discriminatedUnion('what', [
  /** `studentIds`: the rows as they stand on the screen, filtered and sorted. */
  z.object({
    what: z.literal('caseload'),
    schoolYearId: schoolYearId.nullable(),
    studentIds: z.array(studentId).max(20_000),
  }),
  z.object({ what: z.literal('student-year'), studentId, schoolYearId: schoolYearId.nullable() }),
  z.object({ what: z.literal('supports-across') }),
  z.object({ what: z.literal('whole-school'), schoolYearId: schoolYearId.nullable() }),
  z.object({ what: z.literal('data-quality') }),
  z.object({ what: z.literal('reconciliation'), schoolYearId }),
])
export type ExportWish = z.infer<typeof exportWish>
