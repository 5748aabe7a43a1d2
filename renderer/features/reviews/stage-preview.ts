/** What a choice about a stage would do to the days ahead, in a sentence. Changes nothing. */
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { DecisionDraft } from '#shared/domain/decision.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import type { SchoolCalendar } from '#shared/domain/open-days.ts'
import { schoolDayFrom } from '#shared/domain/review-days.ts'
import type { Schedule } from '#shared/domain/sections/schedule.ts'
import { listDatedStages } from '#shared/domain/stage-attendance.ts'
import { applyStageDecision } from '#shared/domain/stage-decision.ts'
import { formatShortDay } from '#renderer/words/format.ts'
import { nameStage } from './decision-words.ts'

type Choice = Pick<DecisionDraft, 'stageChoice' | 'untilOn'> & { stageId: ItemId; on: IsoDate }

/** `Then: “Half days” from 16 Mar 2026 through 27 Mar 2026.` Null when the choice is not possible, or none was made. */
export function previewStage(
  schedule: Schedule,
  { stageChoice, untilOn, stageId, on }: Choice,
  calendar: SchoolCalendar,
): string | null {
  if (stageChoice === null) return null
  const changed = applyStageDecision(schedule, { choice: stageChoice, stageId, on, untilOn }, calendar)
  if (changed === null) return null
  const next = listDatedStages(changed).find((stage) => stage.endsOn > on)
  if (next === undefined) return 'Then: full time.'
  return `Then: ${nameStage(changed, next.id)} from ${formatShortDay(next.startsOn)} through ${formatShortDay(next.endsOn)}.`
}

/** Two weeks ahead, on a school day: no stage is lived longer without a look at it together. */
export function proposeUntil(today: IsoDate, calendar: SchoolCalendar): IsoDate {
  return schoolDayFrom(calendar, addDays(today, 14))
}
