/** What is known, said aloud: plain, without blame, good news first. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '#shared/domain/evidence.ts'
import {
  listGoodNews,
  sayAttendance,
  sayGoalEvidence,
  sayStageEvidence,
  saySupportEvidence,
  sayTouch,
} from '#shared/domain/evidence-words.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const goal: Evidence['goals'][number] = {
  goalId: item('g1'),
  sentence: 'I will come to math tutoring on Tuesdays.',
  planned: 7,
  done: 5,
  missed: 1,
  excused: 1,
  target: 6,
  outOf: 8,
  dueOn: '2026-04-02',
}
const stage: NonNullable<Evidence['stage']> = {
  stageId: item('w1'),
  name: 'Half days',
  startsOn: '2026-03-02',
  endsOn: '2026-03-13',
  agreed: 10,
  cameToAgreed: 9,
  fullTime: 20,
  cameToFullTime: 9,
}
const support = { supportId: item('p1'), what: 'A later bus', planned: 8, given: 6, notGiven: 1, away: 1 }

const anEvidence = (changed: Partial<Evidence> = {}): Evidence => ({
  on: '2026-03-13',
  sinceOn: '2026-02-13',
  marksThroughOn: '2026-03-13',
  since: { absent: 4, enrolled: 20 },
  before: { absent: 10, enrolled: 20 },
  year: { absent: 30, enrolled: 110 },
  stage: null,
  goals: [],
  supports: [],
  promises: [],
  checkIns: { count: 0, feelings: [], belongings: [], lastWords: '' },
  contacts: { count: 0, reached: 0 },
  ...changed,
})

test('days are said as days that the student came', () => {
  expect(sayAttendance(anEvidence(), 'Amina')).toBe(
    'Amina was at school on 16 of 20 days since 13 February 2026. Of the 20 days before, it was 10.',
  )
  expect(sayAttendance(anEvidence({ before: null }), 'Amina')).toBe(
    'Amina was at school on 16 of 20 days since 13 February 2026.',
  )
  expect(sayAttendance(anEvidence({ since: null, before: null }), 'Amina')).toBe(
    'No attendance is on record since 13 February 2026.',
  )
})

test.each([
  [{}, 'Done 5 of 6 times so far. Once there was a good reason.'],
  [
    { done: 6, missed: 0 },
    'Done 6 of 6 times so far. Once there was a good reason. The goal of 6 times is reached.',
  ],
  [{ excused: 0, missed: 0 }, 'Done 5 of the 5 times that we looked at. We have not looked at 2 more yet.'],
  [{ done: 0, missed: 0, excused: 0 }, 'We have not looked at its 7 times yet.'],
  [{ done: 0, missed: 0, planned: 1 }, 'Once there was a good reason.'],
  [
    { planned: 8 },
    'Done 5 of the 6 times that we looked at. Once there was a good reason. We have not looked at 1 more yet.',
  ],
  [{ planned: 0, done: 0, missed: 0, excused: 0 }, 'It has not begun yet.'],
  [{ planned: 1, done: 1, missed: 0, excused: 0, target: null }, 'Done 1 of 1 time so far.'],
])('a goal with %o is said as what was done', (changed, sentence) => {
  expect(sayGoalEvidence({ ...goal, ...changed })).toBe(sentence)
})

test.each([
  [{}, 'Given 6 of 8 times. Once we could not hold it. Once Amina was away.'],
  [
    { planned: 10 },
    'Given 6 of the 8 times that were written down. Once we could not hold it. Once Amina was away. 2 more were not written down.',
  ],
  [{ given: 0, notGiven: 0, away: 0 }, 'Nothing was written down about it yet.'],
])('a support with %o says what we gave before who was away', (changed, sentence) => {
  expect(saySupportEvidence({ ...support, ...changed }, 'Amina')).toBe(sentence)
})

test('a stage is said beside full time', () => {
  expect(sayStageEvidence(stage, 'Amina')).toBe(
    'Amina came to 9 of 10 agreed times. Against full time, that is 9 of 20.',
  )
  expect(sayStageEvidence({ ...stage, agreed: 0 }, 'Amina')).toBe('No time of this stage is on record yet.')
})

test.each([
  [{ count: 0, reached: 0 }, 'There was no check-in yet.'],
  [
    { count: 2, reached: 2 },
    'There was no check-in yet. We reached out twice, and reached someone each time.',
  ],
  [{ count: 3, reached: 1 }, 'There was no check-in yet. We reached out 3 times, and reached someone once.'],
  [{ count: 1, reached: 0 }, 'There was no check-in yet. We reached out once, and reached nobody yet.'],
])('contacts %o count attempts as attempts', (contacts, sentence) => {
  expect(sayTouch(anEvidence({ contacts }))).toBe(sentence)
})

describe('good news', () => {
  const news = (changed: Partial<Evidence>) => listGoodNews(anEvidence({ before: null, ...changed }), 'Amina')
  const promise = {
    itemId: item('m'),
    dueOn: null,
    settledOn: '2026-02-20' as const,
    words: 'Keep a quiet desk ready.',
  }

  test('is that days grew, and not that they fell', () => {
    expect(listGoodNews(anEvidence(), 'Amina')).toEqual([
      'Amina was at school on 16 of 20 days since 13 February 2026, after 10 of 20 before.',
    ])
    expect(news({ before: { absent: 1, enrolled: 20 } })).toEqual([])
  })

  test('is every agreed time of a stage', () => {
    expect(news({ stage: { ...stage, cameToAgreed: 10 } })).toEqual([
      'Amina came every agreed time, 10 of 10.',
    ])
    expect(news({ stage })).toEqual([])
  })

  test('is a goal that was met, and effort before it is', () => {
    expect(news({ goals: [{ ...goal, done: 6 }, goal, { ...goal, done: 0 }] })).toEqual([
      'A goal is reached, done 6 times: “I will come to math tutoring.”',
      'Done 5 times: “I will come to math tutoring.”',
    ])
  })

  test('is a promise that was kept, the school’s own first', () => {
    expect(
      news({
        promises: [
          { ...promise, party: 'family', state: 'kept', words: 'Call before 8' },
          { ...promise, party: 'school', state: 'kept' },
          { ...promise, party: 'student', state: 'kept', words: 'Text on hard mornings' },
          { ...promise, party: 'school', state: 'not-yet' },
          // Told the last time.
          { ...promise, party: 'school', state: 'kept', settledOn: '2026-02-12', words: 'Call first' },
        ],
      }),
    ).toEqual([
      'The school kept its promise: Keep a quiet desk ready.',
      'The family kept a promise: Call before 8.',
      'Amina kept a promise: Text on hard mornings.',
    ])
  })

  test('is a feeling that grew since the first check-in', () => {
    expect(news({ checkIns: { count: 3, feelings: [2, 1, 4], belongings: [3, 3], lastWords: '' } })).toEqual([
      'It feels better to Amina than at the first of these check-ins.',
    ])
  })
})

test('no sentence blames: the words that scold are not in any of them', () => {
  const bad = { ...goal, done: 0, missed: 7, excused: 0 }
  const evidence = anEvidence({ goals: [bad], stage: { ...stage, cameToAgreed: 0, cameToFullTime: 0 } })
  const said = [
    sayAttendance(evidence, 'Amina'),
    sayGoalEvidence(bad),
    saySupportEvidence({ ...support, given: 0, away: 8, notGiven: 0 }, 'Amina'),
    sayStageEvidence(stage, 'Amina'),
    sayTouch(evidence),
  ].join(' ')
  expect(said).not.toMatch(/truant|non-compliant|fail|missed|absent|absence|excuse|only|worse/i)
})
