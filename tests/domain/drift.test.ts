/** Drift: clearly below what was agreed, said in numbers, and silent when little or nothing new is known. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import { type DriftInput, findDrift, isClearlyBelow } from '#shared/domain/drift.ts'
import { indexOpenDays } from '#shared/domain/near-days.ts'
import { type NoticeRules, settleRules, usualRules } from '#shared/domain/notice-rules.ts'
import { listOpenDays, type SchoolCalendar } from '#shared/domain/open-days.ts'
import { emptyGoal } from '#shared/domain/sections/goals.ts'
import { schedule } from '#shared/domain/sections/schedule.ts'
import type { StudentDay } from '#shared/domain/stage-attendance.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { anyCalendar, anyDay } from './any-calendar.ts'
import { aSchoolYear } from './a-school-year.ts'

const calendar: SchoolCalendar = [aSchoolYear()]
const sinceOn: IsoDate = '2026-03-02'
const openDays = indexOpenDays(calendar, '2025-09-01', '2026-06-26')

const aDay = (on: IsoDate, isAway: boolean): StudentDay => ({
  on,
  morning: isAway ? 'away-excused' : 'present',
  afternoon: null,
  isAway,
  isLate: false,
  hasMark: true,
})

/** School days from Monday 2 March 2026: `x` away, `.` there, ` ` not taken. */
function days(marks: string): StudentDay[] {
  return listOpenDays(calendar, sinceOn, '2026-06-26')
    .slice(0, marks.length)
    .map((on, index) => ({ ...aDay(on, marks[index] === 'x'), hasMark: marks[index] !== ' ' }))
}

/** One rule at a time, so that no other speaks with it. */
const only = (key: 'agreed' | 'spell' | 'weekday' | 'lateMornings'): NoticeRules => ({
  ...usualRules,
  agreed: { ...usualRules.agreed, isOn: key === 'agreed' },
  spell: { ...usualRules.spell, isOn: key === 'spell' },
  weekday: { ...usualRules.weekday, isOn: key === 'weekday' },
  lateMornings: { ...usualRules.lateMornings, isOn: key === 'lateMornings' },
  quietAfterDays: 10,
})

const look = (changed: Partial<DriftInput>) =>
  findDrift(
    {
      schedule: { ...schedule.empty(), isPhased: false },
      goals: [],
      occurrences: [],
      days: [],
      sinceOn,
      today: '2026-03-31',
      rules: only('agreed'),
      ...changed,
    },
    openDays,
  )

describe('days', () => {
  test('three of the last ten agreed days away is drift, two are not', () => {
    const today = '2026-03-13'
    expect(look({ days: days('.x..x...x.'), today })).toEqual({
      rule: 'agreed',
      throughOn: '2026-03-13',
      sentence: 'Came to 7 of the last 10 agreed days; agreed were all of them.',
      goalId: null,
    })
    expect(look({ days: days('.x......x.'), today })).toBeNull()
  })

  test('only the last ten agreed days with a mark count', () => {
    expect(look({ days: days('xxxxx..........'), today: '2026-03-20' })).toBeNull()
    expect(look({ days: days('x  xx.....'), today: '2026-03-13' })?.sentence).toMatch(
      /^Came to 5 of the last 8/,
    )
  })

  test('four days are too few to say anything', () => {
    expect(look({ days: days('xxxx'), today: '2026-03-06' })).toBeNull()
    expect(look({ days: days('xxxxx'), today: '2026-03-06' })).not.toBeNull()
  })

  test('days before the plan was lived are not held against it', () => {
    expect(look({ days: days('xxxxx.....'), sinceOn: '2026-03-09', today: '2026-03-13' })).toBeNull()
  })

  test('a day on which nothing was agreed is left out, and half a day that was agreed is kept', () => {
    const stage = {
      id: item('w1'),
      name: '',
      startsOn: '2026-03-02' as IsoDate,
      endsOn: '2026-03-27' as IsoDate,
      sessions: ([1, 3] as const).map((weekday) => ({
        id: item(`x${weekday}`),
        weekday,
        from: '09:00',
        to: '11:00',
        what: '',
      })),
      note: '',
    }
    const phased = { ...schedule.empty(), stages: [stage] }
    // Away on every Tuesday, Thursday and Friday, and half away on the agreed days.
    const half = days('.x.xx.x.xx.x.xx').map((day) =>
      day.isAway ? day : { ...day, isAway: true, morning: 'half-away' as const },
    )
    expect(look({ schedule: phased, days: half, today: '2026-03-20' })).toBeNull()
    const away = days('xxxxxxxxxxxxxxx')
    expect(look({ schedule: phased, days: away, today: '2026-03-20' })?.sentence).toBe(
      'Came to 0 of the last 6 agreed days; agreed were all of them.',
    )
  })

  test('marks older than ten school days say nothing', () => {
    const marked = days('x.x.x.x.x.')
    expect(look({ days: marked, today: '2026-03-27' })).not.toBeNull()
    expect(look({ days: marked, today: '2026-03-30' })).toBeNull()
  })
})

describe('rules', () => {
  const today = '2026-04-03'

  test('days in a row are counted up to the last one, over a day without a mark', () => {
    const rules = only('spell')
    expect(look({ rules, days: days('..xx x'), today: '2026-03-09' })?.sentence).toBe(
      'Away 3 agreed days in a row, since 4 March.',
    )
    expect(look({ rules, days: days('...xx'), today: '2026-03-09' })).toBeNull()
    expect(look({ rules, days: days('.xxx.'), today: '2026-03-09' })).toBeNull()
  })

  test('a weekday is told with its numbers, and only after as many of it as the rule looks at', () => {
    const rules = only('weekday')
    expect(look({ rules, days: days('x.........x.........x....'), today })).toMatchObject({
      rule: 'weekday',
      sentence: 'Away on 3 of the last 5 Mondays.',
    })
    expect(look({ rules, days: days('x....x....x....'), today: '2026-03-20' })).toBeNull()
  })

  test('late mornings are told with their numbers', () => {
    const late = days('..........').map((day, index) =>
      index < 4 ? { ...day, morning: 'late' as const, isLate: true } : day,
    )
    const rules = only('lateMornings')
    expect(look({ rules, days: late, today: '2026-03-13' })?.sentence).toBe(
      'Late on 4 of the last 10 mornings.',
    )
    expect(look({ rules, days: late.slice(1), today: '2026-03-13' })).toBeNull()
  })

  test('what is noticed by several rules is said together, and nothing of it by old marks', () => {
    const marked = days('x....x....x....x....x....xxx')
    expect(look({ rules: usualRules, days: marked, today: '2026-04-08' })?.sentence).toBe(
      'Came to 6 of the last 10 agreed days; agreed were all of them. Away 3 agreed days in a row, since 6 April. Away on 5 of the last 5 Mondays.',
    )
    expect(look({ rules: usualRules, days: marked, today: '2026-04-20' })).toBeNull()
  })

  test('a rule that asks for more times than it looks at asks for all of them', () => {
    const asked = { ...usualRules, weekday: { isOn: true, times: 9, outOf: 4 } }
    expect(settleRules(asked).weekday).toEqual({ isOn: true, times: 4, outOf: 4 })
  })
})

describe('goals', () => {
  const goal = { ...emptyGoal(item('g1')), activity: 'come to math tutoring.', target: 6, outOf: 8 }
  const occurrences = (states: string) =>
    listOpenDays(calendar, sinceOn, '2026-06-26')
      .slice(0, states.length)
      .map((on, index) => ({
        planId: 1 as never,
        goalId: goal.id,
        on,
        state: ({ d: 'done', m: 'missed', e: 'excused' } as const)[states[index] as 'd'],
        words: '',
      }))

  test('a goal clearly behind its own hope is asked about, with both numbers', () => {
    expect(look({ goals: [goal], occurrences: occurrences('dmmdmm'), today: '2026-03-09' })).toEqual({
      rule: 'agreed',
      throughOn: '2026-03-09',
      sentence: '“come to math tutoring”: done 2 of the last 6 times; hoped for were 6 of 8.',
      goalId: 'g1',
    })
  })

  test('it is quiet once the newest time that was looked at is older than the school says', () => {
    const on = (today: IsoDate, quietAfterDays: number) =>
      look({
        goals: [goal],
        occurrences: occurrences('dmmdmm'),
        today,
        rules: { ...only('agreed'), quietAfterDays },
      })
    // The last time is 9 March.
    expect([on('2026-03-16', 5)?.goalId, on('2026-03-17', 5)]).toEqual(['g1', null])
    expect([on('2026-03-24', 11)?.goalId, on('2026-03-25', 11)]).toEqual(['g1', null])
  })

  test('what had a good reason, a goal that is met, and a goal nearly on its way are left in peace', () => {
    const today = '2026-03-11'
    expect(look({ goals: [goal], occurrences: occurrences('deeedede'), today })).toBeNull()
    expect(look({ goals: [{ ...goal, state: 'met' }], occurrences: occurrences('mmmmmm'), today })).toBeNull()
    expect(look({ goals: [goal], occurrences: occurrences('ddmdmdmd'), today })).toBeNull()
  })
})

test('clearly below needs three fewer and 20 percentage points', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(20),
      (all, a, outOf, b) => {
        const [came, expected] = [Math.min(a, all), Math.min(b, outOf)]
        const points = (expected / outOf - came / all) * 100
        fc.pre(Math.abs(points - 20) > 1e-9)
        expect(isClearlyBelow(came, all, expected, outOf)).toBe(all - came >= 3 && points > 20)
      },
    ),
  )
  expect(isClearlyBelow(12, 15, 15, 15)).toBe(true)
})

test('whoever comes to everything never drifts, whatever the calendar', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(200), (years, today, back) => {
      const from = addDays(today, -back)
      const lived = listOpenDays(years, from, today).map((on) => aDay(on, false))
      const index = indexOpenDays(years, from, today)
      const input = {
        schedule: schedule.empty(),
        goals: [],
        occurrences: [],
        days: lived,
        sinceOn: from,
        today,
        rules: only('agreed'),
      }
      expect(findDrift(input, index)).toBeNull()
      expect(findDrift({ ...input, rules: usualRules }, index)).toBeNull()
      const away = lived.map((day) => aDay(day.on, true))
      // Weekends without any school year on record are no school days either.
      expect(findDrift({ ...input, days: away }, index) !== null).toBe(
        lived.length >= 5 && index.countAfter(away.at(-1)?.on ?? from, today) <= 10,
      )
    }),
  )
})
