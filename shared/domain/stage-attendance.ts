/**
 * A student's days beside the stage that was agreed and beside full time. Never adds the two up, and never says why
 * anyone was away.
 */
import type { DayState } from './attendance.ts'
import { type IsoDate, toEpochDay, type Weekday, weekdayOf } from './day.ts'
import type { StageAttendance } from './evidence.ts'
import { isOpenOn, type SchoolCalendar } from './open-days.ts'
import type { Schedule, ScheduleStage } from './sections/schedule.ts'

/** One counted school day of one student. */
export type StudentDay = {
  on: IsoDate
  /** The morning; the whole day where school marks once a day. */
  morning: DayState
  /** Null where school marks once a day. */
  afternoon: DayState | null
  /** Out for half of the day or more (CEDS 002022). */
  isAway: boolean
  /** There, and late for some of it. */
  isLate: boolean
  /** False for a day without a mark that counts: a gap in the record, not an absence. */
  hasMark: boolean
}

/** A stage whose dates are known, first and last day in order. */
export type DatedStage = ScheduleStage & { startsOn: IsoDate; endsOn: IsoDate }

export function isDated(stage: ScheduleStage): stage is DatedStage {
  return stage.startsOn !== null && stage.endsOn !== null && stage.startsOn <= stage.endsOn
}

/** The stages with known dates by their first day; none for a student who comes full time from the first day. */
export function listDatedStages(schedule: Schedule): DatedStage[] {
  if (!schedule.isPhased) return []
  return schedule.stages.filter(isDated).toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
}

/** The stage that is lived on a day; the later one where two overlap. */
export function findStageOn(schedule: Schedule, on: IsoDate): DatedStage | null {
  return listDatedStages(schedule).findLast((stage) => stage.startsOn <= on && on <= stage.endsOn) ?? null
}

/** A session that begins before it belongs to the morning, one that ends an hour after it to the afternoon. */
const noon = '12:00'
const afternoonBegins = '13:00'

type Halves = { morning: boolean; afternoon: boolean }

/** Which halves of a weekday a stage asks for. */
export function halvesOf(stage: Pick<ScheduleStage, 'sessions'>, on: Weekday): Halves {
  const sessions = stage.sessions.filter(({ weekday, from, to }) => weekday === on && from < to)
  return {
    morning: sessions.some(({ from }) => from < noon),
    afternoon: sessions.some(({ from, to }) => from >= noon || to > afternoonBegins),
  }
}

const nobodyMarked: ReadonlySet<DayState> = new Set<DayState>([
  'not-taken',
  'not-counted',
  'closed',
  'not-enrolled',
  'upcoming',
])
const isMarked = (state: DayState) => !nobodyMarked.has(state)
const isThere = (state: DayState) => state === 'present' || state === 'late' || state === 'elsewhere'

type Unit = { isAgreed: boolean; cameToAgreed: boolean; cameToFullTime: boolean }

/** One unit a day where school marks once a day, else one for each half with a mark. */
function listUnits(day: StudentDay, halves: Halves, sessionsADay: 1 | 2): Unit[] {
  if (sessionsADay === 2 && day.afternoon !== null) {
    const parts = [
      { state: day.morning, isAgreed: halves.morning },
      { state: day.afternoon, isAgreed: halves.afternoon },
    ]
    return parts
      .filter(({ state }) => isMarked(state))
      .map(({ state, isAgreed }) => {
        const came = isThere(state)
        return { isAgreed, cameToAgreed: isAgreed && came, cameToFullTime: came }
      })
  }
  if (!day.hasMark || !isMarked(day.morning)) return []
  const isAgreed = halves.morning || halves.afternoon
  // Half a day away is what was agreed when the stage asks for half a day.
  const isHalfAsked = halves.morning !== halves.afternoon
  const came = !day.isAway
  const cameToAgreed = isAgreed && (came || (isHalfAsked && day.morning === 'half-away'))
  return [{ isAgreed, cameToAgreed, cameToFullTime: came }]
}

/**
 * Attendance in a stage so far: units are half days where school marks twice a day, else days. Only school days from
 * the stage's first through its last day or `throughOn`, whichever is earlier, and only units with a mark.
 */
export function compareStage(
  stage: DatedStage,
  days: readonly StudentDay[],
  calendar: SchoolCalendar,
  sessionsADay: 1 | 2,
  throughOn: IsoDate,
): StageAttendance {
  const lastOn = stage.endsOn < throughOn ? stage.endsOn : throughOn
  const units = days
    .filter(({ on }) => stage.startsOn <= on && on <= lastOn && isOpenOn(calendar, on))
    .flatMap((day) => listUnits(day, halvesOf(stage, weekdayOf(toEpochDay(day.on))), sessionsADay))
  return {
    stageId: stage.id,
    name: stage.name,
    startsOn: stage.startsOn,
    endsOn: stage.endsOn,
    agreed: units.filter((unit) => unit.isAgreed).length,
    cameToAgreed: units.filter((unit) => unit.cameToAgreed).length,
    fullTime: units.length,
    cameToFullTime: units.filter((unit) => unit.cameToFullTime).length,
  }
}
