import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BankSupport, bankSupportDraft, hasRoom, toPlanSupport } from '#shared/domain/bank-support.ts'
import type { Weekday } from '#shared/domain/day.ts'
import type { BankSupportId } from '#shared/domain/identity.ts'
import { emptySupport, support } from '#shared/domain/sections/supports.ts'
import { listMissingStarters } from '#shared/domain/starter-supports.ts'
import { findTime, sayRhythm, withRhythm } from '#shared/domain/support-rhythm.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const tutoring: BankSupport = {
  id: 7 as BankSupportId,
  revision: 3,
  placesTaken: 8,
  name: 'Math tutoring',
  kind: 'tutoring',
  source: 'school',
  what: 'Two at a table',
  who: 'Mr. Lind',
  contact: '',
  languages: '',
  cost: '',
  capacity: 8,
  weekdays: [2, 4],
  times: 'from 15:15, room 12',
  answers: ['learning-gaps'],
  isRetired: false,
}

describe('a support from the bank', () => {
  it('brings its name, person, days and time into the plan', () => {
    expect(toPlanSupport(tutoring, item('t'), '2026-03-03')).toEqual({
      id: 't',
      kind: 'tutoring',
      what: 'Math tutoring',
      who: 'Mr. Lind',
      howOften: 'Tuesdays and Thursdays, from 15:15, room 12',
      bankId: 7,
      weekdays: [2, 4],
      time: '15:15',
      startsOn: '2026-03-03',
      endsOn: null,
    })
  })

  it('fits the plan however long the school’s words are', () => {
    const long = { ...tutoring, name: 'a'.repeat(120), who: 'b'.repeat(120), times: 'c'.repeat(200) }
    expect(support.safeParse(toPlanSupport(long, item('t'), '2026-03-03')).success).toBe(true)
  })

  it('has room while a place is free, and always without a limit', () => {
    expect([8, 9, null, 0].map((capacity) => hasRoom({ ...tutoring, capacity }))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('the general list', () => {
  it('holds whole entries without a person, a place or a limit', () => {
    const starters = listMissingStarters([])
    expect(starters.every((starter) => bankSupportDraft.safeParse(starter).success)).toBe(true)
    expect(starters.filter(({ who, contact, capacity }) => who || contact || capacity !== null)).toEqual([])
    expect(new Set(starters.map(({ name }) => name)).size).toBe(starters.length)
    expect(starters.filter(({ answers, what }) => answers.length === 0 || what === '')).toEqual([])
  })

  it('lacks what the bank has already, in whatever letters', () => {
    const missing = listMissingStarters([{ name: ' BUS PÁSS ' }])
    expect(missing).toHaveLength(listMissingStarters([]).length - 1)
    expect(missing.map(({ name }) => name)).not.toContain('Bus pass')
  })
})

describe('a rhythm in words', () => {
  it('names the days and the time', () => {
    expect(sayRhythm([2, 4], '15:15')).toBe('Tuesdays and Thursdays at 15:15')
    expect(sayRhythm([1, 2, 3, 4, 5], null)).toBe('Every school day')
    expect(sayRhythm([1, 2, 3, 4, 6], null)).toBe('Mondays, Tuesdays, Wednesdays, Thursdays and Saturdays')
    expect(sayRhythm([], '15:15')).toBe('')
  })

  it('is said anew when the days change, unless a person said it in other words', () => {
    const written = (howOften: string) => ({
      ...emptySupport(item('t')),
      weekdays: [2, 4] as Weekday[],
      time: null,
      howOften,
    })
    const after = (howOften: string) => withRhythm(written(howOften), { weekdays: [5] }).howOften
    expect(after('Tuesdays and Thursdays')).toBe('Fridays')
    expect(after('Tuesdays and Thursdays, from 15:15, room 12')).toBe('Fridays, from 15:15, room 12')
    expect(after('Whenever she likes')).toBe('Whenever she likes')
    expect(withRhythm(written('Tuesdays and Thursdays'), { time: '15:15' }).howOften).toBe(
      'Tuesdays and Thursdays at 15:15',
    )
    expect(withRhythm(emptySupport(item('t')), { weekdays: [1] }).howOften).toBe('Mondays')
  })

  it('always fits its field', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 120 }),
        fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7]),
        fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7]),
        (rest, before, after) => {
          const howOften = `${sayRhythm(before, null)}${rest}`.slice(0, 120)
          const next = withRhythm(
            { ...emptySupport(item('t')), weekdays: before, howOften },
            { weekdays: after },
          )
          expect(next.howOften.length).toBeLessThanOrEqual(120)
        },
      ),
    )
  })

  it('finds the first time of day in the school’s words', () => {
    expect(['from 15:15, room 12', '8:05 at the gate', 'after lunch', 'at 25:10'].map(findTime)).toEqual([
      '15:15',
      '08:05',
      null,
      null,
    ])
  })
})
