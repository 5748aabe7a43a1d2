/** Goals verified and stages followed on a real vault. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GoalDay } from '#shared/contract/calls/follow-up.ts'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import type { OccurrenceState } from '#shared/domain/goal-occurrence.ts'
import { emptyGoal, type Goal } from '#shared/domain/sections/goals.ts'
import type { Schedule } from '#shared/domain/sections/schedule.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aPlannedStudent, type PlannedStudent } from '#tests/core/plans/a-planned-student.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const goalId = item('tutoring')
const tutoring: Goal = {
  ...emptyGoal(goalId),
  activity: 'come to math tutoring',
  weekdays: [2, 4],
  startsOn: '2026-03-03',
  dueOn: '2026-03-19',
}

let planned: PlannedStudent
beforeEach(async () => {
  planned = await aPlannedStudent()
  const closures = [{ fromOn: '2026-03-05' as const, toOn: '2026-03-05' as const, label: 'Snow' }]
  const { id: _id, ...draft } = aSchoolYear({ closures })
  await planned.vault.call('school.saveYear', { id: null, draft })
  await saveSection('goals', { items: [tutoring] })
  planned.vault.clock.set('2026-03-12T12:00:00.000Z')
})
afterEach(() => planned.vault.remove())

async function saveSection(section: 'goals' | 'schedule', content: unknown): Promise<void> {
  const { vault, planId, studentId } = planned
  const { plan } = await vault.call('plans.findOfStudent', { studentId })
  await vault.call('plans.saveSection', { planId, revision: plan?.revision ?? 0, section, content })
}

const listDays = async () =>
  (await planned.vault.call('goals.listDays', { planId: planned.planId })).goals.find(
    (one) => one.goalId === goalId,
  )
const verify = (...days: GoalDay[]) =>
  planned.vault.call('goals.verify', { planId: planned.planId, goalId, days })
const day = (on: IsoDate, state: OccurrenceState | null = null, words = ''): GoalDay => ({ on, state, words })

/** The student's marks for these days, P or A, of a school of one. */
const mark = (...marks: [IsoDate, 'P' | 'A'][]) =>
  bringIn(
    planned.vault,
    `Student ID,Date,Code\n${marks.map(([on, code]) => `1001,${on},${code}`).join('\n')}\n`,
  )

describe('the days of a goal', () => {
  it('come from the school calendar, closures skipped, those to come as well', async () => {
    expect((await listDays())?.days).toEqual([
      day('2026-03-03'),
      day('2026-03-10'),
      day('2026-03-12'),
      day('2026-03-17'),
      day('2026-03-19'),
    ])
  })

  it('are verified one by one or a week at once, corrected, and taken back', async () => {
    await verify(day('2026-03-03', 'excused', 'Dentist'))
    await verify(day('2026-03-10', 'done'), day('2026-03-12', 'done'))
    await verify(day('2026-03-12', 'missed', 'The bus was full'))
    await verify(day('2026-03-10'))
    expect((await listDays())?.days.slice(0, 3)).toEqual([
      day('2026-03-03', 'excused', 'Dentist'),
      day('2026-03-10'),
      day('2026-03-12', 'missed', 'The bus was full'),
    ])
  })

  it('that are still to come are refused, and nothing beside them is kept', async () => {
    await expect(verify(day('2026-03-12', 'done'), day('2026-03-17', 'done'))).rejects.toThrow(
      'goal.too-early',
    )
    expect((await listDays())?.days.every(({ state }) => state === null)).toBe(true)
  })

  it('stay as verified when the weekdays change', async () => {
    await verify(day('2026-03-10', 'done'))
    await saveSection('goals', { items: [{ ...tutoring, weekdays: [1] }] })
    expect((await listDays())?.days).toEqual([
      day('2026-03-09'),
      day('2026-03-10', 'done'),
      day('2026-03-16'),
    ])
  })

  it('of a goal that was taken out meanwhile, or of a plan that has ended, are refused', async () => {
    await saveSection('goals', { items: [] })
    await expect(verify(day('2026-03-10', 'done'))).rejects.toThrow('plan.changed-elsewhere')
    await saveSection('goals', { items: [tutoring] })
    await planned.vault.call('plans.move', {
      planId: planned.planId,
      to: 'closed',
      reason: 'Moved',
      whatHelped: '',
    })
    await expect(verify(day('2026-03-10', 'done'))).rejects.toThrow('plan.ended')
  })

  it('stand beside attendance in the same weeks, so far', async () => {
    await mark(
      ['2026-02-27', 'A'],
      ['2026-03-02', 'P'],
      ['2026-03-03', 'A'],
      ['2026-03-10', 'P'],
      ['2026-03-12', 'P'],
    )
    expect((await listDays())?.sameWeeks).toEqual({ came: 3, of: 4 })
  })
})

describe('the way back', () => {
  const session = (id: string, weekday: 1 | 2 | 3 | 4 | 5) => ({
    id: item(id),
    weekday,
    from: '08:30',
    to: '11:30',
    what: '',
  })
  const schedule: Schedule = {
    isPhased: true,
    stages: [
      {
        id: item('later'),
        name: 'Days',
        startsOn: '2026-03-16',
        endsOn: '2026-03-27',
        sessions: [session('b', 1)],
        note: '',
      },
      {
        id: item('first'),
        name: 'Mornings',
        startsOn: '2026-03-02',
        endsOn: '2026-03-13',
        sessions: [session('a1', 1), session('a2', 2)],
        note: '',
      },
    ],
    reviewOn: null,
    longerBecause: '',
  }
  const listAttendance = () => planned.vault.call('schedule.listAttendance', { planId: planned.planId })

  it('shows each stage that has begun against what was agreed and against full time', async () => {
    await saveSection('schedule', schedule)
    const days = Array.from({ length: 9 }, (_, after) => addDays('2026-03-02', after))
    const school = days.filter((on) => weekdayOf(toEpochDay(on)) <= 5)
    await mark(
      ...school.map((on): [IsoDate, 'P' | 'A'] => [
        on,
        on === '2026-03-03' || on === '2026-03-04' ? 'A' : 'P',
      ]),
    )
    expect(await listAttendance()).toEqual({
      stages: [
        {
          stageId: 'first',
          name: 'Mornings',
          startsOn: '2026-03-02',
          endsOn: '2026-03-13',
          agreed: 4,
          cameToAgreed: 3,
          fullTime: 6,
          cameToFullTime: 4,
        },
      ],
      unit: 'day',
      marksThroughOn: '2026-03-10',
      lookDueOn: '2026-03-16',
    })
    planned.vault.clock.set('2026-03-16T12:00:00.000Z')
    expect((await listAttendance()).stages.map(({ stageId }) => stageId)).toEqual(['first', 'later'])
  })

  it('counts two weeks anew from a decision about a stage', async () => {
    await saveSection('schedule', schedule)
    await planned.vault.call('decisions.make', {
      planId: planned.planId,
      reviewId: null,
      about: 'stage',
      itemId: item('first'),
      stageChoice: 'stay',
      untilOn: '2026-03-20',
      what: 'Mornings a week longer',
      reason: 'They go well',
      who: '',
      byOn: null,
    })
    expect((await listAttendance()).lookDueOn).toBe('2026-03-26')
  })

  it('has nothing to compare before it begins', async () => {
    await saveSection('schedule', { ...schedule, isPhased: false })
    expect(await listAttendance()).toEqual({ stages: [], unit: 'day', marksThroughOn: null, lookDueOn: null })
  })
})
