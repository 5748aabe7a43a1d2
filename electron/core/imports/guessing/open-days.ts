/** Whether the school was open on a day, as far as the calendar knows. */
import { type EpochDay, toEpochDay } from '#shared/domain/day.ts'
import { listSchoolDays, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'

/** Answers null for days that no year covers. Computes each year once, when it is first asked about. */
export function isOpenOn(years: readonly SchoolYearDraft[]): (day: EpochDay) => boolean | null {
  const openDays = new Map<SchoolYearDraft, Set<EpochDay>>()
  return (day) => {
    const year = years.find(
      ({ startsOn, endsOn }) => toEpochDay(startsOn) <= day && day <= toEpochDay(endsOn),
    )
    if (year === undefined) return null
    let open = openDays.get(year)
    if (open === undefined) {
      open = new Set(listSchoolDays(year))
      openDays.set(year, open)
    }
    return open.has(day)
  }
}
