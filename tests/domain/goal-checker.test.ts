import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGoal, type KnownOfPlan } from '#shared/domain/goal-checker.ts'
import { listGoalDays } from '#shared/domain/goal-days.ts'
import { sayGoal } from '#shared/domain/goal-sentence.ts'
import { askAboutGoal, emptyGoal, type Goal, goal as goalSchema } from '#shared/domain/sections/goals.ts'
import { schedule } from '#shared/domain/sections/schedule.ts'
import { emptySupport } from '#shared/domain/sections/supports.ts'
import { askAboutVagueness } from '#shared/domain/vague-goals.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aSchoolYear } from './a-school-year.ts'
import { anyCalendar, anyDay, anyWeekdays } from './any-calendar.ts'

const aGoal = (changes: Partial<Goal> = {}): Goal => ({ ...emptyGoal(item('g')), ...changes })

const tutoring = {
  ...emptySupport(item('t')),
  what: 'Math tutoring',
  who: 'Mr. Lind',
  weekdays: [2, 4] as Goal['weekdays'],
  time: '15:15',
}

const known = (changes: Partial<KnownOfPlan> = {}): KnownOfPlan => ({
  supports: [],
  schedule: schedule.empty(),
  team: [],
  calendar: [aSchoolYear()],
  today: '2026-03-02',
  ...changes,
})

/** The better sentence, or null when none is offered. */
function better(goal: Goal, plan: KnownOfPlan): string | null {
  const offer = checkGoal(goal, plan)?.offer ?? null
  return offer === null ? null : sayGoal({ ...goal, ...offer })
}

describe('a wish that nobody can see', () => {
  it.each([
    'Improve attendance',
    'Better attendance',
    'No more absences',
    'Miss less school',
    'Come to school more often',
    'Come every day',
    'Come on time',
    'Be punctual',
    'Not be late',
    'Stop skipping class',
    'Don’t stay home',
    'Behave in class',
    'Have a better attitude',
    'Be respectful',
    'Be good',
    'Get better grades',
    'Catch up in math',
    'Do all homework',
    'Focus in class',
    'Do better',
    'Try harder',
    'Try my best',
    'Work harder',
    'Participate more',
    'Be more motivated',
    'Pay attention',
  ])('“%s” is asked about', (activity) => {
    expect(askAboutVagueness(activity, false)).toContain(`“${activity}”`)
    expect(askAboutGoal(aGoal({ activity }))).toBe(askAboutVagueness(activity, false))
  })

  it.each([
    'Come to math tutoring with Mr. Lind',
    'Walk in with the attendance ambassador',
    'Visit room 12 once',
    'Pick up the bus pass at the office',
    'Skip rope with Sam at recess',
    'Join the improv theatre club',
    'Eat lunch with the mural group',
    'Help the third grade readers',
    'Come to the robotics club',
    'Text Ms. Okafor on hard mornings',
  ])('“%s” can be seen', (activity) => {
    expect(askAboutVagueness(activity, false)).toBeNull()
  })

  it('asks which days, what time, with whom and by when of better attendance', () => {
    expect(askAboutVagueness('Improve attendance', false)).toBe(
      '“Improve attendance” is hard to see. Which thing, on which days, at what time, with whom, and by when?',
    )
  })

  it('takes coming on time for a goal once days and a time are said, better attendance never', () => {
    const days = { weekdays: [1, 2, 3, 4, 5] as Goal['weekdays'], time: '08:30' }
    expect(askAboutGoal(aGoal({ activity: 'Come on time', ...days }))).toContain('How many times')
    expect(askAboutGoal(aGoal({ activity: 'Improve attendance', ...days }))).toContain('hard to see')
  })
})

describe('a better sentence', () => {
  const attendance = aGoal({ activity: 'Improve attendance', startsOn: '2026-03-02' })

  it('is made from a support with days, counted over four weeks of the calendar', () => {
    expect(better(attendance, known({ supports: [tutoring] }))).toBe(
      'I will come to math tutoring with Mr. Lind on Tuesdays and Thursdays at 15:15, at least 6 of 8 times by 29 March.',
    )
    expect(checkGoal(attendance, known({ supports: [tutoring] }))?.offer?.supportIds).toEqual(['t'])
  })

  it('counts only days on which school is open', () => {
    const closures = [{ fromOn: '2026-03-09' as const, toOn: '2026-03-20' as const, label: 'Spring' }]
    const calendar = [aSchoolYear({ closures })]
    expect(better(attendance, known({ supports: [tutoring], calendar }))).toContain('at least 3 of 4 times')
  })

  it('keeps the days, the time and the numbers that were chosen already', () => {
    const chosen = {
      ...attendance,
      weekdays: [5],
      time: '09:00',
      target: 2,
      outOf: 4,
      dueOn: '2026-04-10',
    } as Goal
    expect(better(chosen, known({ supports: [tutoring] }))).toBe(
      'I will come to math tutoring with Mr. Lind on Fridays at 09:00, at least 2 of 4 times by 10 April.',
    )
  })

  it('is made from the first stage, or a hello to the touchpoint, when no support has days', () => {
    const sessions = ([1, 3] as const).map((weekday) => ({
      id: item(`x${weekday}`),
      weekday,
      from: '08:30',
      to: '11:30',
      what: 'Art',
    }))
    const stages = [{ id: item('s'), name: '', startsOn: null, endsOn: null, sessions, note: '' }]
    expect(better(attendance, known({ schedule: { ...schedule.empty(), stages } }))).toContain(
      'I will come to art on Mondays and Wednesdays at 08:30',
    )
    const team = [
      { id: item('m'), role: 'counselor' as const, name: 'Ms. Okafor', contact: '', isTouchpoint: true },
    ]
    expect(better(attendance, known({ team }))).toContain(
      'I will say hello to Ms. Okafor at the door on Mondays',
    )
  })

  it('is not invented when nothing is known, nor for an activity that only lacks its days', () => {
    expect(better(attendance, known())).toBeNull()
    expect(
      better(aGoal({ activity: 'Come to the robotics club' }), known({ supports: [tutoring] })),
    ).toBeNull()
  })

  it('fills in the days of a support that the goal names', () => {
    expect(better(aGoal({ activity: 'Go to math tutoring' }), known({ supports: [tutoring] }))).toBe(
      'I will go to math tutoring on Tuesdays and Thursdays at 15:15, at least 6 of 8 times by 29 March.',
    )
  })

  it('never breaks a goal, never asks for more days than there are, and is not offered twice', () => {
    const activities = fc.constantFrom('Improve attendance', 'Do better', 'Math tutoring', 'Come on time')
    fc.assert(
      fc.property(activities, anyWeekdays, anyCalendar, anyDay, (activity, weekdays, calendar, today) => {
        const plan = known({ supports: [tutoring], calendar, today })
        const goal = aGoal({ activity, weekdays })
        const offer = checkGoal(goal, plan)?.offer ?? null
        fc.pre(offer !== null)
        const taken = { ...goal, ...offer }
        expect(goalSchema.safeParse(taken).success).toBe(true)
        const days = listGoalDays(taken, calendar).length
        const enough = days === 0 ? 0 : Math.max(1, Math.floor(days * 0.75))
        expect([taken.outOf ?? 0, taken.target ?? 0]).toEqual([days, enough])
        expect(checkGoal(taken, plan)?.offer ?? null).toBeNull()
      }),
    )
  })
})
