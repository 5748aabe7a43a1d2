import { expect, test } from 'vitest'
import { groupSessions, sessionsOf, weekdaysOf, withWeekdays } from '#renderer/features/plan/schedule-rows.ts'
import type { Weekday } from '#shared/domain/day.ts'
import type { ItemId } from '#shared/domain/identity.ts'

const session = (id: string, weekday: Weekday, from: string, to: string, what = '') => ({
  id: id as ItemId,
  weekday,
  from,
  to,
  what,
})

test('the same hours on several days are one line, in the order of the day', () => {
  const rows = groupSessions([
    session('late', 1, '12:30', '15:00'),
    session('mon', 1, '08:30', '11:30', 'Art'),
    session('thu', 4, '08:30', '11:30', 'Art'),
  ])
  expect(rows.map((row) => [row.from, row.what, weekdaysOf(row)])).toEqual([
    ['08:30', 'Art', [1, 4]],
    ['12:30', '', [1]],
  ])
})

test('two sessions at the same hours of one day stay two', () => {
  const twice = [session('one', 1, '08:30', '09:30'), session('two', 1, '08:30', '09:30')]
  expect(sessionsOf(groupSessions(twice))).toEqual(twice)
})

test('a day that stays keeps its session, a new day gets one, a day taken away loses it', () => {
  const [row] = groupSessions([session('mon', 1, '08:30', '11:30'), session('tue', 2, '08:30', '11:30')])
  if (row === undefined) throw new Error('There is a line.')
  expect(sessionsOf([withWeekdays(row, [2, 5], () => 'new' as ItemId)])).toEqual([
    session('tue', 2, '08:30', '11:30'),
    session('new', 5, '08:30', '11:30'),
  ])
})
