/** What could happen next with a student: the day of the review. */
import { expect, test } from 'vitest'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { isGoingOn, planStates } from '#shared/domain/plan-state.ts'
import { listNextSteps } from '#renderer/features/student/next-steps.ts'
import { aPlanContent } from '#tests/documents/a-snapshot.ts'

const content = aPlanContent()
content.rhythm.firstReviewOn = '2026-03-30'

test.each(planStates)('the review is said ahead of a plan that is going on: %s', (state) => {
  const plan = {
    id: 1 as PlanId,
    studentId: 1 as StudentId,
    state,
    content,
    revision: 0,
    startedAt: '2026-03-02T09:00:00.000Z',
    savedAt: '2026-03-02T09:00:00.000Z',
  }
  const steps = listNextSteps(plan, { contacts: [], checkIns: [] }, 'Amina', '2026-03-09')
  const review = steps.filter(({ id }) => id === 'review').map(({ sentence }) => sentence)
  expect(review).toEqual(isGoingOn(state) ? ['We look at the plan together on Monday 30 March 2026.'] : [])
})
