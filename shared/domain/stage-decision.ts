/**
 * What moving on, staying or stepping back does to the stages of the way back. Proposes new dates on school days; never
 * takes a session away, and never changes what was lived already.
 */
import { addDays, daysBetween, type IsoDate, toEpochDay, weekdayOf } from './day.ts'
import type { StageChoice } from './decision.ts'
import type { ItemId } from './identity.ts'
import { isOpenOn, type SchoolCalendar } from './open-days.ts'
import type { Schedule } from './sections/schedule.ts'
import { type DatedStage, isDated, listDatedStages } from './stage-attendance.ts'

export type StageDecision = {
  choice: StageChoice
  stageId: ItemId
  /** The day of the decision. */
  on: IsoDate
  /** Through which day the stage that is lived next goes; null lives it as long as it was planned. */
  untilOn: IsoDate | null
}

/** Days: nobody decides further ahead than twelve weeks, and a typo in the year moves no stage. */
const mostDaysAhead = 84

/** Whether the next stage would go on for longer than anybody decides at once. */
export const isTooFarAhead = ({ on, untilOn }: Pick<StageDecision, 'on' | 'untilOn'>): boolean =>
  untilOn !== null && daysBetween(on, untilOn) > mostDaysAhead

/**
 * The way back after a decision about a stage that has begun.
 * `move-on`: the stage ends on `on` (or when it ended already), the next starts on the next school day.
 * `stay`: the stage goes through `untilOn`. `step-back`: the stage ends on `on`, the one before it is lived again
 * through `untilOn`, then this one from its beginning. Stages that follow keep their length in school days and start on
 * the school day after the one before. Stages without dates stay as they are, last.
 * Null when there is no such stage with dates, it has not begun, nothing comes before it to step back to, or `untilOn`
 * is more than 84 days after `on`. Once a later stage has begun, only `move-on` is possible, and moves nothing of it.
 */
export function applyStageDecision(
  schedule: Schedule,
  decision: StageDecision,
  calendar: SchoolCalendar,
): Schedule | null {
  const dated = listDatedStages(schedule)
  const at = dated.findIndex((stage) => stage.id === decision.stageId)
  const stage = dated[at]
  if (stage === undefined || decision.on < stage.startsOn || isTooFarAhead(decision)) return null
  const [before, after] = [dated.slice(0, at), dated.slice(at + 1)]
  const isUnderWay = after.some(({ startsOn }) => startsOn <= decision.on)
  if (isUnderWay && decision.choice !== 'move-on') return null
  const lived = livedFrom(schedule, decision, stage, before.at(-1) ?? null, calendar)
  if (lived === null) return null
  const last = lived.at(-1) ?? stage
  const undated = schedule.stages.filter((one) => !isDated(one))
  const from = decision.choice === 'move-on' && last.endsOn < decision.on ? decision.on : last.endsOn
  const following = isUnderWay ? after : chain(after, from, calendar)
  return { ...schedule, stages: [...before, ...lived, ...following, ...undated] }
}

/** The stage as it ends now, and what is lived before the later ones follow. */
function livedFrom(
  schedule: Schedule,
  { choice, on, untilOn }: StageDecision,
  stage: DatedStage,
  earlier: DatedStage | null,
  calendar: SchoolCalendar,
): DatedStage[] | null {
  const earliest = (one: IsoDate, other: IsoDate) => (one < other ? one : other)
  const latest = (one: IsoDate, other: IsoDate) => (one > other ? one : other)
  if (choice === 'move-on') return [{ ...stage, endsOn: earliest(on, stage.endsOn) }]
  if (choice === 'stay') {
    const next = nextDay(calendar, on)
    const endsOn = untilOn ?? lastDayOf(calendar, next, countDays(calendar, stage.startsOn, stage.endsOn))
    return [{ ...stage, endsOn: latest(endsOn, on) }]
  }
  if (earlier === null) return null
  const newId = idsBeside(schedule)
  const again = livedAgain(earlier, nextDay(calendar, on), calendar, newId)
  const until = untilOn === null ? again.endsOn : latest(untilOn, again.startsOn)
  return [
    { ...stage, endsOn: earliest(on, stage.endsOn) },
    { ...again, endsOn: until },
    livedAgain(stage, nextDay(calendar, until), calendar, newId),
  ]
}

/** The stages one after another, each as many school days as it was, from the school day after `endedOn`. */
function chain(stages: readonly DatedStage[], endedOn: IsoDate, calendar: SchoolCalendar): DatedStage[] {
  let last = endedOn
  return stages.map((stage) => {
    const startsOn = nextDay(calendar, last)
    last = lastDayOf(calendar, startsOn, countDays(calendar, stage.startsOn, stage.endsOn))
    return { ...stage, startsOn, endsOn: last }
  })
}

function livedAgain(
  stage: DatedStage,
  startsOn: IsoDate,
  calendar: SchoolCalendar,
  newId: (id: ItemId) => ItemId,
): DatedStage {
  const length = countDays(calendar, stage.startsOn, stage.endsOn)
  return {
    ...stage,
    id: newId(stage.id),
    startsOn,
    endsOn: lastDayOf(calendar, startsOn, length),
    sessions: stage.sessions.map((session) => ({ ...session, id: newId(session.id) })),
  }
}

/** Ids made from others, `a~2`, because nothing here is random; none is given twice. */
function idsBeside(schedule: Schedule): (id: ItemId) => ItemId {
  const taken = new Set<string>(
    schedule.stages.flatMap((stage) => [stage.id, ...stage.sessions.map((one) => one.id)]),
  )
  return (id) => {
    const stem = id.replace(/~\d+$/, '').slice(0, 58)
    let number = 2
    while (taken.has(`${stem}~${number}`)) number += 1
    taken.add(`${stem}~${number}`)
    return `${stem}~${number}` as ItemId
  }
}

const isWeekday = (day: IsoDate) => weekdayOf(toEpochDay(day)) <= 5

/** Beyond the years on record Monday to Friday are taken for school days: the next year is not written yet. */
function isStageDay(calendar: SchoolCalendar, day: IsoDate): boolean {
  const isOnRecord =
    calendar.some((year) => year.startsOn <= day) && calendar.some((year) => day <= year.endsOn)
  return isOnRecord ? isOpenOn(calendar, day) : isWeekday(day)
}

function nextDay(calendar: SchoolCalendar, after: IsoDate): IsoDate {
  let day = addDays(after, 1)
  while (!isStageDay(calendar, day)) day = addDays(day, 1)
  return day
}

/** School days of a stage, both ends inclusive, at least 1; of one that lies in a holiday its weekdays. */
export function countDays(calendar: SchoolCalendar, fromOn: IsoDate, toOn: IsoDate): number {
  let open = 0
  let weekdays = 0
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) {
    if (isStageDay(calendar, day)) open += 1
    if (isWeekday(day)) weekdays += 1
  }
  return Math.max(1, open === 0 ? weekdays : open)
}

/** The last of `count` school days of which `first` is the first. */
function lastDayOf(calendar: SchoolCalendar, first: IsoDate, count: number): IsoDate {
  let day = first
  for (let left = count - 1; left > 0; left -= 1) day = nextDay(calendar, day)
  return day
}
