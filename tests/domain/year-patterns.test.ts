import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTrend, tallyDays } from '#shared/domain/attendance-figures.ts'
import { listSchoolDays } from '#shared/domain/school-calendar.ts'
import { fromEpochDay, type IsoDate } from '#shared/domain/day.ts'
import type { MarkCategory } from '#shared/domain/attendance.ts'
import { countLessons } from '#shared/domain/lesson-patterns.ts'
import {
  countMornings,
  countStillMissable,
  countWeekdays,
  findSpells,
  listCountedDays,
  rollDays,
} from '#shared/domain/year-patterns.ts'
import { aSchoolYear, aStrip, type DayMarks, ready, throughout } from './a-school-year.ts'

const year = aSchoolYear()
const schoolDays = listSchoolDays(year).map(fromEpochDay)

/** One letter a school day from the first on: p here, l late, a away, e away and excused, h half, x not counted, - no mark. */
const categories: Record<string, MarkCategory> = {
  p: 'present',
  l: 'late',
  a: 'away-unexcused',
  e: 'away-excused',
  h: 'half-away',
  x: 'not-counted',
}
function lived(letters: string) {
  const marks: DayMarks = {}
  for (const [place, letter] of [...letters].entries()) {
    const [on, category] = [schoolDays[place], categories[letter]]
    if (on !== undefined && category !== undefined) marks[on] = category
  }
  const strip = aStrip(year, marks)
  const { counted } = ready(year, [strip])
  return { strip, counted, days: listCountedDays(strip, counted, throughout) }
}

describe('times away', () => {
  test('a run over a weekend is one time away', () => {
    // Thursday to Tuesday.
    expect(findSpells(lived('pppaaaap').days)).toEqual([
      { fromOn: '2025-09-04', toOn: '2025-09-09', days: 4 },
    ])
  })

  test('a day without a mark, or one that does not count, neither ends a run nor lengthens it', () => {
    expect(findSpells(lived('pa-axap').days)).toEqual([{ fromOn: '2025-09-02', toOn: '2025-09-08', days: 3 }])
  })

  test('a day there ends a run, and a late one is a day there', () => {
    expect(findSpells(lived('aplhe').days).map(({ days }) => days)).toEqual([1, 2])
  })

  test('their days add up to the days missed, whatever the year was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'plaehx-'), { maxLength: 120 }), (letters) => {
        const { strip, counted, days } = lived(letters.join(''))
        const inSpells = findSpells(days).reduce((sum, spell) => sum + spell.days, 0)
        expect(inSpells).toBe(tallyDays(strip, counted, throughout).absent)
      }),
    )
  })
})

test('weekdays add up to the year', () => {
  const { strip, counted, days } = lived('plaeh-xpppa')
  const whole = tallyDays(strip, counted, throughout)
  const weekdays = countWeekdays(days)
  expect(weekdays.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5])
  expect(weekdays.reduce((sum, { absent }) => sum + absent, 0)).toBe(whole.absent)
})

test('mornings are on time, late or away, and nothing where nothing is known', () => {
  const states = [
    'present',
    'late',
    'elsewhere',
    'away-excused',
    'half-away',
    'not-taken',
    'not-counted',
  ] as const
  expect(countMornings(states.map((morning) => ({ morning })))).toEqual({ onTime: 2, late: 1, away: 2 })
})

test('the first rolling rate comes with the 20th school day, and the last one is that of the trend', () => {
  const { strip, counted } = lived('a'.repeat(10) + 'p'.repeat(15))
  const rolling = rollDays(strip, counted, throughout)
  expect(rolling).toHaveLength(6)
  expect(rolling[0]).toEqual({ on: '2025-09-26', absenceRate: 0.5 })
  expect(rolling.at(-1)?.absenceRate).toBe(findTrend(strip, counted, throughout).lastRate)
})

describe('days that can still be missed', () => {
  test('100 days in the year bear 9, because the tenth is 10 %', () => {
    expect(countStillMissable({ enrolled: 60, absent: 4 }, 40)).toEqual({
      days: 5,
      daysLeft: 40,
      isReached: false,
    })
    expect(countStillMissable({ enrolled: 60, absent: 9 }, 40)).toMatchObject({ days: 0, isReached: false })
    expect(countStillMissable({ enrolled: 60, absent: 10 }, 40)).toMatchObject({ days: 0, isReached: true })
  })

  test('who is over 10 % today may still come under it by the end', () => {
    expect(countStillMissable({ enrolled: 20, absent: 5 }, 80)).toMatchObject({ days: 4, isReached: false })
  })

  test('no more than are left, and half days count', () => {
    expect(countStillMissable({ enrolled: 178, absent: 0 }, 2).days).toBe(2)
    expect(countStillMissable({ enrolled: 60, absent: 4.5 }, 40).days).toBe(5)
  })

  test('it is the most that stays under 10 %, for every year', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(400), fc.integer({ min: 1, max: 200 }), (enrolled, halves, left) => {
        const absent = Math.min(enrolled, halves / 2)
        const { days, isReached } = countStillMissable({ enrolled, absent }, left)
        const isUnder = (more: number) => (absent + more) * 10 < enrolled + left
        expect(isReached).toBe(!isUnder(0))
        expect(isReached || isUnder(days)).toBe(true)
        expect(isReached || days === left || !isUnder(days + 1)).toBe(true)
      }),
    )
  })
})

describe('lessons', () => {
  const mark = (day: number, period: number, category: MarkCategory) => ({ day, period, category })

  test('are counted by their period, and the mark of a whole day is none', () => {
    const marks = [
      mark(1, 0, 'present'),
      mark(1, 2, 'late'),
      mark(1, 1, 'away-excused'),
      mark(2, 1, 'not-taken'),
    ]
    expect(countLessons(marks, new Set(), 1)).toEqual([
      { period: 1, name: 'Lesson 1', enrolled: 1, absent: 1, late: 0 },
      { period: 2, name: 'Lesson 2', enrolled: 1, absent: 0, late: 1 },
    ])
  })

  test('without a mark were attended where only absences are listed', () => {
    const [first] = countLessons([mark(1, 3, 'away-unexcused')], new Set([1, 2, 3]), 1)
    expect(first).toEqual({ period: 3, name: 'Lesson 3', enrolled: 3, absent: 1, late: 0 })
  })

  test('two of them a day are morning and afternoon where school has two sessions', () => {
    const names = (marks: Parameters<typeof countLessons>[0]) =>
      countLessons(marks, new Set(), 2).map(({ name }) => name)
    expect(names([mark(1, 1, 'present'), mark(1, 2, 'present')])).toEqual(['Morning', 'Afternoon'])
    expect(names([mark(1, 2, 'present'), mark(1, 3, 'present')])).toEqual(['Lesson 2', 'Lesson 3'])
  })
})

const firstDay: IsoDate = '2025-09-01'
test('days outside the enrolment are not the student’s', () => {
  const { strip, counted } = lived('aaap')
  const from = counted.days[2] ?? 0
  const days = listCountedDays(strip, counted, [[from, Infinity]])
  expect(days.map(({ on }) => on)).toEqual(['2025-09-03', '2025-09-04'])
  expect(days.some(({ on }) => on === firstDay)).toBe(false)
})
