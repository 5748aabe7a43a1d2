/** What the school decides once: settings, calendar, attendance codes. */
import { z } from 'zod'
import { attendanceCode } from '../../domain/attendance.ts'
import { schoolYearId } from '../../domain/identity.ts'
import { schoolYear, schoolYearDraft } from '../../domain/school-calendar.ts'
import { schoolSettings } from '../../domain/school-settings.ts'
import { coreCall } from '../call.ts'

const nothing = z.object({})

export const schoolCalls = {
  'school.getSettings': coreCall(nothing, schoolSettings),
  'school.saveSettings': coreCall(schoolSettings, schoolSettings),
  /** Newest first. */
  'school.listYears': coreCall(nothing, z.object({ years: z.array(schoolYear) })),
  /** `id` null creates. Refuses a year that overlaps another, or ends before it starts. */
  'school.saveYear': coreCall(z.object({ id: schoolYearId.nullable(), draft: schoolYearDraft }), schoolYear),
  'school.removeYear': coreCall(z.object({ id: schoolYearId }), nothing),
  'school.listCodes': coreCall(
    nothing,
    z.object({ codes: z.array(attendanceCode.extend({ uses: z.int() })) }),
  ),
  /** Remaps codes; every figure that depends on them changes with the next look. */
  'school.saveCodes': coreCall(z.object({ codes: z.array(attendanceCode).max(400) }), nothing),
}
