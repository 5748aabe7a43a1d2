import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDate, toEpochDay, type Weekday, weekdayOf } from '#shared/domain/day.ts'
import { isOpenOn } from '#shared/domain/open-days.ts'
import { findLookDue } from '#shared/domain/schedule-looks.ts'
import type { Schedule, ScheduleSession, ScheduleStage } from '#shared/domain/sections/schedule.ts'
import {
  compareStage,
  type DatedStage,
  findStageOn,
  halvesOf,
  listDatedStages,
  type StudentDay,
} from '#shared/domain/stage-attendance.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { anyCalendar, anyDay } from './any-calendar.ts'

let ids = 0
const aSession = (weekday: Weekday, from: string, to: string): ScheduleSession => ({
  id: item(`x${(ids += 1)}`),
  weekday,
  from,
  to,
  what: '',
})

const aStage = (changes: Partial<DatedStage> = {}): DatedStage => ({
  id: item('stage'),
  name: 'Mornings',
  startsOn: '2026-03-02',
  endsOn: '2026-03-13',
  sessions: [aSession(1, '08:30', '11:30'), aSession(3, '08:30', '11:30')],
  note: '',
  ...changes,
})

const aSchedule = (stages: ScheduleStage[], changes: Partial<Schedule> = {}): Schedule => ({
  isPhased: true,
  stages,
  reviewOn: null,
  longerBecause: '',
  ...changes,
})

const aDay = (
  on: IsoDate,
  morning: StudentDay['morning'],
  afternoon: StudentDay['afternoon'] = null,
): StudentDay => {
  const halves = [morning, ...(afternoon === null ? [] : [afternoon])]
  const away = halves.filter((half) => half.startsWith('away') || half === 'half-away').length
  return {
    on,
    morning,
    afternoon,
    isAway: away * 2 >= halves.length,
    isLate: halves.includes('late'),
    hasMark: halves.some((half) => half !== 'not-taken' && half !== 'not-counted'),
  }
}

describe('the stage of a day', () => {
  it('is the one whose dates hold it, the later one where two overlap, and none between them', () => {
    const first = aStage({ id: item('first'), startsOn: '2026-03-02', endsOn: '2026-03-13' })
    const second = aStage({ id: item('second'), startsOn: '2026-03-13', endsOn: '2026-03-20' })
    const undated = { ...aStage({ id: item('undated') }), startsOn: null }
    const schedule = aSchedule([second, undated, first])
    expect(findStageOn(schedule, '2026-03-02')?.id).toBe('first')
    expect(findStageOn(schedule, '2026-03-13')?.id).toBe('second')
    expect(findStageOn(schedule, '2026-03-21')).toBeNull()
    expect(findStageOn({ ...schedule, isPhased: false }, '2026-03-02')).toBeNull()
    expect(listDatedStages(schedule).map(({ id }) => id)).toEqual(['first', 'second'])
  })
})

describe('the halves of a day that a stage asks for', () => {
  it.each([
    [['08:30', '11:30'], { morning: true, afternoon: false }],
    [['11:00', '12:45'], { morning: true, afternoon: false }],
    [['08:30', '15:00'], { morning: true, afternoon: true }],
    [['12:30', '15:00'], { morning: false, afternoon: true }],
    [['15:00', '09:00'], { morning: false, afternoon: false }],
  ] as const)('%j', ([from, to], halves) => {
    expect(halvesOf({ sessions: [aSession(1, from, to)] }, 1)).toEqual(halves)
    expect(halvesOf({ sessions: [aSession(1, from, to)] }, 2)).toEqual({ morning: false, afternoon: false })
  })
})

describe('attendance in a stage', () => {
  it('counts agreed days beside all days, where school marks once a day', () => {
    const days = [
      aDay('2026-02-27', 'present'),
      aDay('2026-03-02', 'present'),
      aDay('2026-03-03', 'away-excused'),
      aDay('2026-03-04', 'away-unexcused'),
      aDay('2026-03-05', 'not-taken'),
      aDay('2026-03-09', 'half-away'),
      aDay('2026-03-11', 'late'),
      aDay('2026-03-16', 'present'),
    ]
    expect(compareStage(aStage(), days, [], 1, '2026-03-31')).toMatchObject({
      agreed: 4,
      // Half a day away is what a morning stage agreed on.
      cameToAgreed: 3,
      fullTime: 5,
      cameToFullTime: 2,
    })
  })

  it('counts half days where school marks twice a day', () => {
    const days = [
      aDay('2026-03-02', 'present', 'away-excused'),
      aDay('2026-03-03', 'away-excused', 'away-excused'),
      aDay('2026-03-04', 'away-excused', 'present'),
      aDay('2026-03-09', 'late', 'not-taken'),
    ]
    expect(compareStage(aStage(), days, [], 2, '2026-03-31')).toMatchObject({
      agreed: 3,
      cameToAgreed: 2,
      fullTime: 7,
      cameToFullTime: 3,
    })
  })

  const states = [
    'present',
    'late',
    'elsewhere',
    'away-excused',
    'away-unexcused',
    'not-taken',
    'not-counted',
  ] as const
  const anySession = fc
    .record({
      weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5),
      hours: fc.constantFrom(['08:30', '11:30'], ['12:30', '15:00'], ['08:30', '15:00']),
    })
    .map(({ weekday, hours: [from = '', to = ''] }) => aSession(weekday, from, to))

  it('agrees with a count by hand, day by day, whatever the calendar', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.nat(40),
        anyDay,
        fc.array(anySession, { maxLength: 6 }),
        fc.array(fc.tuple(fc.constantFrom(...states), fc.constantFrom(...states)), {
          minLength: 60,
          maxLength: 60,
        }),
        (calendar, startsOn, length, throughOn, sessions, marks) => {
          const stage = aStage({ startsOn, endsOn: addDays(startsOn, length), sessions })
          const days = marks
            .map(([morning, afternoon], at) => aDay(addDays(startsOn, at - 8), morning, afternoon))
            .filter(({ on }) => isOpenOn(calendar, on))
          const hand = { agreed: 0, cameToAgreed: 0, fullTime: 0, cameToFullTime: 0 }
          for (const day of days) {
            if (day.on < stage.startsOn || day.on > stage.endsOn || day.on > throughOn) continue
            const own = sessions.filter(({ weekday }) => weekday === weekdayOf(toEpochDay(day.on)))
            const asked = [own.some(({ from }) => from === '08:30'), own.some(({ to }) => to === '15:00')]
            for (const [half, state] of [day.morning, day.afternoon].entries()) {
              if (state === null || state === 'not-taken' || state === 'not-counted') continue
              const came = !state.startsWith('away')
              hand.fullTime += 1
              if (came) hand.cameToFullTime += 1
              if (asked[half] === true) hand.agreed += 1
              if (asked[half] === true && came) hand.cameToAgreed += 1
            }
          }
          expect(compareStage(stage, days, calendar, 2, throughOn)).toMatchObject(hand)
        },
      ),
    )
  })
})

describe('the next look at the timetable', () => {
  const schedule = aSchedule([aStage({ startsOn: '2026-03-02', endsOn: '2026-04-10' })])

  it('is two weeks after the first day or the last look, or the agreed day when that is earlier', () => {
    expect(findLookDue(schedule, null, '2026-03-05')).toBe('2026-03-16')
    expect(findLookDue(schedule, '2026-03-12', '2026-03-13')).toBe('2026-03-26')
    expect(findLookDue({ ...schedule, reviewOn: '2026-03-11' }, null, '2026-03-05')).toBe('2026-03-11')
    expect(findLookDue({ ...schedule, reviewOn: '2026-03-11' }, '2026-03-11', '2026-03-12')).toBe(
      '2026-03-25',
    )
    expect(findLookDue(schedule, null, '2026-04-11')).toBeNull()
  })

  it('is never more than two weeks after a stage began or was looked at', () => {
    const maybeDay = fc.option(anyDay, { nil: null })
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(60),
        maybeDay,
        maybeDay,
        anyDay,
        (startsOn, length, reviewOn, lookedAtOn, today) => {
          const any = aSchedule([aStage({ startsOn, endsOn: addDays(startsOn, length) })], { reviewOn })
          const due = findLookDue(any, lookedAtOn, today)
          const isLived = startsOn <= today && today <= addDays(startsOn, length)
          expect(due !== null).toBe(isLived)
          const since = lookedAtOn !== null && lookedAtOn > startsOn ? lookedAtOn : startsOn
          expect(due === null || (due > since && due <= addDays(since, 14))).toBe(true)
        },
      ),
    )
  })
})
