import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAway, markCategories, type MarkCategory } from '#shared/domain/attendance.ts'
import { fromMarkByte, rollUpParts, toDayBytes, toMarkByte } from '#shared/domain/attendance-days.ts'

const lessons = (...categories: MarkCategory[]) =>
  categories.map((category, index) => ({ period: index + 1, category }))
const dayOf = (...parts: MarkCategory[]) => rollUpParts(parts)
const bytesAsWords = (bytes: readonly [number, number]) => bytes.map(fromMarkByte)

describe('rolling lessons up to a day', () => {
  it('is absent when out for exactly half of the lessons, present when out for less (CEDS 002022)', () => {
    expect(dayOf('present', 'present', 'present', 'away-unexcused', 'away-unexcused', 'away-unexcused')).toBe(
      'away-unexcused',
    )
    expect(dayOf('present', 'present', 'present', 'present', 'away-unexcused', 'away-unexcused')).toBe(
      'present',
    )
    expect(
      dayOf('present', 'present', 'present', 'present', 'away-excused', 'away-excused', 'away-excused'),
    ).toBe('present')
  })

  it('does not take late for absent', () => {
    expect(dayOf('late', 'late', 'present')).toBe('late')
    expect(dayOf('late', 'late', 'late')).toBe('late')
    expect(dayOf('late', 'away-unexcused')).toBe('away-unexcused')
  })

  it('leaves lessons aside that are not counted or not taken', () => {
    expect(dayOf('away-excused', 'not-counted', 'not-taken', 'not-counted')).toBe('away-excused')
    expect(dayOf('not-counted', 'not-taken')).toBe('not-counted')
    expect(dayOf('not-taken', 'not-taken')).toBe('not-taken')
    expect(dayOf()).toBe('not-taken')
  })

  it('calls an absent day excused when at least half of its lessons away were', () => {
    expect(dayOf('away-excused', 'away-unexcused')).toBe('away-excused')
    expect(dayOf('away-excused', 'away-unexcused', 'away-unexcused')).toBe('away-unexcused')
  })

  it('is elsewhere when every lesson attended was elsewhere', () => {
    expect(dayOf('elsewhere', 'elsewhere')).toBe('elsewhere')
    expect(dayOf('elsewhere', 'present')).toBe('present')
  })

  it('counts unlisted lessons as attended where only absences are listed', () => {
    expect(rollUpParts(['away-unexcused'], 6)).toBe('present')
    expect(rollUpParts(['away-unexcused', 'away-unexcused', 'away-unexcused'], 3)).toBe('away-unexcused')
  })

  it('is absent exactly when twice the lessons away reach the lessons counted, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...markCategories), { minLength: 1, maxLength: 9 }), (parts) => {
        const counted = parts.filter((part) => part !== 'not-counted' && part !== 'not-taken')
        const away = counted.filter(isAway)
        const day = rollUpParts(parts)
        expect(isAway(day)).toBe(counted.length > 0 && away.length * 2 >= counted.length)
        expect(rollUpParts(parts.toReversed())).toBe(day)
      }),
    )
  })
})

describe('the two bytes of a day', () => {
  it('keep every category apart from "no mark"', () => {
    expect(markCategories.map((category) => fromMarkByte(toMarkByte(category)))).toEqual([...markCategories])
    expect(fromMarkByte(0)).toBeNull()
    expect(bytesAsWords(toDayBytes([], 2))).toEqual([null, null])
  })

  it('believe a whole-day mark before lessons', () => {
    const marks = [
      ...lessons('away-unexcused', 'away-unexcused'),
      { period: 0, category: 'present' as const },
    ]
    expect(bytesAsWords(toDayBytes(marks, 1))).toEqual(['present', null])
  })

  it('hold morning and afternoon where there are two sessions a day', () => {
    expect(bytesAsWords(toDayBytes(lessons('present', 'away-excused'), 2))).toEqual([
      'present',
      'away-excused',
    ])
    expect(bytesAsWords(toDayBytes([{ period: 2, category: 'late' }], 2))).toEqual([null, 'late'])
    expect(bytesAsWords(toDayBytes([{ period: 0, category: 'away-excused' }], 2))).toEqual([
      'away-excused',
      'away-excused',
    ])
  })

  it('take half a day away for one of two sessions', () => {
    expect(bytesAsWords(toDayBytes([{ period: 0, category: 'half-away' }], 2))).toEqual([
      'half-away',
      'present',
    ])
    expect(bytesAsWords(toDayBytes([{ period: 0, category: 'half-away' }], 1))).toEqual(['half-away', null])
  })

  it('let a day of lessons stand for both sessions', () => {
    const marks = lessons('away-excused', 'away-excused', 'away-excused', 'present')
    expect(bytesAsWords(toDayBytes(marks, 2))).toEqual(['away-excused', 'away-excused'])
  })

  it('do not take one listed missed lesson for a missed day', () => {
    const missedThird = [{ period: 3, category: 'away-unexcused' as const }]
    expect(bytesAsWords(toDayBytes(missedThird, 1, 7))).toEqual(['present', null])
    expect(bytesAsWords(toDayBytes(missedThird, 1))).toEqual(['away-unexcused', null])
  })

  const wholeDay = (category: MarkCategory, minutesAway: number) => [{ period: 0, category, minutesAway }]
  const day = 390

  it('are absent from half of the minutes of a day on, whatever the code says', () => {
    expect(bytesAsWords(toDayBytes(wholeDay('away-excused', 195), 1, 0, day))).toEqual(['away-excused', null])
    expect(bytesAsWords(toDayBytes(wholeDay('away-excused', 194), 1, 0, day))).toEqual(['present', null])
    expect(bytesAsWords(toDayBytes(wholeDay('late', 194), 1, 0, day))).toEqual(['late', null])
    expect(bytesAsWords(toDayBytes(wholeDay('late', 195), 1, 0, day))).toEqual(['half-away', null])
    expect(bytesAsWords(toDayBytes(wholeDay('elsewhere', 390), 1, 0, day))).toEqual(['elsewhere', null])
  })

  it('take no minutes beside an absence for a column that nobody filled in', () => {
    expect(bytesAsWords(toDayBytes(wholeDay('away-unexcused', 0), 1, 0, day))).toEqual([
      'away-unexcused',
      null,
    ])
  })

  it('give one of two sessions to half a day of minutes, and both to three quarters', () => {
    expect(bytesAsWords(toDayBytes(wholeDay('away-excused', 200), 2, 0, day))).toEqual([
      'away-excused',
      'present',
    ])
    expect(bytesAsWords(toDayBytes(wholeDay('away-excused', 293), 2, 0, day))).toEqual([
      'away-excused',
      'away-excused',
    ])
  })

  it('keep the second session until three quarters of the day are missed', () => {
    expect(bytesAsWords(toDayBytes(wholeDay('away-excused', 292), 2, 0, day))).toEqual([
      'away-excused',
      'present',
    ])
  })

  it('weigh a session against half of the day, each for itself', () => {
    const sessions = (morning: number, afternoon: number) => [
      { period: 1, category: 'away-excused' as const, minutesAway: morning },
      { period: 2, category: 'late' as const, minutesAway: afternoon },
    ]
    expect(bytesAsWords(toDayBytes(sessions(97, 98), 2, 0, day))).toEqual(['present', 'half-away'])
    expect(bytesAsWords(toDayBytes(sessions(98, 97), 2, 0, day))).toEqual(['away-excused', 'late'])
  })

  it('say nothing in a school that does not say how long its day is', () => {
    expect(bytesAsWords(toDayBytes(wholeDay('late', 390), 1, 0, 0))).toEqual(['late', null])
    expect(bytesAsWords(toDayBytes(wholeDay('away-excused', 5), 1, 0, 0))).toEqual(['away-excused', null])
  })

  it('add up the minutes of lessons, and take a missed lesson without minutes for a whole one', () => {
    const some = (last: number | null) => [
      { period: 1, category: 'away-unexcused' as const, minutesAway: 50 },
      { period: 2, category: 'away-excused' as const },
      { period: 3, category: 'late' as const, minutesAway: last },
      ...[4, 5, 6].map((period) => ({ period, category: 'present' as const })),
    ]
    // 50 minutes, one lesson of 65, and the last ones: half of 390 is 195.
    expect(bytesAsWords(toDayBytes(some(80), 1, 0, day))).toEqual(['away-unexcused', null])
    expect(bytesAsWords(toDayBytes(some(79), 1, 0, day))).toEqual(['late', null])
  })
})
