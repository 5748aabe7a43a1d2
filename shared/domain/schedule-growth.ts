/** How the way back grows from one stage to the next. Proposes only: every hour can be changed afterwards. */
import { addDays, daysBetween, fromEpochDay, mondayOf, toEpochDay, weekdayOf, type IsoDate } from './day.ts'
import type { ItemId } from './identity.ts'
import type { ScheduleStage } from './sections/schedule.ts'

/** No stage is proposed beyond this time of day. */
const latestEnd = '16:00'

const friday = 5

const two = (part: number) => String(part).padStart(2, '0')

function laterBy(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes
  return `${two(Math.floor(total / 60) % 24)}:${two(total % 60)}`
}

/** The first day from `day` on that is not a Saturday or Sunday. */
function nextWeekday(day: IsoDate): IsoDate {
  const weekday = weekdayOf(toEpochDay(day))
  return weekday < 6 ? day : addDays(day, 8 - weekday)
}

function isFriday(day: IsoDate): boolean {
  return weekdayOf(toEpochDay(day)) === friday
}

/** The Friday of the week in which `day` falls. */
function fridayOf(day: IsoDate): IsoDate {
  return fromEpochDay(mondayOf(toEpochDay(day)) + friday - 1)
}

/** A first stage of two weeks: from the first school weekday on or after `day` to the Friday of the second week. */
export function twoWeeksFrom(day: IsoDate): { startsOn: IsoDate; endsOn: IsoDate } {
  const startsOn = nextWeekday(day)
  return { startsOn, endsOn: addDays(fridayOf(startsOn), 7) }
}

/**
 * The stage after `stage`: as long as it, from the next school weekday after its end, with every session an hour
 * longer (never beyond 16:00). One that ends on a Friday is followed by one that does too. Dates that are not known stay unknown.
 */
export function growStage(stage: ScheduleStage, number: number, newId: () => ItemId): ScheduleStage {
  const { startsOn, endsOn } = stage
  const begins = endsOn === null ? null : nextWeekday(addDays(endsOn, 1))
  const length = startsOn === null || endsOn === null ? null : daysBetween(startsOn, endsOn)
  const ends = begins === null || length === null || length < 0 ? null : addDays(begins, length)
  return {
    id: newId(),
    name: `Stage ${number}`,
    startsOn: begins,
    endsOn: ends !== null && endsOn !== null && isFriday(endsOn) ? fridayOf(ends) : ends,
    sessions: stage.sessions.map((session) => {
      const longer = laterBy(session.to, 60)
      return { ...session, id: newId(), to: longer > latestEnd || longer < session.to ? session.to : longer }
    }),
    note: '',
  }
}
