/** The rules of Today over any school calendar: one line a matter, never too early, in a kind order. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { indexOpenDays } from '#shared/domain/near-days.ts'
import { listOpenDays, type SchoolCalendar } from '#shared/domain/open-days.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { emptyPromise } from '#shared/domain/sections/promises.ts'
import { compareSilences, findSilence } from '#shared/domain/silence.ts'
import type { DatedStage } from '#shared/domain/stage-attendance.ts'
import { isDue, type PlanOfToday, type TodayView } from '#shared/domain/today-line.ts'
import { findPromiseDue, listPlanLines, orderLines } from '#shared/domain/today-lines.ts'
import { findStageAsk } from '#shared/domain/today-stage-lines.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { anyCalendar, anyDay } from './any-calendar.ts'

const viewOf = (calendar: SchoolCalendar, today: IsoDate): TodayView => ({
  today,
  calendar,
  openDays: indexOpenDays(calendar, addDays(today, -400), addDays(today, 60)),
  sessionsADay: 1,
})

function aPlan(sinceOn: IsoDate, changed: Partial<PlanOfToday> = {}): PlanOfToday {
  return {
    studentId: 1 as StudentId,
    planId: 1 as PlanId,
    fullName: 'Amina Haddad',
    calledName: 'Amina',
    sinceOn,
    content: emptyPlanContent(),
    lastCheckIn: null,
    contacts: [],
    lastReview: null,
    stageDecisions: [],
    openDecisions: [],
    occurrences: [],
    days: [],
    ...changed,
  }
}

const anyStages = fc.array(fc.record({ from: fc.integer({ min: -60, max: 20 }), length: fc.nat(30) }), {
  maxLength: 4,
})

function aLivedPlan(
  today: IsoDate,
  stages: readonly { from: number; length: number }[],
  offset: number,
): PlanOfToday {
  const content = emptyPlanContent()
  return aPlan(addDays(today, -60), {
    content: {
      ...content,
      promises: {
        items: (['school', 'family', 'student'] as const).map((party) => ({
          ...emptyPromise(item(party), party),
          words: 'a quiet desk',
          dueOn: addDays(today, offset),
        })),
      },
      schedule: {
        ...content.schedule,
        reviewOn: addDays(today, offset),
        stages: stages.map(({ from, length }, index) => ({
          id: item(`w${index}`),
          name: '',
          startsOn: addDays(today, from),
          endsOn: addDays(today, from + length),
          sessions: [],
          note: '',
        })),
      },
      rhythm: {
        ...content.rhythm,
        checkInEvery: 'day',
        checkInTime: '10:40',
        firstReviewOn: addDays(today, offset),
        reviewEvery: 'month',
      },
      communication: {
        items: [
          {
            id: item('c1'),
            withWhom: 'Samira',
            channel: 'call',
            every: 'week',
            weekday: null,
            startsOn: null,
            by: '',
            language: 'Gujarati',
            needsInterpreter: true,
            format: '',
          },
        ],
      },
    },
  })
}

test('a matter has one line at most, and every line that is shown is due or asks before its end', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyDay,
      anyStages,
      fc.integer({ min: -50, max: 10 }),
      (calendar, today, stages, offset) => {
        const view = viewOf(calendar, today)
        const lines = listPlanLines(aLivedPlan(today, stages, offset), view)
        const due = lines.filter((line) => isDue(line, today))
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
        for (const kind of ['check-in', 'contact', 'review', 'stage-ending', 'stage-review', 'drift'])
          expect(due.filter((line) => line.kind === kind).length).toBeLessThanOrEqual(1)
        expect(
          due.filter(({ kind }) => kind === 'review' || kind === 'stage-review').length,
        ).toBeLessThanOrEqual(1)
        for (const line of due) {
          expect(line.dueOn <= today || line.kind === 'stage-ending').toBe(true)
          expect(line.daysLate).toBe(
            line.dueOn < today ? listOpenDays(calendar, addDays(line.dueOn, 1), today).length : 0,
          )
        }
        const promised = due.filter(({ kind }) => kind === 'promise').length
        expect(promised).toBe(offset <= 0 ? 3 : 0)
      },
    ),
  )
})

test('the school’s own late promises come first, and drift comes last', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyDay,
      anyStages,
      fc.integer({ min: -20, max: 0 }),
      (calendar, today, stages, offset) => {
        const view = viewOf(calendar, today)
        const lines = listPlanLines(aLivedPlan(today, stages, offset), view).filter((line) =>
          isDue(line, today),
        )
        const ordered = orderLines(lines.toReversed())
        expect(ordered).toEqual(orderLines(lines))
        const first = ordered.findIndex(({ about, daysLate }) => about.party === 'school' && daysLate > 0)
        expect(first).toBeLessThanOrEqual(0)
      },
    ),
  )
})

test('a check-in says that we could not meet the last time', () => {
  const content = emptyPlanContent()
  const rhythm = { ...content.rhythm, checkInEvery: 'day' as const }
  const lastCheckIn = { on: '2026-03-02' as const, wasMet: false, words: '' }
  const plan = aPlan('2026-03-02', { content: { ...content, rhythm }, lastCheckIn })
  const [line] = listPlanLines(plan, viewOf([], '2026-03-03'))
  expect(line?.detail).toBe('We could not meet yesterday.')
})

test('check-ins of one day come by the hour', () => {
  const today = '2026-03-03'
  const view = viewOf([], today)
  const at = (id: number, checkInTime: string | null) => {
    const content = emptyPlanContent()
    const rhythm = { ...content.rhythm, checkInEvery: 'day' as const, checkInTime }
    return listPlanLines(aPlan(today, { planId: id as PlanId, content: { ...content, rhythm } }), view)
  }
  const lines = orderLines([...at(1, null), ...at(2, '13:05'), ...at(3, '08:15')])
  expect(lines.map(({ when }) => when)).toEqual(['08:15', '13:05', ''])
})

describe('a stage', () => {
  const stageOf = (startsOn: IsoDate, length: number): DatedStage => ({
    id: item('w1'),
    name: '',
    startsOn,
    endsOn: addDays(startsOn, length),
    sessions: [],
    note: '',
  })

  test('asks at most five school days before it ends, never before it began', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.nat(45), (calendar, startsOn, length) => {
        const stage = stageOf(startsOn, length)
        const view = viewOf(calendar, startsOn)
        const asksOn = findStageAsk(stage, view)
        expect(startsOn <= asksOn && asksOn <= stage.endsOn).toBe(true)
        const ahead = listOpenDays(calendar, addDays(asksOn, 1), stage.endsOn).length
        expect(ahead).toBeLessThanOrEqual(5)
        expect(ahead).toBeLessThanOrEqual(listOpenDays(calendar, startsOn, stage.endsOn).length / 2)
      }),
    )
  })

  test('whoever decided to stay is asked again after the end, whoever moved on is not', () => {
    const today = '2026-03-12'
    const plan = (stageChoice: 'stay' | 'move-on', day: IsoDate) => {
      const content = emptyPlanContent()
      const schedule = { ...content.schedule, stages: [stageOf('2026-03-02', 11)] }
      const stageDecisions = [{ itemId: item('w1'), stageChoice, decidedOn: today as IsoDate }]
      return listPlanLines(
        aPlan('2026-03-02', { content: { ...content, schedule }, stageDecisions }),
        viewOf([], day),
      )
    }
    const isAsked = (lines: readonly { kind: string }[]) => lines.some(({ kind }) => kind === 'stage-ending')
    expect(isAsked(plan('stay', '2026-03-13'))).toBe(false)
    expect(isAsked(plan('stay', '2026-03-16'))).toBe(true)
    expect(isAsked(plan('move-on', '2026-03-16'))).toBe(false)
  })

  test('that is over while the next one is lived is asked about as moved on', () => {
    const content = emptyPlanContent()
    const first = stageOf('2026-03-02', 11)
    const askedOn = (day: IsoDate) => {
      const second = { ...stageOf('2026-03-16', 25), id: item('w2') }
      const schedule = { ...content.schedule, stages: [first, second] }
      const lines = listPlanLines(aPlan('2026-03-02', { content: { ...content, schedule } }), viewOf([], day))
      return lines.find(({ kind }) => kind === 'stage-ending')?.detail
    }
    expect(askedOn('2026-03-13')).toBe('Move on, stay, or step back?')
    expect(askedOn('2026-03-16')).toBe('What comes next has begun. Was it right to move on?')
  })
})

describe('a promise', () => {
  const index = indexOpenDays([], '2026-01-01', '2026-12-31')

  test('that is kept or was changed, or never had a day, asks for nothing', () => {
    const dueOn = '2026-03-02'
    for (const state of ['kept', 'changed'] as const)
      expect(findPromiseDue({ state, dueOn, settledOn: dueOn }, index)).toBeNull()
    expect(findPromiseDue({ state: 'open', dueOn: null, settledOn: null }, index)).toBeNull()
  })

  test('that was changed to a new day is asked about from that day on', () => {
    const changed = { state: 'changed', settledOn: '2026-03-06' } as const
    expect(findPromiseDue({ ...changed, dueOn: '2026-03-16' }, index)).toBe('2026-03-16')
    expect(findPromiseDue({ ...changed, dueOn: '2026-03-06' }, index)).toBeNull()
  })

  test('that is not kept yet rests for five school days; a new day counts from itself', () => {
    const settledOn = '2026-03-06'
    expect(findPromiseDue({ state: 'not-yet', dueOn: '2026-03-02', settledOn }, index)).toBe('2026-03-13')
    expect(findPromiseDue({ state: 'not-yet', dueOn: '2026-04-02', settledOn }, index)).toBe('2026-04-02')
  })
})

test('an index of school days agrees with counting them one by one', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(120), fc.nat(60), (calendar, from, length, count) => {
      const to = addDays(from, length)
      const index = indexOpenDays(calendar, addDays(from, -10), addDays(to, 200))
      expect(index.countAfter(from, to)).toBe(listOpenDays(calendar, addDays(from, 1), to).length)
      // Beyond the last school day on record there is none to find.
      const later = listOpenDays(calendar, addDays(from, 1), addDays(to, 200))
      const after = index.findAfter(from, count + 1)
      expect(after).toBe(later[count] ?? null)
      expect(index.findBefore(addDays(to, 1), 1)).toBe(
        listOpenDays(calendar, addDays(from, -10), to).at(-1) ?? null,
      )
    }),
  )
})

test('a silence begins after ten school days, holidays not counted, and the longest comes first', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(80), fc.boolean(), (calendar, today, back, hasSpoken) => {
      const sinceOn = addDays(today, -back)
      const lastSpokenOn = hasSpoken ? sinceOn : null
      const { openDays } = viewOf(calendar, today)
      const silence = findSilence({ sinceOn, lastSpokenOn, attempts: 2, today }, openDays)
      const school = listOpenDays(calendar, addDays(sinceOn, 1), today).length
      expect(silence).toEqual(
        school < 10 ? null : { lastSpokenOn, schoolDays: hasSpoken ? school : null, attempts: 2 },
      )
    }),
  )
  const quiet = [11, null, 30].map((schoolDays) => ({ lastSpokenOn: null, schoolDays, attempts: 0 }))
  expect(quiet.toSorted(compareSilences).map(({ schoolDays }) => schoolDays)).toEqual([null, 30, 11])
})
