/** What a goal still lacks, in plain words, and a better sentence made from what the plan knows. Never writes by itself. */
import { addDays, type IsoDate, toEpochDay, type Weekday, weekdayOf } from './day.ts'
import { listOpenDays, type SchoolCalendar } from './open-days.ts'
import { askAboutGoal, type Goal } from './sections/goals.ts'
import type { Schedule } from './sections/schedule.ts'
import type { Support } from './sections/supports.ts'
import type { TeamMember } from './sections/team.ts'
import { askAboutVagueness } from './vague-goals.ts'

/** What the plan knows that could make a goal visible. */
export type KnownOfPlan = {
  supports: readonly Support[]
  schedule: Schedule
  team: readonly TeamMember[]
  calendar: SchoolCalendar
  today: IsoDate
}

export type GoalCheck = {
  question: string
  /** What to change in the goal to have the better sentence; null when too little is known for one. */
  offer: Partial<Goal> | null
}

/** The first thing that a goal lacks, with a better goal where the plan knows enough for one. Null when it has all. */
export function checkGoal(goal: Goal, known: KnownOfPlan): GoalCheck | null {
  const question = askAboutGoal(goal)
  return question === null ? null : { question, offer: offerGoal(goal, known) }
}

type Doing = Pick<Goal, 'activity' | 'weekdays' | 'time'> & { supportId: Support['id'] | null }

function offerGoal(goal: Goal, known: KnownOfPlan): Partial<Goal> | null {
  const hasDays = goal.weekdays.length > 0 && goal.time !== null
  const isVague = askAboutVagueness(goal.activity, hasDays) !== null
  const doing = isVague ? findDoing(goal, known) : findSupportOf(goal, known)
  if (isVague && doing === null) return null
  const weekdays = goal.weekdays.length > 0 ? goal.weekdays : (doing?.weekdays ?? [])
  if (weekdays.length === 0) return null
  const better: Partial<Goal> = {
    ...(isVague && doing !== null ? { activity: doing.activity } : {}),
    weekdays,
    time: goal.time ?? doing?.time ?? null,
    ...offerMeasure({ ...goal, weekdays }, known),
    supportIds: joinSupport(goal, isVague ? (doing?.supportId ?? null) : null),
  }
  const isSame = (Object.keys(better) as (keyof Goal)[]).every(
    (key) => JSON.stringify(better[key]) === JSON.stringify(goal[key]),
  )
  return isSame ? null : better
}

const joinSupport = (goal: Goal, id: Support['id'] | null): Goal['supportIds'] =>
  id === null || goal.supportIds.includes(id) || goal.supportIds.length >= 10
    ? goal.supportIds
    : [...goal.supportIds, id]

/** Something with days that can be seen: a support, a session of the first stage, a hello from the touchpoint. */
function findDoing(goal: Goal, known: KnownOfPlan): Doing | null {
  const support = known.supports.find(
    (one) => goal.supportIds.includes(one.id) && one.what.trim() !== '' && one.kind !== 'transport',
  )
  const timed = known.supports.find((one) => one.weekdays.length > 0 && one.what.trim() !== '')
  const chosen = support ?? timed
  if (chosen !== undefined) return doSupport(chosen)
  const sessions = known.schedule.stages[0]?.sessions ?? []
  const session = sessions.find(({ what }) => what.trim() !== '')
  if (session !== undefined) {
    const same = sessions.filter(({ what, from }) => what === session.what && from === session.from)
    return {
      activity: `Come to ${lowerFirst(session.what.trim())}`,
      weekdays: [...new Set(same.map(({ weekday }) => weekday))].toSorted(),
      time: session.from,
      supportId: null,
    }
  }
  const touchpoint = known.team.find(({ isTouchpoint, name }) => isTouchpoint && name.trim() !== '')
  if (touchpoint === undefined) return null
  const activity = `Say hello to ${touchpoint.name.trim()} at the door`
  return { activity, weekdays: [weekdayAhead(known.today)], time: null, supportId: null }
}

/** The support that the goal names, or that was chosen to help with it, when it has days of its own. */
function findSupportOf(goal: Goal, known: KnownOfPlan): Doing | null {
  const activity = goal.activity.toLowerCase()
  const named = known.supports.find(({ what }) => {
    const words = what.trim().toLowerCase()
    return words.length > 3 && activity.includes(words)
  })
  const chosen = named ?? known.supports.find(({ id }) => goal.supportIds.includes(id))
  return chosen === undefined ? null : doSupport(chosen)
}

function doSupport({ id, what, who, weekdays, time }: Support): Doing {
  const name = what.trim()
  const isSaid = who.trim() === '' || name.toLowerCase().includes(who.trim().toLowerCase())
  const withWhom = isSaid ? '' : ` with ${who.trim()}`
  return { activity: `Come to ${lowerFirst(name)}${withWhom}`, weekdays, time, supportId: id }
}

/** Four weeks is long enough to see something, and short enough to reach. */
const weeksOffered = 4

/** A number and a date: three of four times until the day that is known, or for four weeks. */
function offerMeasure(goal: Goal, { calendar, today }: KnownOfPlan): Partial<Goal> {
  const startsOn = goal.startsOn ?? today
  const dueOn = goal.dueOn ?? addDays(startsOn, weeksOffered * 7 - 1)
  if (goal.target !== null && goal.outOf !== null) return { startsOn, dueOn }
  const outOf = goal.outOf ?? Math.min(400, listOpenDays(calendar, startsOn, dueOn, goal.weekdays).length)
  if (outOf === 0) return { startsOn, dueOn }
  return { startsOn, dueOn, outOf, target: goal.target ?? Math.max(1, Math.floor(outOf * 0.75)) }
}

/** The weekday of the next school week's first look: today's own, or Monday on a weekend. */
function weekdayAhead(today: IsoDate): Weekday {
  const weekday = weekdayOf(toEpochDay(today))
  return weekday <= 5 ? weekday : 1
}

const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
