/** When the timetable of the way back wants to be looked at together: every two weeks at most. Never reads the clock. */
import { addDays, type IsoDate } from './day.ts'
import type { Decision } from './decision.ts'
import type { Schedule } from './sections/schedule.ts'
import { findStageOn, listDatedStages } from './stage-attendance.ts'

/** Days, the guide's rule for a phased timetable. */
export const lookEvery = 14

/** When the timetable was last looked at together: in a review session, or in a decision about a stage. */
export function findLastLook(
  lastReview: { heldOn: IsoDate } | null,
  stageDecisions: readonly Pick<Decision, 'decidedOn'>[],
): IsoDate | null {
  const days = stageDecisions.map(({ decidedOn }) => decidedOn)
  return [...days, ...(lastReview === null ? [] : [lastReview.heldOn])].toSorted().at(-1) ?? null
}

/**
 * By when the timetable wants to be looked at, seen from `today`: within 14 days of the first day, or of the last time
 * that it was looked at (a review session or a decision about a stage); the day that was agreed when that is earlier.
 * Null while no stage is lived on `today`.
 */
export function findLookDue(schedule: Schedule, lookedAtOn: IsoDate | null, today: IsoDate): IsoDate | null {
  const first = listDatedStages(schedule)[0]
  if (first === undefined || findStageOn(schedule, today) === null) return null
  const since = lookedAtOn !== null && lookedAtOn > first.startsOn ? lookedAtOn : first.startsOn
  const latest = addDays(since, lookEvery)
  const { reviewOn } = schedule
  return reviewOn !== null && since < reviewOn && reviewOn < latest ? reviewOn : latest
}
