/** What a mark means, and the words and shapes of attendance figures. Never decides on an intervention. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { schoolYearId } from './identity.ts'

/**
 * What a school's code says about one session or day.
 * `elsewhere` is approved time at another place and counts as present (England K V P W B; in the US, a field trip).
 * `half-away` means out for half of the day or more, so the day counts as absent (CEDS 002022).
 * `not-counted` sessions are not possible sessions (England Q X Y Z #).
 * `not-taken` is a gap in the record, never an absence.
 */
export const markCategories = [
  'present',
  'late',
  'elsewhere',
  'away-excused',
  'away-unexcused',
  'half-away',
  'not-counted',
  'not-taken',
] as const
export const markCategory = z.enum(markCategories)
export type MarkCategory = z.infer<typeof markCategory>

/** Whether time in this category is time away from school. */
export function isAway(category: MarkCategory): boolean {
  return category === 'away-excused' || category === 'away-unexcused' || category === 'half-away'
}

export const attendanceCode = z.object({
  code: z.string().min(1).max(40),
  label: z.string().max(80),
  category: markCategory,
})
export type AttendanceCode = z.infer<typeof attendanceCode>

/**
 * `us`: a day is absent when the student was out for half of it or more; rate = days attended / days enrolled.
 * `england`: each session counts by itself; rate = sessions attended / possible sessions.
 */
export const attendanceRule = z.enum(['us', 'england'])
export type AttendanceRule = z.infer<typeof attendanceRule>

/**
 * US: absence rate < 5 % satisfactory, 5–<10 at risk, 10–<20 moderate, ≥ 20 severe.
 * England: < 10 % satisfactory or at risk (from 5), 10–<50 persistent (`moderate`), ≥ 50 severe.
 * Fewer than 10 enrolled days: too early to say.
 */
export const tiers = ['satisfactory', 'atRisk', 'moderate', 'severe', 'tooEarly'] as const
export const tier = z.enum(tiers)
export type Tier = z.infer<typeof tier>

/** Counts over a stretch of school days. Units are days under the US rule, sessions under England's. */
export const attendanceFigures = z.object({
  /** Counted units with a mark: the denominator. */
  enrolled: z.number().nonnegative(),
  /** Halves are possible where the school gives totals only. */
  absent: z.number().nonnegative(),
  /** Of `absent`, how many were excused or authorised. */
  excused: z.number().nonnegative(),
  late: z.int().nonnegative(),
  /** School days (or sessions) so far without a mark. Not in `enrolled`. */
  notTaken: z.int().nonnegative(),
  /** absent / enrolled, 0..1, or null when nothing is enrolled. */
  absenceRate: z.number().min(0).max(1).nullable(),
  tier,
})
export type AttendanceFigures = z.infer<typeof attendanceFigures>

/** The last 20 school days beside the 20 before them. Rates are absence rates, 0..1; null with fewer than 10 marks. */
export const attendanceTrend = z.object({
  lastRate: z.number().min(0).max(1).nullable(),
  earlierRate: z.number().min(0).max(1).nullable(),
  /** `better` or `worse` from a difference of 5 percentage points (one day in 20). */
  direction: z.enum(['better', 'steady', 'worse', 'unknown']),
})
export type AttendanceTrend = z.infer<typeof attendanceTrend>

/** One school day of one student as it is drawn. `closed` and `not-enrolled` days are not drawn as gaps. */
export const dayStates = [
  'present',
  'late',
  'elsewhere',
  'away-excused',
  'away-unexcused',
  'half-away',
  'not-counted',
  'not-taken',
  'closed',
  'not-enrolled',
  'upcoming',
] as const
export const dayState = z.enum(dayStates)
export type DayState = z.infer<typeof dayState>

export const attendanceDay = z.object({
  on: isoDate,
  state: dayState,
  /** Afternoon session where there are two a day and it differs in kind; otherwise null. */
  afternoon: dayState.nullable(),
  /** Name of a closure when `state` is `closed`, else null. */
  label: z.string().nullable(),
})
export type AttendanceDay = z.infer<typeof attendanceDay>

export const attendanceWeek = z.object({
  mondayOn: isoDate,
  enrolled: z.int().nonnegative(),
  absent: z.int().nonnegative(),
  late: z.int().nonnegative(),
})
export type AttendanceWeek = z.infer<typeof attendanceWeek>

/** One student's school year. `days` holds every weekday that the school uses, from the first with a record to the last, closures included. */
export const attendanceYear = z.object({
  schoolYearId,
  name: z.string(),
  rule: attendanceRule,
  /** Figures count through this day; null when the year has no marks. */
  asOfOn: isoDate.nullable(),
  figures: attendanceFigures,
  trend: attendanceTrend,
  days: z.array(attendanceDay),
  weeks: z.array(attendanceWeek),
})
export type AttendanceYear = z.infer<typeof attendanceYear>
