/** Small school years and strips for tests, written as one reads them. */
import type { AttendanceRule, MarkCategory } from '#shared/domain/attendance.ts'
import { type PeriodMark, toDayBytes } from '#shared/domain/attendance-days.ts'
import type { DayRange } from '#shared/domain/attendance-figures.ts'
import { type ReadyYear, readySchoolYear } from '#shared/domain/attendance-year.ts'
import { type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'

/** Monday 1 September 2025 to Friday 26 June 2026, Monday to Friday, without closures. */
export function aSchoolYear(changes: Partial<SchoolYear> = {}): SchoolYear {
  return {
    id: 1 as SchoolYearId,
    name: '2025–26',
    startsOn: '2025-09-01',
    endsOn: '2026-06-26',
    weekdays: [1, 2, 3, 4, 5],
    terms: [],
    closures: [],
    ...changes,
  }
}

export type DayMarks = Partial<Record<IsoDate, MarkCategory | readonly PeriodMark[]>>

/** The strip of these marks; a single category is a whole-day mark. Days outside the year are left out. */
export function aStrip(year: SchoolYear, marks: DayMarks, sessionsADay: 1 | 2 = 1): Uint8Array {
  const first = toEpochDay(year.startsOn)
  const strip = new Uint8Array((toEpochDay(year.endsOn) - first + 1) * 2)
  for (const [on, marked] of Object.entries(marks) as [IsoDate, MarkCategory | readonly PeriodMark[]][]) {
    const list = typeof marked === 'string' ? [{ period: 0, category: marked }] : marked
    const at = (toEpochDay(on) - first) * 2
    if (at >= 0 && at < strip.length) strip.set(toDayBytes(list, sessionsADay), at)
  }
  return strip
}

type Rules = { rule?: AttendanceRule; sessionsADay?: 1 | 2; coverage?: readonly DayRange[]; today?: IsoDate }

export function ready(year: SchoolYear, strips: readonly Uint8Array[], rules: Rules = {}): ReadyYear {
  const { rule = 'us', sessionsADay = 1, coverage = [], today = '2026-12-31' } = rules
  return readySchoolYear(year, { rule, sessionsADay }, strips, coverage, today)
}

export const throughout: readonly DayRange[] = [[-Infinity, Infinity]]
