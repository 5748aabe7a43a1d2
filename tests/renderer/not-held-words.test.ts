/** What did not come about is said in the same words wherever it is said. */
import { expect, test } from 'vitest'
import { saySupportEvidence } from '#shared/domain/evidence-words.ts'
import { sayCheckIn, sayDelivery } from '#shared/domain/timeline-words.ts'
import { deliveryWords, sayDeliveries } from '#renderer/features/follow-up/delivery-words.ts'
import { listTalks } from '#renderer/features/student/talks.ts'
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { CheckInId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { item } from '#tests/documents/a-snapshot.ts'

test('a session that was not held is one that we could not hold', () => {
  const counts = { planned: 2, given: 1, notGiven: 1, away: 0 }
  const said = [
    deliveryWords['not-given'],
    sayDelivery('not-given', 'A later bus', 'Amina'),
    sayDeliveries(counts, 'Amina'),
    saySupportEvidence({ ...counts, supportId: item('p1'), what: 'A later bus' }, 'Amina'),
  ]
  for (const words of said) expect(words).toMatch(/we could not hold it/i)
})

test('a check-in without the student is one for which we could not meet', () => {
  const checkIn: CheckIn = {
    id: 1 as CheckInId,
    studentId: 1 as StudentId,
    planId: 1 as PlanId,
    happenedOn: '2026-03-02',
    wasMet: false,
    feeling: null,
    belonging: null,
    words: '',
    nextStep: '',
    nextStepOn: null,
    nextStepDoneOn: null,
    staffName: '',
    loggedAt: '2026-03-02T09:00:00.000Z',
  }
  expect(sayCheckIn(checkIn, 'Amina')).toBe('We could not meet Amina for a check-in')
  expect(listTalks([], [checkIn], 'Amina')[0]?.sentence).toBe('We could not meet Amina')
})
