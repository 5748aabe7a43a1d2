/** When school is open: years, terms, weekdays and closures. Never asks what day it is. */
import { z } from 'zod'
import { daysBetween, type EpochDay, isoDate, type IsoDate, toEpochDay, weekday, weekdayOf } from './day.ts'
import { schoolYearId } from './identity.ts'

export const closure = z.object({
  fromOn: isoDate,
  /** Inclusive. */
  toOn: isoDate,
  label: z.string().max(120),
})
export type Closure = z.infer<typeof closure>

export const term = z.object({ name: z.string().min(1).max(60), startsOn: isoDate, endsOn: isoDate })
export type Term = z.infer<typeof term>

export const schoolYearDraft = z.object({
  /** As people say it: `2025–26`. */
  name: z.string().min(1).max(40),
  startsOn: isoDate,
  /** Inclusive. */
  endsOn: isoDate,
  /** The weekdays on which school is open, ascending. */
  weekdays: z.array(weekday).min(1).max(7),
  terms: z.array(term).max(12),
  closures: z.array(closure).max(200),
})
export type SchoolYearDraft = z.infer<typeof schoolYearDraft>

export const schoolYear = schoolYearDraft.extend({ id: schoolYearId })
export type SchoolYear = z.infer<typeof schoolYear>

/** Terms, when there are any, decide which days count; days between terms are closed. */
export function isSchoolDay(year: SchoolYearDraft, day: IsoDate): boolean {
  if (day < year.startsOn || day > year.endsOn) return false
  if (!year.weekdays.includes(weekdayOf(toEpochDay(day)))) return false
  if (year.terms.length > 0 && !year.terms.some((t) => t.startsOn <= day && day <= t.endsOn)) return false
  return !year.closures.some((c) => c.fromOn <= day && day <= c.toOn)
}

function within(day: EpochDay, ranges: readonly (readonly [EpochDay, EpochDay])[]): boolean {
  return ranges.some(([from, to]) => from <= day && day <= to)
}

/**
 * Every school day of the year from its start up to `through` (inclusive), ascending.
 * Computed by ranges rather than day by day through {@link isSchoolDay}, because the caseload asks for it often.
 */
export function listSchoolDays(year: SchoolYearDraft, through: IsoDate = year.endsOn): EpochDay[] {
  const first = toEpochDay(year.startsOn)
  const last = Math.min(toEpochDay(year.endsOn), toEpochDay(through))
  const open = new Set<number>(year.weekdays)
  const closed = year.closures.map((c) => [toEpochDay(c.fromOn), toEpochDay(c.toOn)] as const)
  const terms = year.terms.map((t) => [toEpochDay(t.startsOn), toEpochDay(t.endsOn)] as const)
  const days: EpochDay[] = []
  for (let day = first; day <= last; day += 1) {
    if (!open.has(weekdayOf(day))) continue
    if (terms.length > 0 && !within(day, terms)) continue
    if (within(day, closed)) continue
    days.push(day)
  }
  return days
}

/** The year that holds `day`, or null. Years do not overlap; saving one that would is refused. */
export function findSchoolYear<Year extends SchoolYearDraft>(
  years: readonly Year[],
  day: IsoDate,
): Year | null {
  return years.find((year) => year.startsOn <= day && day <= year.endsOn) ?? null
}

/** Why a year cannot stand: it, a term or a closure ends before it starts, or its days belong to another year. */
export type SchoolYearProblem =
  | { kind: 'backwards' }
  | { kind: 'too-long' }
  | { kind: 'overlaps'; name: string }

/** The longest stretch that can be one school year. Longer ones are mistyped. */
const mostDaysAYear = 550

/** The first problem of `year` beside the `others`, or null when it can be saved. */
export function findSchoolYearProblem(
  year: SchoolYearDraft,
  others: readonly SchoolYearDraft[],
): SchoolYearProblem | null {
  const isBackwards =
    year.endsOn < year.startsOn ||
    year.terms.some((t) => t.endsOn < t.startsOn) ||
    year.closures.some((c) => c.toOn < c.fromOn)
  if (isBackwards) return { kind: 'backwards' }
  if (daysBetween(year.startsOn, year.endsOn) >= mostDaysAYear) return { kind: 'too-long' }
  const other = others.find((one) => one.startsOn <= year.endsOn && year.startsOn <= one.endsOn)
  return other === undefined ? null : { kind: 'overlaps', name: other.name }
}
