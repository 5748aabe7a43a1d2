import { describe, expect, it } from 'vitest'
import type { GoalDay } from '#shared/contract/calls/follow-up.ts'
import { emptyGoal } from '#shared/domain/sections/goals.ts'
import { emptyPromise } from '#shared/domain/sections/promises.ts'
import {
  sayAim,
  sayEffort,
  sayLookDue,
  sayNext,
  sayPromiseDue,
  sayStage,
  sayWeek,
} from '#renderer/features/follow-up/follow-up-words.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const today = '2026-03-12'
const days = (...states: GoalDay['state'][]): GoalDay[] =>
  states.map((state, at) => ({ on: `2026-03-0${at + 1}`, state, words: '' }) as GoalDay)
const followed = (own: GoalDay[], sameWeeks = { came: 17, of: 20 }) => ({
  goalId: item('g'),
  days: own,
  sameWeeks,
})

describe('effort beside outcome', () => {
  it.each([
    [['done', 'done', 'missed'], 'Did it 2 of 3 times; came on 17 of 20 days in the same weeks.'],
    [
      ['done', 'excused', null],
      'Did it 1 of 1 time, excused 1 time; came on 17 of 20 days in the same weeks. 1 time is still to be looked at.',
    ],
    [['excused'], 'Excused 1 time; came on 17 of 20 days in the same weeks.'],
    [[null, null], '2 times so far, and nothing is noted of them yet.'],
    [[], ''],
  ] as [GoalDay['state'][], string][])('%j', (states, sentence) => {
    expect(sayEffort(followed(days(...states)), today)).toBe(sentence)
  })

  it('says nothing of attendance while there is no mark', () => {
    expect(sayEffort(followed(days('done'), { came: 0, of: 0 }), today)).toBe('Did it 1 of 1 time.')
  })
})

describe('what is ahead', () => {
  const goal = { ...emptyGoal(item('g')), target: 6, outOf: 8, time: '15:15', dueOn: '2026-04-02' as const }

  it('names the aim and where it began', () => {
    expect(sayAim({ ...goal, baseline: 2 }, today)).toBe(
      'The aim is 6 of 8 times by Thursday 2 April. Before, it was 2 of 8.',
    )
    expect(sayAim({ ...goal, measure: 'mornings' }, today)).toBe(
      'The aim is 6 of 8 mornings by Thursday 2 April.',
    )
    expect(sayAim({ ...goal, target: null }, today)).toBe('')
  })

  it('names the next two times, and none of the past', () => {
    const ahead = (['2026-03-10', '2026-03-17', '2026-03-19', '2026-03-24'] as const).map((on) => ({
      on,
      state: null,
      words: '',
    }))
    expect(sayNext(followed(ahead), goal, today)).toBe(
      'Next on Tuesday 17 March and Thursday 19 March, at 15:15.',
    )
    expect(sayNext(followed(ahead.slice(0, 1)), goal, today)).toBe('')
  })

  it('calls the weeks as people do', () => {
    expect(
      ['2026-03-09', '2026-03-02', '2026-02-23'].map((monday) => sayWeek(monday as '2026-03-09', today)),
    ).toEqual(['This week', 'Last week', 'Week of Monday 23 February'])
  })

  it('says when the timetable wants a look, and that it was missed, without blame', () => {
    expect(sayLookDue('2026-03-16', today)).toBe('The timetable is looked at together by Monday 16 March.')
    expect(sayLookDue(today, today)).toBe('Today the timetable is to be looked at together.')
    expect(sayLookDue('2026-03-10', today)).toBe(
      'The timetable was to be looked at together by Tuesday 10 March: every two weeks at most.',
    )
  })

  it('says when a promise is due, until it is kept', () => {
    const promise = { ...emptyPromise(item('p'), 'school'), dueOn: '2026-03-10' as const }
    expect(sayPromiseDue(promise, today)).toBe('Late since 10 March')
    expect(sayPromiseDue({ ...promise, party: 'family' }, today)).toBe('Since 10 March')
    expect(sayPromiseDue({ ...promise, state: 'changed', settledOn: today }, today)).toBe('')
    expect(sayPromiseDue({ ...promise, state: 'kept' }, today)).toBe('')
    expect(sayPromiseDue({ ...promise, dueOn: '2026-03-17' }, today)).toBe('By 17 March')
  })
})

describe('a stage', () => {
  const stage = {
    stageId: item('s'),
    name: 'Mornings',
    startsOn: '2026-03-02' as const,
    endsOn: '2026-03-13' as const,
    agreed: 10,
    cameToAgreed: 8,
    fullTime: 20,
    cameToFullTime: 9,
  }

  it('is said beside full time', () => {
    expect(sayStage(stage, 'half-day', 'Amina')).toBe(
      'Amina came to 8 of 10 agreed half days. Of full time, that is 9 of 20.',
    )
    expect(sayStage({ ...stage, agreed: 0, cameToAgreed: 0 }, 'day', 'Amina')).toContain(
      'No agreed day has a mark',
    )
    expect(sayStage({ ...stage, fullTime: 0 }, 'day', 'Amina')).toBe('No day of this stage has a mark yet.')
  })
})
