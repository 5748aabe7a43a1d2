/** Series of check-ins and contacts over closures, terms, leap days and school years: one due day at most, never a closed one. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckInRhythm, findCheckInDue } from '#shared/domain/check-in-series.ts'
import { describeStanding, findCommunicationDue, isWithPersonOf } from '#shared/domain/communication-due.ts'
import type { Contact } from '#shared/domain/contact.ts'
import {
  addDays,
  daysBetween,
  type IsoDate,
  toEpochDay,
  type Weekday,
  weekdayOf,
} from '#shared/domain/day.ts'
import { isOpenOn, type SchoolCalendar } from '#shared/domain/open-days.ts'
import type { CommunicationLine } from '#shared/domain/sections/communication.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aSchoolYear } from './a-school-year.ts'

const weekly = (...checkInWeekdays: Weekday[]): CheckInRhythm => ({ checkInEvery: 'week', checkInWeekdays })
const daily: CheckInRhythm = { checkInEvery: 'day', checkInWeekdays: [] }
const year = aSchoolYear()
/** Two years with a summer, terms, a week off that spans a year's end, and a leap day. */
const twoYears: SchoolCalendar = [
  aSchoolYear({
    startsOn: '2027-09-01',
    endsOn: '2028-06-23',
    terms: [
      { name: 'Autumn', startsOn: '2027-09-01', endsOn: '2027-12-17' },
      { name: 'Spring', startsOn: '2028-01-04', endsOn: '2028-06-23' },
    ],
    closures: [{ fromOn: '2028-02-14', toOn: '2028-02-18', label: 'Winter week' }],
  }),
  aSchoolYear({ startsOn: '2028-08-28', endsOn: '2029-06-22', closures: [] }),
]

const anOpenStretch = fc.integer({ min: toEpochDay('2027-08-01'), max: toEpochDay('2029-03-01') })
const aDay = anOpenStretch.map((day) => addDays('1970-01-01', day))
const someWeekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5), { maxLength: 4 })
const aRhythm: fc.Arbitrary<CheckInRhythm> = fc.record({
  checkInEvery: fc.constantFrom('day', 'week', 'two-weeks'),
  checkInWeekdays: someWeekdays,
})

describe('a series of check-ins', () => {
  const due = (
    rhythm: CheckInRhythm,
    lastOn: IsoDate | null,
    today: IsoDate,
    calendar: SchoolCalendar = [year],
    fromOn: IsoDate = '2026-03-02',
  ) => findCheckInDue(rhythm, calendar, { fromOn, lastOn, today })

  it('needs a rhythm', () => {
    expect(due({ checkInEvery: null, checkInWeekdays: [5] }, null, '2026-03-04')).toBeNull()
  })

  it('begins with the first planned day of the plan', () => {
    expect(due(weekly(5), null, '2026-03-02')).toBe('2026-03-06')
    expect(due(weekly(), null, '2026-03-02')).toBe('2026-03-02')
    expect(due(daily, null, '2026-03-02')).toBe('2026-03-02')
  })

  it('asks for what was missed once, and not a second time for the week after', () => {
    expect(due(weekly(5), '2026-03-06', '2026-04-01')).toBe('2026-03-13')
    expect(due(weekly(5), '2026-04-01', '2026-04-01')).toBe('2026-04-10')
  })

  it('takes the day before or the Monday after for a Friday', () => {
    expect(due(weekly(5), '2026-03-12', '2026-03-12')).toBe('2026-03-20')
    expect(due(weekly(5), '2026-03-16', '2026-03-16')).toBe('2026-03-20')
    expect(due({ checkInEvery: 'two-weeks', checkInWeekdays: [5] }, '2026-03-16', '2026-03-16')).toBe(
      '2026-03-27',
    )
  })

  it('of several weekdays asks on each of them', () => {
    expect(due(weekly(2, 4), '2026-03-10', '2026-03-10')).toBe('2026-03-12')
    expect(due(weekly(2, 4), '2026-03-12', '2026-03-12')).toBe('2026-03-17')
  })

  it('leaves out closures, and goes over a change of the clock as over any other night', () => {
    const closed = [aSchoolYear({ closures: [{ fromOn: '2026-03-09', toOn: '2026-03-13', label: '' }] })]
    expect(due(weekly(5), '2026-03-06', '2026-03-06', closed)).toBe('2026-03-20')
    expect(due(daily, '2026-03-06', '2026-03-06', closed)).toBe('2026-03-16')
    // Clocks change on 8 March in New York and on 29 March in London.
    expect(due(daily, '2026-03-27', '2026-03-27')).toBe('2026-03-30')
  })

  it('has the leap day and the turn of the year', () => {
    expect(due(weekly(2), '2028-02-22', '2028-02-22', twoYears, '2027-09-01')).toBe('2028-02-29')
    expect(due(daily, '2028-02-28', '2028-02-28', twoYears, '2027-09-01')).toBe('2028-02-29')
    expect(due(weekly(5), '2027-12-17', '2027-12-17', twoYears, '2027-09-01')).toBe('2028-01-07')
  })

  it('begins anew with a new school year and does not ask for what lies before it', () => {
    expect(due(weekly(5), '2028-05-05', '2028-06-20', twoYears, '2027-09-01')).toBe('2028-05-12')
    expect(due(weekly(5), '2028-05-05', '2028-07-20', twoYears, '2027-09-01')).toBe('2028-09-01')
    expect(due(weekly(5), '2028-05-05', '2028-09-20', twoYears, '2027-09-01')).toBe('2028-09-01')
  })

  it('waits for longer than a summer when the next school year is not on record, and then goes on', () => {
    expect(due(weekly(5), '2029-06-22', '2029-06-22', twoYears, '2027-09-01')).toBe('2029-10-26')
    const neverOpen = [aSchoolYear({ closures: [{ fromOn: '2025-09-01', toOn: '2026-06-26', label: '' }] })]
    expect(due(weekly(5), null, '2026-01-02', neverOpen, '2025-10-01')).toBeNull()
  })

  it('is due on an open planned day after the last one, whatever the calendar', () => {
    fc.assert(
      fc.property(aRhythm, aDay, fc.option(aDay), aDay, (rhythm, fromOn, lastOn, today) => {
        const on = findCheckInDue(rhythm, twoYears, { fromOn, lastOn, today })
        fc.pre(on !== null)
        expect(isOpenOn(twoYears, on)).toBe(true)
        expect(on >= fromOn).toBe(true)
        expect(lastOn === null || on > lastOn).toBe(true)
        const { checkInWeekdays } = rhythm
        const isPlanned = checkInWeekdays.length === 0 || checkInWeekdays.includes(weekdayOf(toEpochDay(on)))
        expect(isPlanned).toBe(true)
      }),
    )
  })

  it('is later than today once somebody checked in today', () => {
    fc.assert(
      fc.property(aRhythm, aDay, aDay, (rhythm, fromOn, today) => {
        const on = findCheckInDue(rhythm, twoYears, { fromOn, lastOn: today, today })
        fc.pre(on !== null)
        expect(on > today).toBe(true)
      }),
    )
  })

  it('kept on its day, comes as often as was agreed and never twice for one day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Weekday>(1, 2, 3, 4, 5),
        fc.constantFrom('week', 'two-weeks'),
        (on, every) => {
          const rhythm: CheckInRhythm = { checkInEvery: every, checkInWeekdays: [on] }
          let lastOn = findCheckInDue(rhythm, [], { fromOn: '2027-09-01', lastOn: null, today: '2027-09-01' })
          for (let time = 0; time < 80 && lastOn !== null; time += 1) {
            const next: IsoDate | null = findCheckInDue(rhythm, [], {
              fromOn: '2027-09-01',
              lastOn,
              today: lastOn,
            })
            expect(next === null ? null : daysBetween(lastOn, next)).toBe(every === 'week' ? 7 : 14)
            lastOn = next
          }
        },
      ),
    )
  })

  it('stays the same day however long nobody checks in, within one school year', () => {
    fc.assert(
      fc.property(
        aRhythm,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        (rhythm, a, b) => {
          const [early, late] = [Math.min(a, b), Math.max(a, b)].map((days) => addDays('2027-09-02', days))
          const lastOn = '2027-09-02'
          const at = (today: IsoDate = lastOn) =>
            findCheckInDue(rhythm, twoYears, { fromOn: '2027-09-01', lastOn, today })
          expect(at(late)).toBe(at(early))
        },
      ),
    )
  })
})

const aLine = (changed: Partial<CommunicationLine> = {}): CommunicationLine => ({
  id: item('c1'),
  withWhom: 'Samira Haddad',
  channel: 'text',
  every: 'week',
  weekday: 4,
  startsOn: null,
  by: '',
  language: '',
  needsInterpreter: false,
  format: '',
  ...changed,
})

describe('a line of the communication plan', () => {
  const days = { fromOn: '2026-03-02', today: '2026-03-02' } as const
  const due = (changed: Partial<CommunicationLine>, lastReachedOn: IsoDate | null) =>
    findCommunicationDue(aLine(changed), [year], { ...days, lastReachedOn })

  it('is due first on its day after it begins', () => {
    expect(due({}, null)).toBe('2026-03-05')
    expect(due({ startsOn: '2026-03-09' }, null)).toBe('2026-03-12')
    expect(due({ weekday: null }, null)).toBe('2026-03-02')
  })

  it('comes again a week, two weeks or a month after somebody was reached', () => {
    expect(due({}, '2026-03-05')).toBe('2026-03-12')
    expect(due({ every: 'two-weeks' }, '2026-03-05')).toBe('2026-03-19')
    expect(due({ every: 'month', weekday: null }, '2026-03-05')).toBe('2026-04-06')
    expect(due({ every: 'month' }, '2026-03-05')).toBe('2026-04-02')
  })

  it('keeps its day when somebody was reached a little before or after', () => {
    expect(due({}, '2026-03-04')).toBe('2026-03-12')
    expect(due({}, '2026-03-06')).toBe('2026-03-12')
  })

  it('never falls on a closed day, and is later than the day on which somebody was reached', () => {
    const aWholeLine = fc.record({
      every: fc.constantFrom<CommunicationLine['every']>('week', 'two-weeks', 'month'),
      weekday: fc.option(fc.constantFrom<Weekday>(1, 2, 3, 4, 5)),
      startsOn: fc.option(aDay),
    })
    fc.assert(
      fc.property(aWholeLine, aDay, aDay, (line, fromOn, today) => {
        const on = findCommunicationDue(line, twoYears, { fromOn, lastReachedOn: today, today })
        fc.pre(on !== null)
        expect(isOpenOn(twoYears, on)).toBe(true)
        expect(on > today && on >= fromOn).toBe(true)
      }),
    )
  })

  it('knows its person however the name was written, and counts a contact without a name', () => {
    const isWith = (withWhom: string) => isWithPersonOf(aLine(), { withWhom })
    expect(['samira  haddad', 'Samira', 'Mrs. Samira Haddad', ''].map(isWith)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['Sami', 'Yusuf Haddad', 'Bus company'].map(isWith)).toEqual([false, false, false])
    expect(isWithPersonOf(aLine({ withWhom: 'Łukasz' }), { withWhom: 'lukasz Wójcik' })).toBe(true)
  })

  it('counts attempts since the last time that somebody was reached', () => {
    const aContact = (happenedOn: IsoDate, wasReached: boolean, withWhom: string) =>
      ({ happenedOn, wasReached, withWhom }) as Contact
    const contacts = [
      aContact('2026-03-10', false, 'Samira Haddad'),
      aContact('2026-03-09', false, 'Yusuf Haddad'),
      aContact('2026-03-05', true, 'Samira'),
      aContact('2026-03-03', false, 'Samira Haddad'),
    ]
    expect(describeStanding(aLine(), contacts, [year], { ...days, today: '2026-03-10' })).toEqual({
      dueOn: '2026-03-12',
      lastReachedOn: '2026-03-05',
      attemptsSince: 1,
    })
  })
})
