/** The words of the reviews' screens: when, what is still asked, what is known, and which group a student is in. */
import { describe, expect, test } from 'vitest'
import {
  askAboutDecision,
  emptyDecision,
  nameItem,
  sayStageChoice,
  sayWhoByWhen,
} from '#renderer/features/reviews/decision-words.ts'
import { groupByDue, sayReviewDue } from '#renderer/features/reviews/review-words.ts'
import { previewStage, proposeUntil } from '#renderer/features/reviews/stage-preview.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'

const today = '2026-03-12'

test.each([
  [null, 'No date was set yet.'],
  ['2026-03-12', 'Today.'],
  ['2026-03-13', 'Tomorrow, Friday 13 March 2026.'],
  ['2026-03-20', 'Friday 20 March 2026, in 8 days.'],
  ['2026-03-11', 'It was planned for Wednesday 11 March 2026, yesterday.'],
  ['2026-02-26', 'It was planned for Thursday 26 February 2026, 14 days ago.'],
  // After that a count would only scold.
  ['2026-02-25', 'It was planned for Wednesday 25 February 2026.'],
] as const)('a review on %s is due: %s', (dueOn, sentence) => {
  expect(sayReviewDue(dueOn, today)).toBe(sentence)
})

test('students are grouped by when it is their turn, in the order that they came', () => {
  const row = (
    name: string,
    dueOn: IsoDate | null,
    openReviewId: number | null = null,
    planState: PlanState = 'active',
  ) => ({ name, dueOn, openReviewId, planState })
  const rows = [
    row('late', '2026-03-02'),
    row('today', today),
    row('soon', '2026-03-26'),
    row('later', '2026-03-27'),
    row('going on', '2026-05-01', 7),
    row('never', null),
    row('rests', '2026-03-02', null, 'paused'),
    row('rests in the middle of a session', null, 8, 'paused'),
  ]
  const named = groupByDue(rows, today).map((group) => [group.title, group.rows.map((one) => one.name)])
  expect(named).toEqual([
    ['It is time', ['late', 'today', 'going on', 'rests in the middle of a session']],
    ['In the next two weeks', ['soon']],
    ['Later', ['later', 'never']],
    ['Paused', ['rests']],
  ])
  expect(groupByDue([], today)).toEqual([])
})

describe('a decision', () => {
  test('asks for one thing at a time: what, or which choice, then why', () => {
    expect(askAboutDecision(emptyDecision, 'goal', today)?.field).toBe('what')
    expect(askAboutDecision(emptyDecision, 'stage', today)?.field).toBe('stageChoice')
    expect(askAboutDecision({ ...emptyDecision, what: 'Move it' }, 'goal', today)?.field).toBe('reason')
    expect(askAboutDecision({ ...emptyDecision, stageChoice: 'stay' }, 'stage', today)?.field).toBe('reason')
    expect(
      askAboutDecision({ ...emptyDecision, what: 'Move it', reason: 'Mornings' }, 'goal', today),
    ).toBeNull()
  })

  test('asks about a day so far away that its year is probably a typo', () => {
    const stay = { ...emptyDecision, stageChoice: 'stay', reason: 'It helps' } as const
    const until = (untilOn: IsoDate) => askAboutDecision({ ...stay, untilOn }, 'stage', today)?.field
    expect(until('2026-06-04')).toBeUndefined()
    expect(until('2062-03-27')).toBe('untilOn')
  })

  test('names what it is about in the plan’s own words, and nothing that is gone from it', () => {
    const content = aPlanContent()
    expect(nameItem(content, 'goal', item('g1'))).toMatch(/^I will come to math tutoring/)
    expect(nameItem(content, 'support', item('p2'))).toBe('Math tutoring')
    expect(nameItem(content, 'promise', item('m3'))).toBe('Keep a quiet desk ready in room 12')
    expect(nameItem(content, 'stage', item('w1'))).toBe('“Mornings with art”')
    expect(nameItem(content, 'goal', item('gone'))).toBe('')
    expect(nameItem(content, 'plan', null)).toBe('')
  })

  test('says who does it by when with what is known of that', () => {
    expect(sayWhoByWhen({ who: 'Mr. Lind', byOn: '2026-04-02' })).toBe('Mr. Lind, by 2 Apr 2026')
    expect(sayWhoByWhen({ who: ' ', byOn: '2026-04-02' })).toBe('by 2 Apr 2026')
    expect(sayWhoByWhen({ who: '', byOn: null })).toBe('')
  })
})

describe('about a stage', () => {
  const { schedule } = aPlanContent()
  const choice = { untilOn: null, stageId: item('w1'), on: today } as const

  test('the days ahead are said before it is decided', () => {
    expect(previewStage(schedule, { ...choice, stageChoice: 'move-on' }, [])).toBe(
      'Then: “Half days” from 13 Mar 2026 through 26 Mar 2026.',
    )
    expect(previewStage(schedule, { ...choice, stageChoice: 'stay', untilOn: '2026-03-20' }, [])).toBe(
      'Then: “Mornings with art” from 2 Mar 2026 through 20 Mar 2026.',
    )
    expect(
      previewStage(
        schedule,
        { ...choice, stageId: item('w2'), on: '2026-03-27', stageChoice: 'move-on' },
        [],
      ),
    ).toBe('Then: full time.')
  })

  test('what is not possible has no days', () => {
    expect(previewStage(schedule, { ...choice, stageChoice: 'step-back' }, [])).toBeNull()
    expect(previewStage(schedule, { ...choice, stageChoice: null }, [])).toBeNull()
  })

  test('two weeks on a school day are proposed', () => {
    expect(proposeUntil('2026-03-07', [])).toBe('2026-03-23')
  })

  test('each choice is a sentence of its own', () => {
    expect(sayStageChoice('stay', '“Half days”', '2026-04-02')).toBe(
      'Stay with “Half days” through 2 Apr 2026.',
    )
    expect(sayStageChoice('step-back', 'Stage 2', null)).toBe(
      'Step back to what came before Stage 2, then try it again.',
    )
  })
})
