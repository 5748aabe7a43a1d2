/** A check-in while it is being written down. Never answers for the student. */
import type { CheckInDraft } from '#shared/domain/check-in.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { OccurrenceState } from '#shared/domain/goal-occurrence.ts'
import type { ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'

/** What was said of one time that a goal was meant to happen. */
export type GoalAnswer = { goalId: ItemId; on: IsoDate; state: OccurrenceState }

export type CheckInEntry = Omit<CheckInDraft, 'studentId' | 'planId' | 'happenedOn' | 'verified'> & {
  /** Null until the vault has said which plan it belongs to. */
  planId: PlanId | null
  happenedOn: IsoDate | null
  answers: readonly GoalAnswer[]
}

export function emptyCheckIn(today: IsoDate): CheckInEntry {
  return {
    planId: null,
    happenedOn: today,
    wasMet: true,
    feeling: null,
    belonging: null,
    words: '',
    nextStep: '',
    nextStepOn: null,
    answers: [],
  }
}

/** What still keeps the check-in from being logged, as a sentence; null when nothing does. */
export function askAboutCheckIn(entry: CheckInEntry, today: IsoDate): string | null {
  if (entry.happenedOn === null) return 'On which day was it?'
  if (entry.happenedOn > today) return 'That day is still to come. On which day was it?'
  return null
}

/** Words that nobody could type a second time; choices alone can be made again. */
export const hasWords = (entry: CheckInEntry): boolean => `${entry.words}${entry.nextStep}`.trim() !== ''

/** The answer to one time of a goal; choosing the same again takes it back. */
export function answerGoal(answers: readonly GoalAnswer[], given: GoalAnswer): GoalAnswer[] {
  const isSame = (one: GoalAnswer) => one.goalId === given.goalId && one.on === given.on
  const others = answers.filter((one) => !isSame(one))
  return answers.some((one) => isSame(one) && one.state === given.state) ? others : [...others, given]
}

/** As it can be logged, on a day that can be: without one it was today. Nobody answers who was not met. */
export function toCheckInDraft(
  entry: CheckInEntry,
  { studentId, planId, today }: { studentId: StudentId; planId: PlanId; today: IsoDate },
): CheckInDraft {
  const { answers, ...written } = entry
  const nextStep = entry.nextStep.trim()
  const isAsked = askAboutCheckIn(entry, today) !== null
  return {
    ...written,
    studentId,
    planId,
    happenedOn: isAsked || entry.happenedOn === null ? today : entry.happenedOn,
    feeling: entry.wasMet ? entry.feeling : null,
    belonging: entry.wasMet ? entry.belonging : null,
    words: entry.words.trim(),
    nextStep,
    nextStepOn: nextStep === '' ? null : entry.nextStepOn,
    verified: entry.wasMet ? answers.map((answer) => ({ ...answer, words: '' })) : [],
  }
}
