/** The words around a decision: what it is about, what is known of that, and what is still asked. Decides nothing. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { Decision, DecisionDraft, StageChoice } from '#shared/domain/decision.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import {
  sayAttendance,
  sayGoalEvidence,
  sayStageEvidence,
  saySupportEvidence,
  sayTouch,
} from '#shared/domain/evidence-words.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { givenNameOf, type Schedule } from '#shared/domain/sections/schedule.ts'
import { isTooFarAhead } from '#shared/domain/stage-decision.ts'
import { sayGoal } from '#shared/domain/goal-sentence.ts'
import { formatShortDay } from '#renderer/words/format.ts'

export type About = DecisionDraft['about']
/** A decision while it is written. */
export type DecisionEntry = Pick<
  DecisionDraft,
  'stageChoice' | 'untilOn' | 'what' | 'reason' | 'who' | 'byOn'
>

export const emptyDecision: DecisionEntry = {
  stageChoice: null,
  untilOn: null,
  what: '',
  reason: '',
  who: '',
  byOn: null,
}

export const aboutTitles: Record<About, string> = {
  goal: 'A decision about a goal',
  support: 'A decision about a support',
  stage: 'A decision about the way back',
  team: 'A decision about the team',
  promise: 'A decision about a promise',
  plan: 'A decision about the plan',
  other: 'A decision',
}

/** As in `about a goal`, for a list. */
export const aboutWords: Record<About, string> = {
  goal: 'A goal',
  support: 'A support',
  stage: 'The way back',
  team: 'The team',
  promise: 'A promise',
  plan: 'The plan',
  other: 'Something else',
}

export const stageChoiceWords: Record<StageChoice, string> = {
  'move-on': 'Move on',
  stay: 'Stay a while',
  'step-back': 'Step back',
}

/** `Stage 2`, or `“Half days”` when somebody named it. */
export function nameStage(schedule: Schedule, stageId: ItemId): string {
  const place = schedule.stages.findIndex((stage) => stage.id === stageId)
  const stage = schedule.stages[place]
  if (stage === undefined) return 'This stage'
  return givenNameOf(stage) === '' ? `Stage ${place + 1}` : `“${givenNameOf(stage)}”`
}

/** The words of what is decided on; empty when it is not in the plan any more, or is the plan as a whole. */
export function nameItem(content: PlanContent, about: About, itemId: ItemId | null): string {
  if (itemId === null) return ''
  if (about === 'stage') return nameStage(content.schedule, itemId)
  const found = {
    goal: () => content.goals.items.find(({ id }) => id === itemId),
    support: () => content.supports.items.find(({ id }) => id === itemId)?.what,
    promise: () => content.promises.items.find(({ id }) => id === itemId)?.words,
    team: () => content.team.members.find(({ id }) => id === itemId)?.name,
    plan: () => undefined,
    other: () => undefined,
  }[about]()
  if (typeof found === 'object') return sayGoal(found)
  return found?.trim() ?? ''
}

/** Two or three sentences: how the thing itself went, and beside it what attendance did. */
export function sayWhatIsKnown(
  evidence: Evidence,
  { about, itemId, called }: { about: About; itemId: ItemId | null; called: string },
): string[] {
  const goal = evidence.goals.find((one) => one.goalId === itemId)
  const support = evidence.supports.find((one) => one.supportId === itemId)
  const effort = {
    goal: () => (goal === undefined ? null : sayGoalEvidence(goal)),
    support: () => (support === undefined ? null : saySupportEvidence(support, called)),
    stage: () => (evidence.stage === null ? null : sayStageEvidence(evidence.stage, called)),
    team: () => sayTouch(evidence),
    promise: () => null,
    plan: () => sayTouch(evidence),
    other: () => null,
  }[about]()
  return [effort, sayAttendance(evidence, called)].filter((one) => one !== null)
}

/** What a stage's choice says when nobody adds words of their own. */
export function sayStageChoice(choice: StageChoice, stageName: string, untilOn: IsoDate | null): string {
  const until = untilOn === null ? '' : ` through ${formatShortDay(untilOn)}`
  if (choice === 'move-on') return `Move on from ${stageName} to what comes next.`
  if (choice === 'stay') return `Stay with ${stageName}${until}.`
  return `Step back to what came before ${stageName}${until}, then try it again.`
}

/** Asks for the first thing that is still missing or cannot be; null when it can be kept. */
export function askAboutDecision(
  entry: DecisionEntry,
  about: About,
  today: IsoDate,
): { field: 'stageChoice' | 'untilOn' | 'what' | 'reason'; sentence: string } | null {
  if (about === 'stage' && entry.stageChoice === null) {
    return { field: 'stageChoice', sentence: 'Which of these is it?' }
  }
  if (about === 'stage' && isTooFarAhead({ on: today, untilOn: entry.untilOn })) {
    return { field: 'untilOn', sentence: 'That is more than twelve weeks away. Is the year right?' }
  }
  if (about !== 'stage' && entry.what.trim() === '') {
    return { field: 'what', sentence: 'What is decided? A sentence is enough.' }
  }
  if (entry.reason.trim() === '') {
    return { field: 'reason', sentence: 'Why? In words that the family may read.' }
  }
  return null
}

/** `Ms. Okafor, by 2 Apr 2026` */
export function sayWhoByWhen({ who, byOn }: Pick<Decision, 'who' | 'byOn'>): string {
  const by = byOn === null ? '' : `by ${formatShortDay(byOn)}`
  return [who.trim(), by].filter((part) => part !== '').join(', ')
}
