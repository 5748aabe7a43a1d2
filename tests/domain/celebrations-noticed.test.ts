/** Good news that is noticed by itself: one student alone, effort before perfection, the same occasion once. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LivedPlan, noticeGoodNews } from '#shared/domain/celebrations-noticed.ts'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import { type CelebrationKind, celebrationKinds } from '#shared/domain/celebration.ts'
import { isWanted, usualRules } from '#shared/domain/notice-rules.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { listOpenDays, type SchoolCalendar } from '#shared/domain/open-days.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { emptyGoal } from '#shared/domain/sections/goals.ts'
import { emptyPromise } from '#shared/domain/sections/promises.ts'
import type { StudentDay } from '#shared/domain/stage-attendance.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { anyCalendar, anyDay } from './any-calendar.ts'
import { aSchoolYear } from './a-school-year.ts'

const calendar: SchoolCalendar = [
  aSchoolYear({ closures: [{ fromOn: '2026-03-16', toOn: '2026-03-17', label: 'Closed' }] }),
]

/** One letter a school day from `fromOn`: `.` there, `l` late, `x` away, ` ` not taken. */
function days(fromOn: IsoDate, marks: string, years = calendar): StudentDay[] {
  return listOpenDays(years, fromOn, addDays(fromOn, 400))
    .slice(0, marks.length)
    .map((on, index) => {
      const mark = marks[index]
      const isAway = mark === 'x'
      return {
        on,
        morning: isAway ? 'away-excused' : mark === 'l' ? 'late' : mark === ' ' ? 'not-taken' : 'present',
        afternoon: null,
        isAway,
        isLate: mark === 'l',
        hasMark: mark !== ' ',
      }
    })
}

const notice = (changed: Partial<LivedPlan>) =>
  noticeGoodNews({
    studentId: 1 as StudentId,
    calledName: 'Amina',
    sinceOn: '2026-03-02',
    content: emptyPlanContent(),
    occurrences: [],
    days: [],
    calendar,
    today: '2026-06-30',
    ...changed,
  })
const keysOf = (kind: string, changed: Partial<LivedPlan>) =>
  notice(changed)
    .filter((one) => one.kind === kind)
    .map(({ key }) => key)

describe('the first full week', () => {
  test('is the first one with every school day attended since the plan is lived, and only that', () => {
    const lived = days('2026-02-23', '.....x....l....')
    expect(notice({ days: lived }).filter(({ kind }) => kind === 'first-full-week')).toEqual([
      {
        studentId: 1,
        key: 'first-full-week:2026-03-09',
        kind: 'first-full-week',
        on: '2026-03-13',
        words: 'Amina came every day of the week of 9 March, the first whole week since we made the plan.',
        state: 'offered',
        isForPaper: false,
      },
    ])
  })

  test('is not over before its last day, and needs every mark; a closure makes it shorter', () => {
    expect(keysOf('first-full-week', { days: days('2026-03-02', '....') })).toEqual([])
    expect(keysOf('first-full-week', { days: days('2026-03-02', '.. ..') })).toEqual([])
    expect(keysOf('first-full-week', { days: days('2026-03-16', '...') })).toEqual([
      'first-full-week:2026-03-16',
    ])
  })
})

describe('the best month', () => {
  // 2026-03 has 20 school days, 2026-04 has 22.
  const [half, most] = ['.x'.repeat(10), '...x'.repeat(5)]

  test('is the last one that is over, when more of it was attended than of any before', () => {
    const lived = days('2026-03-02', half + '.'.repeat(20) + 'xx')
    expect(keysOf('best-month', { days: lived, today: '2026-05-01' })).toEqual(['best-month:2026-04'])
    expect(keysOf('best-month', { days: lived, today: '2026-04-30' })).toEqual([])
  })

  test('is not said of an equal one, nor of fewer than ten days', () => {
    expect(
      keysOf('best-month', { days: days('2026-03-02', half + '.x'.repeat(11)), today: '2026-05-01' }),
    ).toEqual([])
    expect(
      keysOf('best-month', { days: days('2026-03-02', most + '.'.repeat(9)), today: '2026-05-01' }),
    ).toEqual([])
  })
})

test('ten on-time mornings in a row are told once a run; late and away begin anew, no mark does not', () => {
  const lived = days('2026-03-02', '...l.....  .....x..........')
  const mornings = lived
    .filter((_, index) => [4, 17].includes(index))
    .map(({ on }) => `ten-on-time-mornings:${on}`)
  expect(keysOf('ten-on-time-mornings', { days: lived }).toSorted()).toEqual(mornings)
  expect(keysOf('ten-on-time-mornings', { days: days('2026-03-02', '.'.repeat(40)) })).toHaveLength(1)
})

describe('goals, effort, promises', () => {
  const goal = { ...emptyGoal(item('g1')), activity: 'come to tutoring', target: 3, outOf: 4 }
  const content = { ...emptyPlanContent(), goals: { items: [goal] } }
  const occurrences = (states: string, fromOn: IsoDate = '2026-03-02') =>
    [...states].map((state, index) => ({
      planId: 1 as PlanId,
      goalId: goal.id,
      on: addDays(fromOn, index),
      state: ({ d: 'done', m: 'missed', e: 'excused' } as const)[state as 'd'],
      words: '',
    }))

  test('a goal is met when its number is reached within its times; a good reason uses none up', () => {
    expect(keysOf('goal-met', { content, occurrences: occurrences('deemdd') })).toEqual(['goal-met:g1'])
    expect(keysOf('goal-met', { content, occurrences: occurrences('dmmdd') })).toEqual([])
  })

  test('three goal days in a hard week are effort, in an easy one they are not', () => {
    const done = occurrences('ddd')
    expect(keysOf('effort', { occurrences: done, days: days('2026-03-02', '...xx') })).toEqual([
      'effort:2026-03-02',
    ])
    expect(keysOf('effort', { occurrences: done, days: days('2026-03-02', '....x') })).toEqual([])
    expect(keysOf('effort', { occurrences: occurrences('ddm'), days: days('2026-03-02', '...xx') })).toEqual(
      [],
    )
  })

  test('only the school’s own promises are told as kept', () => {
    const kept = (party: 'school' | 'family') => ({
      ...emptyPromise(item(party), party),
      words: 'We will keep a quiet desk.',
      state: 'kept' as const,
      settledOn: '2026-03-06' as IsoDate,
    })
    const promises = { items: [kept('school'), kept('family')] }
    expect(notice({ content: { ...content, promises } }).map(({ words }) => words)).toEqual([
      'The school kept its promise to keep a quiet desk.',
    ])
  })
})

test('over any calendar news lies between the plan’s first day and today, each with one key, and stays as days go by', () => {
  const marks = fc.string({ unit: fc.constantFrom('.', '.', '.', '.', 'l', 'x', ' '), maxLength: 160 })
  fc.assert(
    fc.property(anyCalendar, anyDay, marks, fc.nat(40), fc.nat(60), (years, fromOn, written, since, seen) => {
      const lived = days(fromOn, written, years)
      const sinceOn = addDays(fromOn, since)
      const look = (today: IsoDate, freshFrom?: IsoDate) =>
        notice({
          calendar: years,
          days: lived.filter(({ on }) => on <= today),
          sinceOn,
          today,
          ...(freshFrom === undefined ? {} : { fromOn: freshFrom }),
        })
      const last = lived.at(-1)?.on ?? fromOn
      const news = look(last)
      expect(new Set(news.map(({ key }) => key)).size).toBe(news.length)
      for (const { on } of news) expect(sinceOn <= on && on <= last).toBe(true)
      // Another month may be the best one by then.
      const earlier = look(addDays(last, -seen)).filter(({ kind }) => kind !== 'best-month')
      const later = new Set(news.map(({ key }) => key))
      expect(earlier.filter(({ key }) => !later.has(key))).toEqual([])
      const fresh = look(last, addDays(last, -14))
      expect(fresh).toEqual(news.filter(({ key }) => fresh.some((one) => one.key === key)))
      expect(news.filter(({ on, kind }) => on >= addDays(last, -14) && kind !== 'best-month').length).toBe(
        fresh.filter(({ kind }) => kind !== 'best-month').length,
      )
    }),
  )
})

test.each([
  ['fullWeek', 'first-full-week'],
  ['goalMet', 'goal-met'],
  ['streak', 'ten-on-time-mornings'],
  ['bestMonth', 'best-month'],
  ['promiseKept', 'school-kept-promise'],
] as const satisfies [string, CelebrationKind][])(
  'the switch %s keeps back %s and nothing else',
  (key, kind) => {
    const rules = { ...usualRules, goodNews: { ...usualRules.goodNews, [key]: false } }
    expect(celebrationKinds.filter((one) => !isWanted(one, rules))).toEqual([kind])
    expect(celebrationKinds.every((one) => isWanted(one, usualRules))).toBe(true)
  },
)
