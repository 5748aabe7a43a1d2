import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import {
  countGoal,
  countSameWeeks,
  followGoal,
  listGoalDays,
  listGoalWeeks,
} from '#shared/domain/goal-days.ts'
import { type GoalOccurrence, occurrenceStates } from '#shared/domain/goal-occurrence.ts'
import type { PlanId } from '#shared/domain/identity.ts'
import { isOpenOn } from '#shared/domain/open-days.ts'
import { emptyGoal, type Goal } from '#shared/domain/sections/goals.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aSchoolYear } from './a-school-year.ts'
import { anyCalendar, anyDay, anyWeekdays } from './any-calendar.ts'

const aGoal = (changes: Partial<Goal> = {}): Goal => ({
  ...emptyGoal(item('g')),
  activity: 'Come to tutoring',
  weekdays: [2, 4],
  startsOn: '2026-03-03',
  dueOn: '2026-03-19',
  ...changes,
})

const verified = (on: IsoDate, state: GoalOccurrence['state'], goalId = item('g')): GoalOccurrence => ({
  planId: 1 as PlanId,
  goalId,
  on,
  state,
  words: '',
})

const anyGoal = fc
  .record({ weekdays: anyWeekdays, startsOn: anyDay, dueOn: anyDay })
  .map((changes) => aGoal(changes))
const anyOccurrences = fc.uniqueArray(
  fc
    .record({ on: anyDay, state: fc.constantFrom(...occurrenceStates) })
    .map(({ on, state }) => verified(on, state)),
  { selector: ({ on }) => on, maxLength: 30 },
)

/** Every day of the property's world, one after the other, as a naive count would. */
const everyDay = Array.from({ length: 3 * 365 }, (_, days) => addDays('2023-08-01', days))

describe('the days of a goal', () => {
  it('are its weekdays on which school is open, from its first day through its due day', () => {
    fc.assert(
      fc.property(anyGoal, anyCalendar, (goal, calendar) => {
        const naive = everyDay.filter(
          (day) =>
            day >= (goal.startsOn ?? '') &&
            day <= (goal.dueOn ?? '') &&
            goal.weekdays.includes(weekdayOf(toEpochDay(day))) &&
            isOpenOn(calendar, day),
        )
        expect(listGoalDays(goal, calendar)).toEqual(naive)
      }),
    )
  })

  it('skip a closure, the days between terms and a summer, and know the leap day', () => {
    const first = aSchoolYear({
      startsOn: '2023-09-01',
      endsOn: '2024-06-14',
      closures: [{ fromOn: '2024-03-05', toOn: '2024-03-05', label: 'Snow' }],
    })
    const second = aSchoolYear({ startsOn: '2024-09-02', endsOn: '2025-06-13' })
    const thursdays = aGoal({ weekdays: [4], startsOn: '2024-02-26', dueOn: '2024-03-08' })
    expect(listGoalDays(thursdays, [second, first])).toEqual(['2024-02-29', '2024-03-07'])
    const tuesdays = aGoal({ weekdays: [2], startsOn: '2024-02-26', dueOn: '2024-03-12' })
    expect(listGoalDays(tuesdays, [second, first])).toEqual(['2024-02-27', '2024-03-12'])
    const overSummer = aGoal({ weekdays: [5], startsOn: '2024-06-07', dueOn: '2024-09-13' })
    expect(listGoalDays(overSummer, [second, first])).toEqual([
      '2024-06-07',
      '2024-06-14',
      '2024-09-06',
      '2024-09-13',
    ])
  })

  it.each(['America/New_York', 'Europe/London', 'Pacific/Auckland', 'America/Santiago'])(
    'are the same where clocks change, in %s',
    (zone) => {
      const before = process.env['TZ']
      const goal = aGoal({ weekdays: [1, 7], startsOn: '2026-03-01', dueOn: '2026-11-30' })
      const calendar = [aSchoolYear({ endsOn: '2026-12-20', weekdays: [1, 7] })]
      try {
        process.env['TZ'] = 'UTC'
        const expected = listGoalDays(goal, calendar)
        process.env['TZ'] = zone
        expect(listGoalDays(goal, calendar)).toEqual(expected)
        expect(expected).toHaveLength(80)
      } finally {
        if (before === undefined) delete process.env['TZ']
        else process.env['TZ'] = before
      }
    },
  )

  it('are none while days or dates are missing, and a mistyped year does not hang', () => {
    expect(listGoalDays(aGoal({ weekdays: [] }), [])).toEqual([])
    expect(listGoalDays(aGoal({ startsOn: null }), [])).toEqual([])
    expect(listGoalDays(aGoal({ dueOn: null }), [])).toEqual([])
    expect(listGoalDays(aGoal({ dueOn: '2026-03-01' }), [])).toEqual([])
    expect(listGoalDays(aGoal({ dueOn: '9999-12-31' }), []).length).toBeLessThan(400)
  })
})

describe('following a goal', () => {
  it('keeps what was verified when its weekdays change, and asks about nothing twice', () => {
    fc.assert(
      fc.property(
        anyGoal,
        anyWeekdays,
        anyCalendar,
        anyOccurrences,
        (goal, weekdays, calendar, occurrences) => {
          const days = followGoal({ ...goal, weekdays }, calendar, occurrences)
          const ons = days.map(({ on }) => on)
          expect(ons).toEqual([...new Set(ons)].toSorted())
          const known = days.filter(({ state }) => state !== null)
          expect(known.map(({ on, state }) => ({ on, state }))).toEqual(
            occurrences
              .map(({ on, state }) => ({ on, state }))
              .toSorted((one, other) => (one.on < other.on ? -1 : 1)),
          )
          const open = days.filter(({ state }) => state === null).map(({ on }) => on)
          expect(open).toEqual(
            listGoalDays({ ...goal, weekdays }, calendar).filter(
              (on) => !occurrences.some((one) => one.on === on),
            ),
          )
        },
      ),
    )
  })

  it('counts through a day, never beyond it, and adds up', () => {
    fc.assert(
      fc.property(anyGoal, anyCalendar, anyOccurrences, anyDay, (goal, calendar, occurrences, throughOn) => {
        const count = countGoal(goal, calendar, occurrences, throughOn)
        const until = occurrences.filter(({ on }) => on <= throughOn)
        expect([count.done, count.missed, count.excused]).toEqual(
          occurrenceStates.map((state) => until.filter((one) => one.state === state).length),
        )
        expect(count.planned).toBe(
          new Set([
            ...listGoalDays(goal, calendar).filter((on) => on <= throughOn),
            ...until.map(({ on }) => on),
          ]).size,
        )
      }),
    )
  })

  it('leaves the days of other goals alone', () => {
    const occurrences = [verified('2026-03-03', 'done'), verified('2026-03-05', 'missed', item('other'))]
    expect(countGoal(aGoal(), [], occurrences, '2026-03-10')).toMatchObject({
      planned: 3,
      done: 1,
      missed: 0,
    })
  })

  it('puts every day in the week of its Monday, in order', () => {
    fc.assert(
      fc.property(anyGoal, anyCalendar, (goal, calendar) => {
        const days = listGoalDays(goal, calendar).map((on) => ({ on }))
        const weeks = listGoalWeeks(days)
        expect(weeks.flatMap((week) => week.days)).toEqual(days)
        for (const week of weeks) {
          expect(weekdayOf(toEpochDay(week.mondayOn))).toBe(1)
          for (const { on } of week.days) {
            expect(on >= week.mondayOn && on <= addDays(week.mondayOn, 6)).toBe(true)
          }
        }
        expect(weeks.map(({ mondayOn }) => mondayOn)).toEqual(
          [...new Set(weeks.map(({ mondayOn }) => mondayOn))].toSorted(),
        )
      }),
    )
  })
})

describe('attendance beside effort', () => {
  const attended = (on: IsoDate, isAway = false, hasMark = true) => ({ on, isAway, hasMark })

  it('counts the marked days of the weeks in which the goal was meant to happen, so far', () => {
    const days = [{ on: '2026-03-03' }, { on: '2026-03-17' }, { on: '2026-03-24' }] as const
    const school = [
      attended('2026-03-02'),
      attended('2026-03-06', true),
      attended('2026-03-08'),
      attended('2026-03-09'),
      attended('2026-03-16', false, false),
      attended('2026-03-18'),
      attended('2026-03-19'),
      attended('2026-03-23'),
    ]
    expect(countSameWeeks(days, school, '2026-03-18')).toEqual({ came: 3, of: 4 })
    expect(countSameWeeks([], school, '2026-03-18')).toEqual({ came: 0, of: 0 })
  })
})
