/** The words of Today's lists: what is late is counted in school days, and what is the same is said once. */
import { expect, test } from 'vitest'
import { groupAhead, sayLate } from '#renderer/features/today/today-words.ts'
import type { StudentId } from '#shared/domain/identity.ts'

const aReview = (daysLate: number) =>
  ({ kind: 'review', daysLate, dueOn: '2026-03-02', about: { party: null } }) as const

test.each([
  [0, ''],
  [1, '1 school day late'],
  [6, '6 school days late'],
])('a review that waits for %i school days says so', (daysLate, words) => {
  expect(sayLate(aReview(daysLate), '2026-03-10')).toBe(words)
})

test('check-ins of one day stand together, with everybody’s name', () => {
  const one = (on: '2026-03-10' | '2026-03-11', id: number, fullName: string, sentence: string) => ({
    on,
    studentId: id as StudentId,
    fullName,
    sentence,
  })
  const matters = groupAhead([
    one('2026-03-10', 1, 'Amina Haddad', 'Time for a check-in'),
    one('2026-03-10', 1, 'Amina Haddad', 'Stage 1 ends: Amina Haddad'),
    one('2026-03-10', 2, 'Minh Anh', 'Time for a check-in'),
    one('2026-03-11', 3, 'Wren', 'Time for a check-in'),
  ])
  expect(
    matters.map(({ on, sentence, people }) => [on, sentence, people.map(({ fullName }) => fullName)]),
  ).toEqual([
    ['2026-03-10', 'Time for a check-in', ['Amina Haddad', 'Minh Anh']],
    ['2026-03-10', 'Stage 1 ends: Amina Haddad', []],
    ['2026-03-11', 'Time for a check-in', ['Wren']],
  ])
})
