/** What a school decides once: its name, its rules for attendance, its paper. */
import { z } from 'zod'
import { attendanceRule } from './attendance.ts'

export const paperSize = z.enum(['A4', 'LETTER'])
export type PaperSize = z.infer<typeof paperSize>

export const schoolSettings = z.object({
  schoolName: z.string().min(1).max(120),
  rule: attendanceRule,
  sessionsADay: z.union([z.literal(1), z.literal(2)]),
  /** Minutes of a full school day, for marks that say minutes. Half of them or more away is a day absent. */
  minutesADay: z.int().min(30).max(900).default(390),
  /**
   * England: whether a session at the other school of a dual registered student (code D) counts as possible and
   * attended. National statistics leave it out.
   */
  countsDualRegistered: z.boolean().default(true),
  paperSize,
  /** Minutes without input after which the vault locks by itself. */
  lockAfterMinutes: z.int().min(1).max(120),
})
export type SchoolSettings = z.infer<typeof schoolSettings>

/** The settings of which the days of every student are made: with another of them, every figure is counted anew. */
const countingFields = ['rule', 'sessionsADay', 'minutesADay', 'countsDualRegistered'] as const

export function doCountAlike(one: SchoolSettings, other: SchoolSettings): boolean {
  return countingFields.every((field) => one[field] === other[field])
}
