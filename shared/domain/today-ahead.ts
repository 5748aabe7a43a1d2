/** What the next days bring: sessions, stages, check-ins and agreed dates, soonest first. Asks for nothing. */
import { findCheckInDue } from './check-in-series.ts'
import type { IsoDate } from './day.ts'
import { listDatedStages } from './stage-attendance.ts'
import type { PlannedLine, PlanOfToday, TodayView } from './today-line.ts'
import { nameStage } from './today-stage-lines.ts'
import type { Today } from './today.ts'

type Ahead = Today['ahead'][number]

/** The ends of stages and the check-ins are said as dates; the rest comes back every few days and would fill the list. */
const saidElsewhere: ReadonlySet<PlannedLine['kind']> = new Set([
  'check-in',
  'stage-ending',
  'contact',
  'agreement-unsigned',
  'drift',
])

/** From the day after `today` through `toOn`. `lines` are those that are still to come. */
export function listAhead(
  plans: readonly PlanOfToday[],
  lines: readonly PlannedLine[],
  { today, calendar }: Pick<TodayView, 'today' | 'calendar'>,
  toOn: IsoDate,
): Ahead[] {
  const planned = lines
    .filter((line) => !saidElsewhere.has(line.kind))
    .map(({ dueOn, studentId, fullName, sentence }) => ({ on: dueOn, studentId, fullName, sentence }))
  return [
    ...planned,
    ...plans.flatMap((plan) => [...listDatesOfPlan(plan), ...listNextCheckIn(plan, calendar, today)]),
  ]
    .filter(({ on }) => today < on && on <= toOn)
    .toSorted((one, other) =>
      one.on === other.on ? (one.fullName < other.fullName ? -1 : 1) : one.on < other.on ? -1 : 1,
    )
}

/** The days on which stages begin and end and on which goals are due. */
function listDatesOfPlan({ studentId, fullName, content }: PlanOfToday): Ahead[] {
  const stages = listDatedStages(content.schedule).flatMap((stage, index) => {
    const name = nameStage(stage, index)
    return [
      { on: stage.startsOn, studentId, fullName, sentence: `${name} begins: ${fullName}` },
      { on: stage.endsOn, studentId, fullName, sentence: `${name} ends: ${fullName}` },
    ]
  })
  const goals = content.goals.items.flatMap((goal) => {
    const activity = goal.activity.trim().replace(/[.\s]+$/, '')
    if (goal.dueOn === null || goal.state !== 'open' || activity === '') return []
    return [{ on: goal.dueOn, studentId, fullName, sentence: `A goal comes to its day: ${activity}` }]
  })
  return [...stages, ...goals]
}

/** The words under which the check-ins of one day stand together. */
const checkInWords = 'Time for a check-in'

/** The next one after today only, as if the one that is due now were held today. */
function listNextCheckIn(plan: PlanOfToday, calendar: TodayView['calendar'], today: IsoDate): Ahead[] {
  const { studentId, fullName, sinceOn: fromOn, content, lastCheckIn } = plan
  const find = (lastOn: IsoDate | null) => findCheckInDue(content.rhythm, calendar, { fromOn, lastOn, today })
  const dueOn = find(lastCheckIn?.on ?? null)
  const on = dueOn !== null && dueOn <= today ? find(today) : dueOn
  return on === null ? [] : [{ on, studentId, fullName, sentence: checkInWords }]
}
