/** Proposes school years for days that no calendar covers yet. Stores nothing. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import {
  type EpochDay,
  fromEpochDay,
  type IsoDate,
  toEpochDay,
  type Weekday,
  weekdayOf,
} from '#shared/domain/day.ts'
import {
  type Closure,
  findSchoolYear,
  listSchoolDays,
  type SchoolYearDraft,
} from '#shared/domain/school-calendar.ts'
import { mostClosures, toGuessedClosure } from './guessed-closures.ts'

function firstYearOf(day: EpochDay, rule: AttendanceRule): { from: EpochDay; to: EpochDay; name: string } {
  const on = fromEpochDay(day)
  const startMonth = rule === 'us' ? '08' : '09'
  const startYear = Number(on.slice(0, 4)) - (on.slice(5, 7) < startMonth ? 1 : 0)
  return {
    from: toEpochDay(`${startYear}-${startMonth}-01` as IsoDate),
    to: toEpochDay(`${startYear + 1}-${startMonth}-01` as IsoDate) - 1,
    name: `${startYear}–${String((startYear + 1) % 100).padStart(2, '0')}`,
  }
}

/** Years of a hand-made calendar may end on any day; a proposed one fills the gap between them. */
function keepClear(span: { from: EpochDay; to: EpochDay }, day: EpochDay, years: readonly SchoolYearDraft[]) {
  let { from, to } = span
  for (const year of years) {
    if (toEpochDay(year.endsOn) < day) from = Math.max(from, toEpochDay(year.endsOn) + 1)
    if (toEpochDay(year.startsOn) > day) to = Math.min(to, toEpochDay(year.startsOn) - 1)
  }
  return { from, to }
}

/** A stray mark on a Sunday is a slip; it does not open the school on Sundays. */
export function listOpenDays(marksOnDays: ReadonlyMap<EpochDay, number>): EpochDay[] {
  const counts = [...marksOnDays.values()].toSorted((a, b) => a - b)
  const median = counts[Math.floor(counts.length / 2)] ?? 0
  return [...marksOnDays]
    .filter(([, count]) => count >= median * 0.05)
    .map(([day]) => day)
    .toSorted((a, b) => a - b)
}

/** Open weekdays within the file on which nobody has a mark, neighbours joined, weekends between them too. */
function listClosures(
  draft: SchoolYearDraft,
  marksOnDays: ReadonlyMap<EpochDay, number>,
  first: EpochDay,
  last: EpochDay,
): Closure[] {
  const closures: { from: EpochDay; to: EpochDay }[] = []
  let isOpen = true
  for (const day of listSchoolDays(draft, fromEpochDay(last))) {
    if (day < first) continue
    if (marksOnDays.has(day)) {
      isOpen = true
      continue
    }
    const latest = closures.at(-1)
    if (!isOpen && latest !== undefined) latest.to = day
    else closures.push({ from: day, to: day })
    isOpen = false
  }
  return closures.map(toGuessedClosure)
}

/**
 * `listsPresence`: whether every student has a mark on every school day, so that a day without marks was closed;
 * otherwise the school is taken to be open Monday to Friday. US years run 1 August to 31 July, England's 1 September to
 * 31 August, cut where the present calendar has other years.
 */
export function proposeSchoolYears(
  marksOnDays: ReadonlyMap<EpochDay, number>,
  years: readonly SchoolYearDraft[],
  { rule, listsPresence }: { rule: AttendanceRule; listsPresence: boolean },
): SchoolYearDraft[] {
  const proposed: SchoolYearDraft[] = []
  const days = [...marksOnDays.keys()].toSorted((a, b) => a - b)
  for (const day of days) {
    if (findSchoolYear([...years, ...proposed], fromEpochDay(day)) !== null) continue
    const usual = firstYearOf(day, rule)
    const { from, to } = keepClear(usual, day, [...years, ...proposed])
    const own = new Map([...marksOnDays].filter(([other]) => from <= other && other <= to))
    const openDays = listOpenDays(own)
    const weekdays = new Set<Weekday>(openDays.map((open) => weekdayOf(open)))
    if (!listsPresence) for (const weekday of [1, 2, 3, 4, 5] as const) weekdays.add(weekday)
    const draft: SchoolYearDraft = {
      name: usual.name,
      startsOn: fromEpochDay(from),
      endsOn: fromEpochDay(to),
      weekdays: [...weekdays].toSorted((a, b) => a - b),
      terms: [],
      closures: [],
    }
    const closures = listsPresence ? listClosures(draft, own, openDays[0] ?? day, openDays.at(-1) ?? day) : []
    proposed.push({ ...draft, closures: closures.length > mostClosures ? [] : closures })
  }
  return proposed
}
