/** What the next days bring: sessions, stages and agreed dates, soonest first. What is due already is not said twice. */
import type { IsoDate } from './day.ts'
import { listDatedStages } from './stage-attendance.ts'
import type { PlannedLine, PlanOfToday } from './today-line.ts'
import { nameStage } from './today-stage-lines.ts'
import type { Today } from './today.ts'

type Ahead = Today['ahead'][number]

/** Kinds that come back every few days would only fill the list. */
const everyday: ReadonlySet<PlannedLine['kind']> = new Set([
  'check-in',
  'contact',
  'agreement-unsigned',
  'drift',
])

/** From the day after `today` through `toOn`. `lines` are those that are still to come. */
export function listAhead(
  plans: readonly PlanOfToday[],
  lines: readonly PlannedLine[],
  today: IsoDate,
  toOn: IsoDate,
): Ahead[] {
  const planned = lines
    .filter((line) => !everyday.has(line.kind))
    .map(({ dueOn, studentId, fullName, sentence }) => ({ on: dueOn, studentId, fullName, sentence }))
  return [...planned, ...plans.flatMap(listDatesOfPlan)]
    .filter(({ on }) => today < on && on <= toOn)
    .toSorted((one, other) =>
      one.on === other.on ? (one.fullName < other.fullName ? -1 : 1) : one.on < other.on ? -1 : 1,
    )
}

/** Stages that begin and goals that are due ask for nothing, and are good to know. */
function listDatesOfPlan({ studentId, fullName, content }: PlanOfToday): Ahead[] {
  const stages = listDatedStages(content.schedule).map((stage, index) => ({
    on: stage.startsOn,
    studentId,
    fullName,
    sentence: `${nameStage(stage, index)} begins: ${fullName}`,
  }))
  const goals = content.goals.items.flatMap((goal) => {
    const activity = goal.activity.trim().replace(/[.\s]+$/, '')
    if (goal.dueOn === null || goal.state !== 'open' || activity === '') return []
    return [{ on: goal.dueOn, studentId, fullName, sentence: `A goal comes to its day: ${activity}` }]
  })
  return [...stages, ...goals]
}
