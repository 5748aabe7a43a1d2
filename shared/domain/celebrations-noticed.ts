/**
 * Good news found in what was recorded: offered, never sent. Looks at one student alone; effort counts before
 * perfection. The same occasion always has the same key.
 */
import type { Celebration, CelebrationKind } from './celebration.ts'
import { addDays, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from './day.ts'
import type { GoalOccurrence } from './goal-occurrence.ts'
import type { StudentId } from './identity.ts'
import { sayDayOfYear } from './near-days.ts'
import { isOpenOn, listOpenDays, type SchoolCalendar } from './open-days.ts'
import { monthNames } from './plain-words.ts'
import type { PlanContent } from './plan.ts'
import { followPromise } from './promise-words.ts'
import type { StudentDay } from './stage-attendance.ts'

export type LivedPlan = {
  studentId: StudentId
  calledName: string
  /** Since when the plan is lived: nothing before it is its good news. */
  sinceOn: IsoDate
  content: Pick<PlanContent, 'goals' | 'promises' | 'milestones'>
  /** Oldest first. */
  occurrences: readonly GoalOccurrence[]
  /** Ascending. */
  days: readonly StudentDay[]
  calendar: SchoolCalendar
  today: IsoDate
  /** What lies before it is not asked for; without it, everything is. */
  fromOn?: IsoDate
}

type Noticed = Pick<Celebration, 'key' | 'on' | 'words'> & { kind: CelebrationKind }

/** Everything noticed since the plan is lived, newest first, all of it still to be offered. */
export function noticeGoodNews(plan: LivedPlan): Celebration[] {
  const days = plan.days.filter((day) => day.hasMark && day.on <= plan.today)
  const fromOn = plan.fromOn === undefined || plan.fromOn < plan.sinceOn ? plan.sinceOn : plan.fromOn
  return [
    ...noticeFirstFullWeek(plan, days),
    ...noticeBestMonth(plan, days),
    ...noticeOnTimeMornings(plan, days),
    ...noticeGoalsMet(plan),
    ...noticeEffort(plan, days),
    ...noticeKeptPromises(plan),
    ...noticeMilestones(plan),
  ]
    .filter(({ on }) => fromOn <= on && on <= plan.today)
    .toSorted((one, other) =>
      one.on === other.on ? (one.key < other.key ? -1 : 1) : one.on < other.on ? 1 : -1,
    )
    .map((found) => ({
      ...found,
      words: shorten(found.words),
      studentId: plan.studentId,
      state: 'offered',
      isForPaper: false,
    }))
}

const longestWords = 400
const shorten = (words: string) =>
  words.length > longestWords ? `${words.slice(0, longestWords - 1)}…` : words

// The same few hundred days are asked about for every plan.
const mondays = new Map<IsoDate, IsoDate>()

function mondayOfDay(on: IsoDate): IsoDate {
  const known = mondays.get(on)
  if (known !== undefined) return known
  const monday = fromEpochDay(mondayOf(toEpochDay(on)))
  mondays.set(on, monday)
  return monday
}

function groupBy<Day extends { on: IsoDate }>(
  days: readonly Day[],
  nameOf: (on: IsoDate) => string,
): Map<string, Day[]> {
  const groups = new Map<string, Day[]>()
  for (const day of days) {
    const name = nameOf(day.on)
    const known = groups.get(name)
    if (known === undefined) groups.set(name, [day])
    else known.push(day)
  }
  return groups
}

/** A week shortened by holidays to fewer school days than these is no feat. */
const fewestDaysOfWeek = 3

/** The first week since the plan is lived with every school day attended; the week must be over, without a gap. */
function noticeFirstFullWeek(plan: LivedPlan, days: readonly StudentDay[]): Noticed[] {
  const lived = days.filter(({ on }) => on >= plan.sinceOn)
  for (const [monday, week] of groupBy(lived, mondayOfDay)) {
    const mondayOn = monday as IsoDate
    if (mondayOn < plan.sinceOn || week.length < fewestDaysOfWeek || week.some((day) => day.isAway)) continue
    if (week.length < listOpenDays(plan.calendar, mondayOn, addDays(mondayOn, 6)).length) continue
    const words = `${plan.calledName} came every day of the week of ${sayDayOfYear(mondayOn, plan.today)}, the first whole week since we made the plan.`
    return [
      { key: `first-full-week:${mondayOn}`, kind: 'first-full-week', on: week.at(-1)?.on ?? mondayOn, words },
    ]
  }
  return []
}

/** Months with fewer counted days say nothing beside others. */
const fewestDaysOfMonth = 10

/** The last month that is over, when more of it was attended than of any month before in its school year. */
function noticeBestMonth(plan: LivedPlan, days: readonly StudentDay[]): Noticed[] {
  const found: Noticed[] = []
  const thisMonth = `${plan.today.slice(0, 7)}-01`
  if (plan.fromOn !== undefined && plan.fromOn >= thisMonth) return found
  for (const year of plan.calendar) {
    const own = days.filter(({ on }) => year.startsOn <= on && on <= year.endsOn)
    const months = [...groupBy(own, (on) => on.slice(0, 7))]
      .filter(([month, inMonth]) => inMonth.length >= fewestDaysOfMonth && month < plan.today.slice(0, 7))
      .map(([month, inMonth]) => ({
        month,
        came: inMonth.filter((day) => !day.isAway).length,
        all: inMonth.length,
        lastOn: inMonth.at(-1)?.on ?? plan.today,
      }))
    const last = months.at(-1)
    if (last === undefined || months.length < 2) continue
    // Cross-multiplied, so that equal shares are equal on every machine.
    if (months.slice(0, -1).some((month) => month.came * last.all >= last.came * month.all)) continue
    const name = monthNames[Number(last.month.slice(5, 7)) - 1] ?? ''
    const words = `${name} was ${plan.calledName}’s best month of the school year so far: ${last.came} of ${last.all} days.`
    found.push({ key: `best-month:${last.month}`, kind: 'best-month', on: last.lastOn, words })
  }
  return found
}

const morningsInARow = 10
const isOnTime = ({ morning, isLate }: StudentDay) =>
  (morning === 'present' || morning === 'elsewhere') && !isLate

/** Each run of ten counted mornings, once a run. Days without a mark neither break nor lengthen it. */
function noticeOnTimeMornings(plan: LivedPlan, days: readonly StudentDay[]): Noticed[] {
  const found: Noticed[] = []
  const starts = plan.calendar.map((year) => year.startsOn)
  let run = 0
  let firstOn = plan.sinceOn
  let lastOn = plan.sinceOn
  for (const day of days) {
    if (day.on < plan.sinceOn) continue
    // A new school year begins anew.
    if (!isOnTime(day) || starts.some((start) => lastOn < start && start <= day.on)) run = 0
    lastOn = day.on
    if (!isOnTime(day)) continue
    run += 1
    if (run === 1) firstOn = day.on
    if (run !== morningsInARow) continue
    const words = `${plan.calledName} came in on time ten mornings in a row.`
    found.push({ key: `ten-on-time-mornings:${firstOn}`, kind: 'ten-on-time-mornings', on: day.on, words })
  }
  return found
}

const bare = (words: string) => words.trim().replace(/[.\s]+$/, '')

/** Goals whose target was reached within the number of times; what had a good reason does not use one up. */
function noticeGoalsMet({ content, occurrences, calledName }: LivedPlan): Noticed[] {
  return content.goals.items.flatMap((goal): Noticed[] => {
    const { target, outOf } = goal
    if (target === null || goal.activity.trim() === '') return []
    const tried = occurrences
      .filter((one) => one.goalId === goal.id && one.state !== 'excused')
      .slice(0, outOf ?? undefined)
    const reached = tried.filter((one) => one.state === 'done')[target - 1]
    if (reached === undefined) return []
    const words = `${calledName} reached a goal: ${bare(goal.activity)}, ${target}${outOf === null ? '' : ` of ${outOf}`} times.`
    return [{ key: `goal-met:${goal.id}`, kind: 'goal-met', on: reached.on, words }]
  })
}

/** A week counts as hard with this many days away. */
const awayInHardWeek = 2
const goalDaysInHardWeek = 3

/** Three goal days done in one week though coming was hard. */
function noticeEffort(plan: LivedPlan, days: readonly StudentDay[]): Noticed[] {
  const { fromOn } = plan
  // The third day of a week comes six days after its first at most.
  const earliestOn = fromOn === undefined ? plan.sinceOn : addDays(fromOn, -6)
  const earliestMonday = mondayOfDay(earliestOn)
  const away = groupBy(
    days.filter((day) => day.on >= earliestMonday && day.isAway && isOpenOn(plan.calendar, day.on)),
    mondayOfDay,
  )
  const done = groupBy(
    plan.occurrences.filter((one) => one.state === 'done' && one.on >= earliestOn),
    mondayOfDay,
  )
  return [...done].flatMap(([monday, occurrences]): Noticed[] => {
    const doneOn = [...new Set(occurrences.map(({ on }) => on))].toSorted()
    const isHard = (away.get(monday)?.length ?? 0) >= awayInHardWeek
    const third = doneOn[goalDaysInHardWeek - 1]
    if (!isHard || third === undefined) return []
    const week = sayDayOfYear(monday as IsoDate, plan.today)
    const words = `The week of ${week} was a hard one, and ${plan.calledName} still did what was agreed on ${doneOn.length} days.`
    return [{ key: `effort:${monday}`, kind: 'effort', on: third, words }]
  })
}

/** Promises of the school alone: that others kept theirs is for them to tell. */
function noticeKeptPromises({ content }: LivedPlan): Noticed[] {
  return content.promises.items.flatMap((promise): Noticed[] =>
    promise.party !== 'school' ||
    promise.state !== 'kept' ||
    promise.settledOn === null ||
    bare(promise.words) === ''
      ? []
      : [
          {
            key: `school-kept-promise:${promise.id}`,
            kind: 'school-kept-promise',
            on: promise.settledOn,
            words: `The school kept its promise${followPromise(promise.words)}.`,
          },
        ],
  )
}

function noticeMilestones({ content, calledName }: LivedPlan): Noticed[] {
  return content.milestones.items.flatMap((milestone): Noticed[] =>
    milestone.reachedOn === null || bare(milestone.words) === ''
      ? []
      : [
          {
            key: `milestone:${milestone.id}`,
            kind: 'milestone',
            on: milestone.reachedOn,
            words: `${calledName} got there: ${bare(milestone.words)}.`,
          },
        ],
  )
}
