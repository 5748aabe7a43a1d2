/** The totals that the school's own system shows, beside what this program counts. Never prefers one silently. */
import { z } from 'zod'
import type { AttendanceFigures, AttendanceRule } from './attendance.ts'
import { tierOf } from './attendance-figures.ts'
import { isoDate } from './day.ts'
import { schoolYearId, studentId } from './identity.ts'

export const attendanceTotalDraft = z.object({
  studentId,
  schoolYearId,
  /** The day through which the other system counted; null when it did not say. */
  throughOn: isoDate.nullable(),
  /** Days (under England's rule: sessions); halves are possible. */
  enrolled: z.number().min(0).max(1000),
  absent: z.number().min(0).max(1000),
  excused: z.number().min(0).max(1000).nullable(),
})
export type AttendanceTotalDraft = z.infer<typeof attendanceTotalDraft>

export const reconciledRow = z.object({
  studentId,
  fullName: z.string(),
  schoolNumber: z.string(),
  theirs: attendanceTotalDraft.extend({ source: z.enum(['typed', 'imported']) }).nullable(),
  /** Through the same day; null without marks. */
  ours: z.object({ enrolled: z.number(), absent: z.number(), excused: z.number() }).nullable(),
  doesAgree: z.boolean().nullable(),
  /** `Counting late as absent gives their 14 days.`; empty when they agree or nothing explains it. */
  explanation: z.string(),
})
export type ReconciledRow = z.infer<typeof reconciledRow>

/** Which days make the difference, and which rule would. */
export const reconciliation = z.object({
  row: reconciledRow,
  /** Ways of counting that were tried, those that explain the difference first. */
  tried: z.array(
    z.object({ rule: z.string(), enrolled: z.number(), absent: z.number(), explains: z.boolean() }),
  ),
  days: z.array(z.object({ on: isoDate, sentence: z.string() })),
})
export type Reconciliation = z.infer<typeof reconciliation>

/** How the totals of two systems stand to each other, in words; never which of them is right. */
export function sayAgreement({
  theirs,
  ours,
  doesAgree,
}: Pick<ReconciledRow, 'theirs' | 'ours' | 'doesAgree'>): string {
  if (theirs === null) return 'nothing typed yet'
  if (ours === null) return 'no marks here to compare with'
  return doesAgree === true ? 'they agree' : 'they differ'
}

/** `Excused: 3 in your system, 4 here.`; empty where either says nothing of it. */
export function sayExcused({ theirs, ours }: Pick<ReconciledRow, 'theirs' | 'ours'>): string {
  const there = theirs?.excused ?? null
  if (there === null) return ''
  if (ours === null) return `Excused: ${there} in your system.`
  if (there === ours.excused) return `Excused: ${there} in both.`
  return `Excused: ${there} in your system, ${ours.excused} here.`
}

/** Figures of a student of whom only totals are known. Nothing is known of late days, nor of gaps in the record. */
export function toTotalFigures(
  { enrolled, absent, excused }: Pick<AttendanceTotalDraft, 'enrolled' | 'absent' | 'excused'>,
  { rule, sessionsADay }: { rule: AttendanceRule; sessionsADay: 1 | 2 },
): AttendanceFigures {
  const days = rule === 'england' && sessionsADay === 2 ? enrolled / 2 : enrolled
  return {
    enrolled,
    absent,
    excused: excused ?? 0,
    late: 0,
    notTaken: 0,
    absenceRate: enrolled === 0 ? null : Math.min(1, absent / enrolled),
    tier: tierOf(rule, enrolled, absent, days),
  }
}
