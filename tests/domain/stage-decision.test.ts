import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDate, type Weekday } from '#shared/domain/day.ts'
import { stageChoices } from '#shared/domain/decision.ts'
import { isOpenOn, listOpenDays } from '#shared/domain/open-days.ts'
import type { Schedule, ScheduleStage } from '#shared/domain/sections/schedule.ts'
import { schedule as section } from '#shared/domain/sections/schedule.ts'
import { type DatedStage, listDatedStages } from '#shared/domain/stage-attendance.ts'
import { applyStageDecision, countDays } from '#shared/domain/stage-decision.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aSchoolYear } from './a-school-year.ts'
import { anyCalendar, anyDay } from './any-calendar.ts'

const aStage = (name: string, startsOn: IsoDate | null, endsOn: IsoDate | null): ScheduleStage => ({
  id: item(name),
  name,
  startsOn,
  endsOn,
  sessions: ([1, 3] as Weekday[]).map((weekday) => ({
    id: item(`${name}-${weekday}`),
    weekday,
    from: '08:30',
    to: '11:30',
    what: `Art of ${name}`,
  })),
  note: `Note of ${name}`,
})

/** Two weeks of mornings, two weeks of longer mornings, two weeks of days; 20 March is closed. */
const calendar = [
  aSchoolYear({ closures: [{ fromOn: '2026-03-20', toOn: '2026-03-20', label: 'Training' }] }),
]
const schedule: Schedule = {
  isPhased: true,
  stages: [
    aStage('one', '2026-03-02', '2026-03-13'),
    aStage('two', '2026-03-16', '2026-03-27'),
    aStage('three', '2026-03-30', '2026-04-10'),
  ],
  reviewOn: '2026-03-13',
  longerBecause: '',
}

const decide = (
  choice: (typeof stageChoices)[number],
  stageId: string,
  on: IsoDate,
  untilOn: IsoDate | null,
) => applyStageDecision(schedule, { choice, stageId: item(stageId), on, untilOn }, calendar)
const datesOf = (changed: Schedule | null) =>
  changed?.stages.map(({ name, startsOn, endsOn }) => `${name} ${startsOn} ${endsOn}`) ?? null

describe('a decision about a stage', () => {
  it('moves on: the next stage starts on the next school day, and later ones keep their length', () => {
    expect(datesOf(decide('move-on', 'one', '2026-03-06', null))).toEqual([
      'one 2026-03-02 2026-03-06',
      // Nine school days, since one of its days was a closure.
      'two 2026-03-09 2026-03-19',
      'three 2026-03-23 2026-04-03',
    ])
  })

  it('moves on from a stage that ended already without touching what has begun', () => {
    expect(datesOf(decide('move-on', 'one', '2026-03-17', null))).toEqual(datesOf(schedule))
  })

  it('stays: the stage goes on until the day, the rest follows', () => {
    expect(datesOf(decide('stay', 'one', '2026-03-12', '2026-03-19'))).toEqual([
      'one 2026-03-02 2026-03-19',
      'two 2026-03-23 2026-04-02',
      'three 2026-04-03 2026-04-16',
    ])
  })

  it('steps back: the earlier stage is lived again, then this one from its beginning, then the rest', () => {
    const changed = decide('step-back', 'two', '2026-03-18', '2026-03-27')
    expect(datesOf(changed)).toEqual([
      'one 2026-03-02 2026-03-13',
      'two 2026-03-16 2026-03-18',
      'one 2026-03-19 2026-03-27',
      'two 2026-03-30 2026-04-09',
      'three 2026-04-10 2026-04-23',
    ])
    expect(new Set(changed?.stages.map(({ id }) => id)).size).toBe(5)
  })

  it('leaves a stage that is lived now alone: about one before it nothing is possible but to have moved on', () => {
    expect(decide('step-back', 'two', '2026-04-02', '2026-04-10')).toBeNull()
    expect(decide('stay', 'one', '2026-03-20', '2026-03-31')).toBeNull()
    expect(datesOf(decide('move-on', 'two', '2026-04-02', null))).toEqual(datesOf(schedule))
    // Two stages that overlap: the later one began, and is not moved.
    const overlapping = {
      ...schedule,
      stages: [aStage('one', '2026-03-02', '2026-03-20'), aStage('two', '2026-03-16', '2026-03-27')],
    }
    const moved = { choice: 'move-on', stageId: item('one'), on: '2026-03-18', untilOn: null } as const
    expect(datesOf(applyStageDecision(overlapping, moved, calendar))).toEqual([
      'one 2026-03-02 2026-03-18',
      'two 2026-03-16 2026-03-27',
    ])
  })

  it('reaches twelve weeks ahead at most, whatever year was typed', () => {
    expect(datesOf(decide('stay', 'one', '2026-03-12', '2026-06-04'))?.[0]).toBe('one 2026-03-02 2026-06-04')
    expect(decide('stay', 'one', '2026-03-12', '2026-06-05')).toBeNull()
    for (const untilOn of ['2026-06-11', '2062-03-19', '9999-12-30'] as const) {
      expect(decide('stay', 'one', '2026-03-12', untilOn)).toBeNull()
      expect(decide('step-back', 'two', '2026-03-18', untilOn)).toBeNull()
    }
  })

  it('is not possible about a stage that is not there, has not begun, or has nothing before it', () => {
    expect(decide('move-on', 'four', '2026-03-06', null)).toBeNull()
    expect(decide('stay', 'two', '2026-03-06', '2026-03-20')).toBeNull()
    expect(decide('step-back', 'one', '2026-03-06', '2026-03-20')).toBeNull()
    const undated = { ...schedule, stages: [aStage('one', '2026-03-02', null)] }
    expect(
      applyStageDecision(
        undated,
        { choice: 'stay', stageId: item('one'), on: '2026-03-06', untilOn: null },
        [],
      ),
    ).toBeNull()
  })

  it('keeps stages without dates, last', () => {
    const withOne = { ...schedule, stages: [aStage('some day', null, null), ...schedule.stages] }
    const changed = applyStageDecision(
      withOne,
      { choice: 'move-on', stageId: item('one'), on: '2026-03-06', untilOn: null },
      calendar,
    )
    expect(changed?.stages.map(({ name }) => name)).toEqual(['one', 'two', 'three', 'some day'])
  })

  it('goes on into a next school year that is not on record yet by weekdays', () => {
    const late = {
      ...schedule,
      stages: [aStage('one', '2026-06-15', '2026-06-26'), aStage('two', '2026-06-29', '2026-07-03')],
    }
    const stayed = applyStageDecision(
      late,
      { choice: 'stay', stageId: item('one'), on: '2026-06-25', untilOn: '2026-06-30' },
      calendar,
    )
    expect(datesOf(stayed)).toEqual(['one 2026-06-15 2026-06-30', 'two 2026-07-01 2026-07-07'])
  })
})

const anySchedule = fc
  .tuple(
    anyDay,
    fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 0, max: 25 })), { minLength: 1, maxLength: 6 }),
  )
  .map(([firstOn, spans]): Schedule => {
    let last = firstOn
    const stages = spans.map(([gap, length], at) => {
      const startsOn = addDays(last, gap + 1)
      last = addDays(startsOn, length)
      return aStage(`s${at}`, startsOn, last)
    })
    return { isPhased: true, stages, reviewOn: null, longerBecause: '' }
  })

const grid = (stage: ScheduleStage) =>
  stage.sessions.map(({ weekday, from, to, what }) => `${weekday} ${from} ${to} ${what}`).join()

describe('whatever is decided', () => {
  const anyCase = fc.record({
    before: anySchedule,
    years: anyCalendar,
    at: fc.nat(5),
    choice: fc.constantFrom(...stageChoices),
    wait: fc.nat(40),
    until: fc.option(fc.nat(40), { nil: null }),
  })

  it('stages stay in order, never overlap, keep their sessions, and later ones their school days', () => {
    fc.assert(
      fc.property(anyCase, ({ before, years, at: chosen, choice, wait, until }) => {
        const stage = before.stages[chosen % before.stages.length] as DatedStage
        const on = addDays(stage.startsOn, wait)
        const untilOn = until === null ? null : addDays(on, until)
        const after = applyStageDecision(before, { choice, stageId: stage.id, on, untilOn }, years)
        const place = before.stages.indexOf(stage)
        const later = before.stages.slice(place + 1) as DatedStage[]
        const begun = later.filter(({ startsOn }) => startsOn <= on)
        expect(after === null).toBe(
          choice === 'move-on' ? false : begun.length > 0 || (choice === 'step-back' && place === 0),
        )
        if (after === null) return
        const dated = listDatedStages(after)
        expect(dated).toEqual(after.stages)
        expect(dated.filter((one, at) => one.endsOn >= (dated[at + 1]?.startsOn ?? '9999'))).toEqual([])
        const ids = after.stages.flatMap(({ id, sessions }) => [id, ...sessions.map((one) => one.id)])
        expect(new Set(ids).size).toBe(ids.length)
        const kept = before.stages.map((one) => dated.find(({ id }) => id === one.id) as DatedStage)
        expect(kept.map(grid)).toEqual(before.stages.map(grid))
        // What was lived already stays; the stage itself began when it began.
        expect(kept.slice(0, place)).toEqual(before.stages.slice(0, place))
        expect(kept[place]?.startsOn).toBe(stage.startsOn)
        expect(kept.slice(place + 1, place + 1 + begun.length)).toEqual(begun)
        const lengthsOf = (stages: readonly DatedStage[]) =>
          stages.map(({ startsOn, endsOn }) => countDays(years, startsOn, endsOn))
        expect(lengthsOf(kept.slice(place + 1))).toEqual(lengthsOf(later))
        expect(after.stages.length).toBe(before.stages.length + (choice === 'step-back' ? 2 : 0))
        expect(section.schema.safeParse(after).success).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('a stage that starts anew starts on a school day', () => {
    const years = [aSchoolYear(), aSchoolYear({ startsOn: '2026-09-01', endsOn: '2027-06-25' })]
    fc.assert(
      fc.property(anyCase, ({ before, at, choice, wait, until }) => {
        const stage = before.stages[at % before.stages.length] as DatedStage
        const on = addDays(stage.startsOn, wait)
        const untilOn = until === null ? null : addDays(on, until)
        const known = new Map(before.stages.map(({ id, startsOn }) => [id, startsOn]))
        const after = applyStageDecision(before, { choice, stageId: stage.id, on, untilOn }, years)
        const moved = listDatedStages(after ?? before).filter(
          ({ id, startsOn }) => known.get(id) !== startsOn,
        )
        for (const { startsOn } of moved) {
          expect(startsOn < '2025-09-01' || isOpenOn(years, startsOn)).toBe(true)
        }
      }),
    )
  })
})

describe('the length of a stage', () => {
  it('is its school days; of one that lies in a holiday its weekdays; never none', () => {
    expect(countDays(calendar, '2026-03-16', '2026-03-27')).toBe(9)
    expect(
      countDays(
        [aSchoolYear(), aSchoolYear({ startsOn: '2026-09-01', endsOn: '2027-06-25' })],
        '2026-07-06',
        '2026-07-12',
      ),
    ).toBe(5)
    expect(countDays(calendar, '2026-03-14', '2026-03-15')).toBe(1)
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.nat(60), (years, fromOn, length) => {
        const toOn = addDays(fromOn, length)
        const count = countDays(years, fromOn, toOn)
        expect(count).toBeGreaterThanOrEqual(1)
        expect(count).toBeGreaterThanOrEqual(listOpenDays(years, fromOn, toOn).length)
      }),
    )
  })
})
