/**
 * A school year made ready for counting, and one student's year as it is drawn. Never decides what a mark means: that
 * is in the codes.
 */
import type { AttendanceDay, AttendanceRule, AttendanceWeek, AttendanceYear, DayState } from './attendance.ts'
import { fromMarkByte, isCountedByte, type MarkByte } from './attendance-days.ts'
import {
  afternoonOf,
  type CountedDays,
  type DayRange,
  findTrend,
  isWithin,
  morningOf,
  readDay,
  tallyDays,
  toFigures,
} from './attendance-figures.ts'
import { type EpochDay, fromEpochDay, type IsoDate, mondayOf, toEpochDay, weekdayOf } from './day.ts'
import { listSchoolDays, type SchoolYear, type SchoolYearDraft } from './school-calendar.ts'

type Rules = { rule: AttendanceRule; sessionsADay: 1 | 2 }

/**
 * A year's school days from the first to the last one that the school's marks speak of. Before the first, the vault
 * holds no record, which is no gap in it: a school may begin with Open Door in January.
 */
export type ReadyYear = {
  counted: CountedDays
  /** The last day of the school year. */
  lastDay: EpochDay
  /** The last school day through today with a mark or coverage, null when there is none. */
  asOf: EpochDay | null
  /** How many of the counted days have at least one mark in the school, or are covered. */
  daysWithMarks: number
}

/**
 * Finds the days that count from the strips of every student of the school. `coverage` are the stretches for which
 * absences-only files speak. A mark after `today` is a slip of a pen or a leave that is still to come; neither makes
 * the days until then days on which nobody was there.
 */
export function readySchoolYear(
  year: SchoolYearDraft,
  rules: Rules,
  strips: Iterable<Uint8Array>,
  coverage: readonly DayRange[],
  today: IsoDate,
): ReadyYear {
  const firstDay = toEpochDay(year.startsOn)
  const days = listSchoolDays(year, today)
  const covered = Uint8Array.from(days, (day) => (isWithin(day, coverage) ? 1 : 0))
  const marked = covered.slice()
  let silent = days.map((_, index) => index).filter((index) => covered[index] === 0)
  for (const strip of strips) {
    silent = silent.filter((index) => {
      const at = ((days[index] ?? 0) - firstDay) * 2
      const speaks = isCountedByte(strip[at] ?? 0) || isCountedByte(strip[at + 1] ?? 0)
      if (speaks) marked[index] = 1
      return !speaks
    })
    if (silent.length === 0) break
  }
  const from = Math.max(0, marked.indexOf(1))
  const through = marked.lastIndexOf(1) + 1
  return {
    counted: { ...rules, firstDay, days: days.slice(from, through), covered: covered.slice(from, through) },
    lastDay: toEpochDay(year.endsOn),
    asOf: days[through - 1] ?? null,
    daysWithMarks: marked.reduce((sum, one) => sum + one, 0),
  }
}

/** Weekly counts, Monday to Sunday, of every week with a counted school day. They add up to the year's figures. */
export function listWeeks(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
): AttendanceWeek[] {
  const weeks: AttendanceWeek[] = []
  const { days } = counted
  for (let from = 0; from < days.length;) {
    const monday = mondayOf(days[from] ?? 0)
    let to = from + 1
    while (to < days.length && (days[to] ?? 0) < monday + 7) to += 1
    const tally = tallyDays(strip, counted, enrolled, from, to)
    weeks.push({
      mondayOn: fromEpochDay(monday),
      enrolled: tally.enrolled,
      absent: tally.absent,
      late: tally.late,
    })
    from = to
  }
  return weeks
}

const toState = (byte: MarkByte): DayState => fromMarkByte(byte) ?? 'not-taken'

/** Every weekday that the school uses, from the first day with a record to the last of the year, as it is drawn. */
export function listDays(
  year: SchoolYearDraft,
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
): AttendanceDay[] {
  const indexes = new Map(counted.days.map((day, index) => [day, index]))
  const schoolDays = new Set(listSchoolDays(year))
  const open = new Set<number>(year.weekdays)
  const days: AttendanceDay[] = []
  for (let day = counted.days[0] ?? counted.firstDay; day <= toEpochDay(year.endsOn); day += 1) {
    if (!open.has(weekdayOf(day))) continue
    const on = fromEpochDay(day)
    const index = indexes.get(day)
    if (!schoolDays.has(day)) {
      const closure = year.closures.find((c) => c.fromOn <= on && on <= c.toOn)
      days.push({ on, state: 'closed', afternoon: null, label: closure?.label ?? 'Between terms' })
    } else if (!isWithin(day, enrolled)) {
      days.push({ on, state: 'not-enrolled', afternoon: null, label: null })
    } else if (index === undefined) {
      days.push({ on, state: 'upcoming', afternoon: null, label: null })
    } else {
      const pair = readDay(strip, counted, index)
      const [morning, afternoon] = [morningOf(pair), afternoonOf(pair)]
      const hasTwo = counted.sessionsADay === 2 && morning !== afternoon
      days.push({ on, state: toState(morning), afternoon: hasTwo ? toState(afternoon) : null, label: null })
    }
  }
  return days
}

/** One student's school year: figures, trend, and every day and week, from one strip. */
export function describeYear(
  year: SchoolYear,
  ready: ReadyYear,
  strip: Uint8Array,
  enrolled: readonly DayRange[],
): AttendanceYear {
  const { counted } = ready
  return {
    schoolYearId: year.id,
    name: year.name,
    rule: counted.rule,
    asOfOn: ready.asOf === null ? null : fromEpochDay(ready.asOf),
    figures: toFigures(tallyDays(strip, counted, enrolled), counted.rule),
    trend: findTrend(strip, counted, enrolled),
    days: listDays(year, strip, counted, enrolled),
    weeks: listWeeks(strip, counted, enrolled),
  }
}
