/** The weeks on both sides of a change, and what else began or ended in them. Never reads the clock. */
import { fewestPoints, type Phase } from './before-after.ts'
import type { ChangePoint } from './change-point.ts'
import { addDays, type IsoDate, weekdayOf, toEpochDay } from './day.ts'
import type { SchoolYear } from './school-calendar.ts'
import type { WeeklyPoint } from './weekly-series.ts'

/** Weeks before a change that are looked at: about half a school year, so that an old autumn is not its 'before'. */
const longestBefore = 20

/** Fridays: a school week is whole without its weekend. */
const daysToFriday = 4

export type Phases = { phaseA: Phase; phaseB: Phase }

const toPhase = (points: readonly WeeklyPoint[]): Phase => {
  const last = points.at(-1)
  return {
    fromOn: points[0]?.mondayOn ?? null,
    toOn: last === undefined ? null : addDays(last.mondayOn, 6),
    values: points.map(({ value }) => value),
    points: [...points],
  }
}

/** School years in any order. */
type Years = readonly Pick<SchoolYear, 'startsOn'>[]

const fridayOf = ({ mondayOn }: WeeklyPoint): IsoDate => addDays(mondayOn, daysToFriday)

/**
 * Whole weeks: up to 20 with a point before the week in which the change began, and those from its first whole week on
 * until it ended or `throughOn`. The week in which it began counts for neither, unless it began on its Monday. Where the
 * school year in which it began has 5 weeks before it, these alone are before: much else is new after a summer.
 */
export function splitWeeks(
  points: readonly WeeklyPoint[],
  { fromOn, toOn }: Pick<ChangePoint, 'fromOn' | 'toOn'>,
  throughOn: IsoDate,
  years: Years,
): Phases {
  const lastOn = toOn !== null && toOn < throughOn ? toOn : throughOn
  const before = points.filter((point) => fridayOf(point) < fromOn)
  const after = points.filter((point) => fromOn <= point.mondayOn && fridayOf(point) <= lastOn)
  const year = countYears(years, fromOn)
  const ofYear = before.filter((point) => countYears(years, fridayOf(point)) === year)
  const kept = ofYear.length >= fewestPoints ? ofYear : before
  return { phaseA: toPhase(kept.slice(-longestBefore)), phaseB: toPhase(after) }
}

const countYears = (years: Years, on: IsoDate) => years.filter(({ startsOn }) => startsOn <= on).length

/** Where a summer lies: among the weeks before, between them and those since, or among those since. */
export type Summer = 'before' | 'between' | 'since'

/** Every place where a school year begins in the weeks that are compared, in their order. */
export function findSummers({ phaseA, phaseB }: Phases, years: Years): Summer[] {
  const yearsOf = ({ points }: Phase) => points.map((point) => countYears(years, fridayOf(point)))
  const [before, since] = [yearsOf(phaseA), yearsOf(phaseB)]
  const lies: Record<Summer, boolean> = {
    before: before[0] !== before.at(-1),
    between: before.length > 0 && since.length > 0 && before.at(-1) !== since[0],
    since: since[0] !== since.at(-1),
  }
  return (['before', 'between', 'since'] as const).filter((place) => lies[place])
}

/** Whether weeks that are earlier still would change nothing in what is before a change that began on this day. */
export const hasAllBefore = (points: readonly WeeklyPoint[], fromOn: IsoDate): boolean => {
  const last = points[longestBefore - 1]
  return last !== undefined && addDays(last.mondayOn, daysToFriday) < fromOn
}

/**
 * Names of the other changes that began or ended in the weeks that are compared, each once, in the order in which they
 * come. The weekend after the last week counts with it.
 */
export function findOverlapping(
  change: ChangePoint,
  others: readonly ChangePoint[],
  { phaseA, phaseB }: Phases,
): string[] {
  const days = [phaseA.fromOn, phaseA.toOn, phaseB.fromOn, phaseB.toOn].flatMap((on) => on ?? [])
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const isWithin = (on: IsoDate | null) => on !== null && first <= on && on <= last
  const found = others
    .filter((other) => !(other.planId === change.planId && other.itemId === change.itemId))
    .filter(({ fromOn, toOn }) => isWithin(fromOn) || isWithin(toOn))
    .toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return [...new Set(found.map(({ name }) => name))]
}

/** Whether the change came in the middle of a school week, so that its first week stands aside. */
export const isMidweek = (on: IsoDate): boolean => weekdayOf(toEpochDay(on)) !== 1
