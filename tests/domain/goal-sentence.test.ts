import { describe, expect, it } from 'vitest'
import { sayGoal } from '#shared/domain/goal-sentence.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { emptyGoal, type Goal } from '#shared/domain/sections/goals.ts'

function aGoal(change: Partial<Goal> = {}): Goal {
  return {
    ...emptyGoal('goal-1' as ItemId),
    activity: 'Come to math tutoring with Mr. Lind',
    weekdays: [2, 4],
    time: '15:15',
    place: 'Room 12',
    target: 6,
    outOf: 8,
    startsOn: '2026-03-03',
    dueOn: '2026-04-02',
    ...change,
  }
}

describe('a goal in the student’s words', () => {
  it('says activity, days, time, place, number and date in one sentence', () => {
    expect(sayGoal(aGoal())).toBe(
      'I will come to math tutoring with Mr. Lind on Tuesdays and Thursdays at 15:15 in room 12, at least 6 of 8 times by 2 April.',
    )
  })

  it('leaves out what is not known yet', () => {
    const bare = { weekdays: [], time: null, place: '', target: null, outOf: null, dueOn: null }
    expect(sayGoal(aGoal({ ...bare, activity: 'Visit room 12 once.' }))).toBe('I will visit room 12 once.')
    expect(sayGoal(aGoal({ ...bare, dueOn: '2026-04-02' }))).toBe(
      'I will come to math tutoring with Mr. Lind by 2 April.',
    )
    expect(sayGoal(aGoal({ activity: '  ' }))).toBe('')
  })

  it('says the year when the date lies in another one', () => {
    expect(sayGoal(aGoal({ dueOn: '2027-01-08' }))).toContain('by 8 January 2027.')
  })

  it('names three days with commas and a whole week in two words', () => {
    expect(sayGoal(aGoal({ weekdays: [5, 1, 3] }))).toContain('on Mondays, Wednesdays and Fridays at')
    expect(sayGoal(aGoal({ weekdays: [1, 2, 3, 4, 5] }))).toContain('on every school day at')
  })

  it('keeps abbreviations, places and an “I will” that the counselor wrote', () => {
    expect(sayGoal(aGoal({ activity: 'PE with Sam', place: 'at the gym' }))).toContain(
      'I will PE with Sam on Tuesdays and Thursdays at 15:15 at the gym,',
    )
    expect(sayGoal(aGoal({ activity: 'I will Łukasz call' }))).toContain('I will łukasz call on')
  })
})
