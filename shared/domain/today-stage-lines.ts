/** What the way back asks for: a decision when a stage ends, and the look at the timetable every two weeks. Decides nothing. */
import { addDays, type IsoDate } from './day.ts'
import { sayNearDay } from './near-days.ts'
import { findLastLook, findLookDue } from './schedule-looks.ts'
import { givenNameOf } from './sections/schedule.ts'
import { compareStage, type DatedStage, listDatedStages } from './stage-attendance.ts'
import { makeLine, type PlanOfToday, type PlannedLine, type TodayView } from './today-line.ts'

export function listStageLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  return [findStageEndLine(plan, view), findLookLine(plan, view)].filter((line) => line !== null)
}

/** School days before the end of a stage from which on a decision is asked for. */
const daysBeforeEnd = 5

/** 5 school days before the stage ends, but not before half of it is lived. */
export function findStageAsk(
  { startsOn, endsOn }: DatedStage,
  { openDays }: Pick<TodayView, 'openDays'>,
): IsoDate {
  const length = openDays.countAfter(addDays(startsOn, -1), endsOn)
  const ahead = Math.min(daysBeforeEnd, Math.floor(length / 2))
  const asksOn = ahead === 0 ? endsOn : (openDays.findBefore(endsOn, ahead) ?? endsOn)
  return asksOn < startsOn ? startsOn : asksOn
}

/** `“Half days”`, or `Stage 2` of one without a name of its own. `index` counts from 0. */
export function nameStage(stage: DatedStage, index: number): string {
  const given = givenNameOf(stage)
  return given === '' ? `Stage ${index + 1}` : `“${given}”`
}

/** Of all stages that ask, the last one: deciding on it answers for those before. */
function findStageEndLine(plan: PlanOfToday, view: TodayView): PlannedLine | null {
  const stages = listDatedStages(plan.content.schedule)
  const index = stages.findLastIndex((stage) => findStageAsk(stage, view) <= view.today)
  const stage = stages[index]
  if (stage === undefined) return null
  const asksOn = findStageAsk(stage, view)
  if (isDecided(plan, stage, asksOn, view.today)) return null
  const { endsOn } = stage
  const hasNext = (stages[index + 1]?.startsOn ?? '9999') <= view.today
  const ends = endsOn < view.today ? 'ended' : 'ends'
  const words = {
    key: `stage:${plan.planId}:${stage.id}:${endsOn}`,
    kind: 'stage-ending' as const,
    planId: plan.planId,
    sentence: `${nameStage(stage, index)} ${ends} ${sayNearDay(endsOn, view.today)}: ${plan.fullName}`,
    detail: `${sayStage(plan, stage, view)}${hasNext ? 'What comes next has begun. Was it right to move on?' : 'Move on, stay, or step back?'}`,
    dueOn: endsOn,
    asksOn,
    about: { itemId: stage.id },
  }
  return makeLine(plan, words, view)
}

/** Whoever decided to stay is asked again once the longer stage is over. */
function isDecided(
  { stageDecisions }: PlanOfToday,
  stage: DatedStage,
  asksOn: IsoDate,
  today: IsoDate,
): boolean {
  return stageDecisions.some(
    ({ itemId, stageChoice, decidedOn }) =>
      itemId === stage.id && decidedOn >= asksOn && (stageChoice !== 'stay' || today <= stage.endsOn),
  )
}

function sayStage(
  { days }: PlanOfToday,
  stage: DatedStage,
  { calendar, sessionsADay, today }: TodayView,
): string {
  const { agreed, cameToAgreed } = compareStage(stage, days, calendar, sessionsADay, today)
  if (agreed === 0) return ''
  return `Came to ${cameToAgreed} of ${agreed} agreed ${sessionsADay === 2 ? 'half days' : 'days'}. `
}

/** By the same rule as beside the stages themselves: every two weeks at most, and on the agreed day if that is earlier. */
function findLookLine(plan: PlanOfToday, view: TodayView): PlannedLine | null {
  const { schedule } = plan.content
  const lookedAtOn = findLastLook(plan.lastReview, plan.stageDecisions)
  const dueOn = findLookDue(schedule, lookedAtOn, view.today)
  if (dueOn === null) return null
  const day = sayNearDay(dueOn, view.today).replace(/^on /, '')
  const why = dueOn === schedule.reviewOn ? `Agreed for ${day}.` : 'Every two weeks at most.'
  const words = {
    key: `stage-review:${plan.planId}:${dueOn}`,
    kind: 'stage-review' as const,
    planId: plan.planId,
    sentence: `Look at the timetable together: ${plan.fullName}`,
    detail: `${why} Is it too much, too little, or right?`,
    dueOn,
  }
  return makeLine(plan, words, view)
}
