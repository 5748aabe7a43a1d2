/**
 * Patterns of one student's counted school days: runs of days away, weekdays, mornings, the last 20 days through each
 * day. Only counts; never says why anyone was away.
 */
import { type CountedDays, type DayRange, isWithin, tallyDays } from './attendance-figures.ts'
import { fromEpochDay, type IsoDate, type Weekday, weekdayOf } from './day.ts'
import type { StudentDay } from './stage-attendance.ts'

/** What was counted over some days: days under the US rule, sessions under England's. */
export type Counted = { enrolled: number; absent: number; late: number }

/** One school day of the student. `enrolled` is 0 on a day without a mark that counts. */
export type CountedDay = Counted & {
  on: IsoDate
  weekday: Weekday
  /** 1 when a unit of the day counted. */
  days: number
}

/** The school days on which the student was enrolled, ascending. */
export function listCountedDays(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
): CountedDay[] {
  return counted.days.flatMap((day, index) => {
    if (!isWithin(day, enrolled)) return []
    const tally = tallyDays(strip, counted, enrolled, index, index + 1)
    const { enrolled: units, absent, late, days } = tally
    return [{ on: fromEpochDay(day), weekday: weekdayOf(day), enrolled: units, absent, late, days }]
  })
}

export type Spell = { fromOn: IsoDate; toOn: IsoDate; days: number }

/** Out for half of the counted day or more (CEDS 002022). */
const wasAway = ({ enrolled, absent }: Counted) => absent > 0 && absent * 2 >= enrolled

/**
 * Runs of school days away; each counts once, however long. Weekends, closures and days without a mark stand aside:
 * they neither end a run nor lengthen it.
 */
export function findSpells(days: readonly CountedDay[]): Spell[] {
  const spells: Spell[] = []
  let open: Spell | null = null
  for (const day of days) {
    if (day.enrolled === 0) continue
    if (!wasAway(day)) open = null
    else if (open === null) spells.push((open = { fromOn: day.on, toOn: day.on, days: 1 }))
    else {
      open.toOn = day.on
      open.days += 1
    }
  }
  return spells
}

/** The weekdays that counted, Monday first. */
export function countWeekdays(days: readonly CountedDay[]): (Counted & { weekday: Weekday })[] {
  const found = new Map<Weekday, Counted & { weekday: Weekday }>()
  for (const { weekday, enrolled, absent, late } of days) {
    if (enrolled === 0) continue
    const sum = found.get(weekday) ?? { weekday, enrolled: 0, absent: 0, late: 0 }
    found.set(weekday, {
      weekday,
      enrolled: sum.enrolled + enrolled,
      absent: sum.absent + absent,
      late: sum.late + late,
    })
  }
  return [...found.values()].toSorted((one, other) => one.weekday - other.weekday)
}

const awayStates: ReadonlySet<StudentDay['morning']> = new Set([
  'away-excused',
  'away-unexcused',
  'half-away',
])

/**
 * Mornings with a mark: there on time, there late, away. Where school marks once a day, the day stands for its morning;
 * approved time elsewhere is on time.
 */
export function countMornings(days: readonly Pick<StudentDay, 'morning'>[]): {
  onTime: number
  late: number
  away: number
} {
  const mornings = { onTime: 0, late: 0, away: 0 }
  for (const { morning } of days) {
    if (morning === 'late') mornings.late += 1
    else if (morning === 'present' || morning === 'elsewhere') mornings.onTime += 1
    else if (awayStates.has(morning)) mornings.away += 1
  }
  return mornings
}

const windowDays = 20
const fewestMarkedDays = 10

/**
 * The absence rate, 0 to 1, over the 20 school days through each day, from the 20th on; left out where fewer than 10 of
 * them have a mark that counts. The last one is the rate of the trend.
 */
export function rollDays(
  strip: Uint8Array,
  counted: CountedDays,
  enrolled: readonly DayRange[],
): { on: IsoDate; absenceRate: number }[] {
  return counted.days.flatMap((day, index) => {
    if (index + 1 < windowDays || !isWithin(day, enrolled)) return []
    const tally = tallyDays(strip, counted, enrolled, index + 1 - windowDays, index + 1)
    if (tally.days < fewestMarkedDays) return []
    return [{ on: fromEpochDay(day), absenceRate: tally.absent / tally.enrolled }]
  })
}

export type StillMissable = { days: number; daysLeft: number; isReached: boolean }

/**
 * How many more days (England: sessions) can be missed before the whole year comes to 10 %, where chronic (US) and
 * persistent (England) absence begin, if every other one that is left is attended. `isReached`: even with none missed.
 * Halves are possible in what was counted so far.
 */
export function countStillMissable(
  soFar: Pick<Counted, 'enrolled' | 'absent'>,
  unitsLeft: number,
): StillMissable {
  // The most whole days with (absent + days) · 10 < enrolled + left; in tenths, so that one in ten is exact.
  const most = Math.ceil((soFar.enrolled + unitsLeft - soFar.absent * 10) / 10) - 1
  return { days: Math.max(0, Math.min(most, unitsLeft)), daysLeft: unitsLeft, isReached: most < 0 }
}
