/** What the family's progress page tells beside the plan. Takes no good news that was let go, or is only ours. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { findReviewDue } from '#shared/domain/review-days.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listCelebrations } from '../storage/tables/celebrations.ts'
import { findLastReviewDay } from '../storage/tables/reviews.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { gatherEvidence } from './gather-evidence.ts'

export function gatherProgress({
  database,
  plan,
  today,
}: {
  database: ReadDatabase
  plan: Plan
  today: IsoDate
}): { evidence: Evidence; celebrations: string[]; reviewOn: IsoDate | null } {
  const evidence = gatherEvidence(database, plan.id, today)
  const celebrations = listCelebrations(database, plan.studentId)
    .filter(({ on }) => evidence.sinceOn <= on && on <= today)
    // The evidence says these by itself.
    .filter(({ kind }) => kind !== 'goal-met' && kind !== 'school-kept-promise')
    .filter(({ state, isForPaper }) => state === 'told' || (isForPaper && state !== 'let-go'))
    .map(({ words }) => words)
    .toReversed()
  const last = findLastReviewDay(database, plan.id)
  const reviewOn = findReviewDue(plan.content.rhythm, last, listSchoolYears(database))
  return { evidence, celebrations, reviewOn }
}
