/** Finds what does not fit in the record of one school year: silent days, gaps, marks where none can be. Repairs nothing. */
import { isCountedByte, type MarkByte, toMarkByte, unmarked } from './attendance-days.ts'
import { afternoonOf, type DayRange, isWithin, morningOf, readDay } from './attendance-figures.ts'
import type { ReadyYear } from './attendance-year.ts'
import { type EpochDay, type IsoDate, toEpochDay } from './day.ts'
import type { StudentId } from './identity.ts'
import { listSchoolDays, type SchoolYearDraft } from './school-calendar.ts'

/** A student's year as it is kept; without any mark, `days` is empty. */
export type AuditedStrip = { studentId: StudentId; days: Uint8Array; enrolled: readonly DayRange[] }
export type StudentDays = { studentId: StudentId; days: EpochDay[] }
export type ThinDay = { day: EpochDay; marked: number; enrolled: number }

export type YearAudit = {
  /** School days before today on which nobody has a mark, ascending: between the first mark and the last, and after. */
  silent: EpochDay[]
  /** Days on which fewer than half of those enrolled have a mark. They are the school's gaps, and no student's. */
  thin: ThinDay[]
  /** Days on which the calendar says that school is closed, and marks say who was there or away. */
  closed: { day: EpochDay; students: number }[]
  /** Days on which others have a mark and this student has none, or only one for two sessions. */
  gaps: StudentDays[]
  /** Days with a mark on which the student was not enrolled. */
  outside: StudentDays[]
}

/** Looks through the strips of the school's students. Time grows with students times days of the year. */
export function auditYear(
  year: SchoolYearDraft,
  ready: ReadyYear,
  strips: readonly AuditedStrip[],
  today: IsoDate,
): YearAudit {
  const taken = countTaken(ready, strips)
  const isSilent = (index: number) => taken[index]?.marked === 0 && ready.counted.covered[index] !== 1
  const isThin = (index: number) => {
    const { marked, enrolled } = taken[index] ?? { marked: 0, enrolled: 0 }
    return ready.counted.covered[index] !== 1 && marked > 0 && marked * 2 < enrolled
  }
  const since = ready.asOf
  // Where no mark came yet, there is nothing to wait for.
  const after =
    since === null ? [] : listSchoolDays(year, today).filter((day) => day > since && day < toEpochDay(today))
  return {
    silent: [...ready.counted.days.filter((_, index) => isSilent(index)), ...after],
    thin: taken.filter((_, index) => isThin(index)),
    closed: countOnClosedDays(year, strips),
    gaps: listGaps(ready, strips, (index) => !isSilent(index) && !isThin(index)),
    outside: listOutside(strips, toEpochDay(year.startsOn)),
  }
}

/** For each counted day, how many were enrolled and how many of them have a mark. */
function countTaken({ counted }: ReadyYear, strips: readonly AuditedStrip[]): ThinDay[] {
  const taken = counted.days.map((day) => ({ day, marked: 0, enrolled: 0 }))
  for (const { days, enrolled } of strips) {
    taken.forEach((on, index) => {
      if (!isWithin(on.day, enrolled)) return
      on.enrolled += 1
      const pair = readDay(days, counted, index)
      if (saysAnything(morningOf(pair)) || saysAnything(afternoonOf(pair))) on.marked += 1
    })
  }
  return taken
}

const notTaken = toMarkByte('not-taken')
// 'Not counted' is an answer too: somebody looked, and said that the day is not the student's.
const saysAnything = (byte: MarkByte) => byte !== unmarked && byte !== notTaken

function listGaps(
  { counted }: ReadyYear,
  strips: readonly AuditedStrip[],
  isAsked: (index: number) => boolean,
): StudentDays[] {
  const asked = counted.days.map((_, index) => isAsked(index))
  const isTwice = counted.sessionsADay === 2
  return strips.flatMap(({ studentId, days: strip, enrolled }) => {
    const days = counted.days.filter((day, index) => {
      if (asked[index] !== true || !isWithin(day, enrolled)) return false
      const pair = readDay(strip, counted, index)
      return !saysAnything(morningOf(pair)) || (isTwice && !saysAnything(afternoonOf(pair)))
    })
    return days.length === 0 ? [] : [{ studentId, days }]
  })
}

function listOutside(strips: readonly AuditedStrip[], firstDay: EpochDay): StudentDays[] {
  return strips.flatMap(({ studentId, days: strip, enrolled }) => {
    const days: EpochDay[] = []
    for (let at = 0; at < strip.length; at += 2) {
      const isMarked = isCountedByte(strip[at] ?? unmarked) || isCountedByte(strip[at + 1] ?? unmarked)
      if (isMarked && !isWithin(firstDay + at / 2, enrolled)) days.push(firstDay + at / 2)
    }
    return days.length === 0 ? [] : [{ studentId, days }]
  })
}

function countOnClosedDays(
  year: SchoolYearDraft,
  strips: readonly AuditedStrip[],
): { day: EpochDay; students: number }[] {
  const firstDay = toEpochDay(year.startsOn)
  const open = new Set(listSchoolDays(year))
  const found: { day: EpochDay; students: number }[] = []
  for (let day = firstDay; day <= toEpochDay(year.endsOn); day += 1) {
    if (open.has(day)) continue
    const at = (day - firstDay) * 2
    const students = strips.filter(
      ({ days }) => isCountedByte(days[at] ?? unmarked) || isCountedByte(days[at + 1] ?? unmarked),
    ).length
    if (students > 0) found.push({ day, students })
  }
  return found
}
