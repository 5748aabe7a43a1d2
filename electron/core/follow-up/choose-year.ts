/** Which school year is looked at when nobody says. Never makes one up. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import { findSchoolYear, type SchoolYear } from '#shared/domain/school-calendar.ts'

/** The asked year; else the year of today if it has marks, else the newest that has, else that of today, else null. */
export function chooseYear(
  years: readonly SchoolYear[],
  asked: SchoolYearId | null,
  withMarks: ReadonlySet<SchoolYearId>,
  today: IsoDate,
): SchoolYear | null {
  if (asked !== null) return years.find((year) => year.id === asked) ?? null
  const current = findSchoolYear(years, today)
  if (current !== null && withMarks.has(current.id)) return current
  return years.find((year) => withMarks.has(year.id)) ?? current ?? years[0] ?? null
}
