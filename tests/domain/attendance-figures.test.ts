import { describe, expect, it } from 'vitest'
import type { MarkCategory } from '#shared/domain/attendance.ts'
import { findTrend, tallyDays, tierOf, toDayRanges, toFigures } from '#shared/domain/attendance-figures.ts'
import { describeYear, listDays, listWeeks } from '#shared/domain/attendance-year.ts'
import { fromEpochDay, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import { listSchoolDays } from '#shared/domain/school-calendar.ts'
import { aSchoolYear, aStrip, type DayMarks, ready, throughout } from './a-school-year.ts'

const year = aSchoolYear()
const schoolDays = listSchoolDays(year).map(fromEpochDay)

/** The first school days of the year with these marks, one a day. */
function inARow(...categories: (MarkCategory | null)[]): DayMarks {
  const marks: DayMarks = {}
  categories.forEach((category, index) => {
    const on = schoolDays[index]
    if (on !== undefined && category !== null) marks[on] = category
  })
  return marks
}

const repeat = (category: MarkCategory, times: number) => Array.from({ length: times }, () => category)

function figuresOf(marks: DayMarks, rules: Parameters<typeof ready>[2] = {}, enrolled = throughout) {
  const strip = aStrip(year, marks, rules.sessionsADay)
  const { counted } = ready(year, [strip], rules)
  return toFigures(tallyDays(strip, counted, enrolled), counted.rule)
}

function trendOf(...categories: (MarkCategory | null)[]) {
  const strip = aStrip(year, inARow(...categories))
  return findTrend(strip, ready(year, [strip]).counted, throughout)
}

describe('attendance under the US rule', () => {
  it('is days absent over days enrolled, excused and unexcused alike, late not absent', () => {
    const marks = inARow(
      ...repeat('present', 14),
      'late',
      'elsewhere',
      'away-excused',
      'away-unexcused',
      'half-away',
      'present',
    )
    expect(figuresOf(marks)).toEqual({
      enrolled: 20,
      absent: 3,
      excused: 1,
      late: 1,
      notTaken: 0,
      absenceRate: 0.15,
      tier: 'moderate',
    })
  })

  it('shows a day without a mark as a gap, and does not count it as absent or enrolled', () => {
    const marks = inARow(...repeat('present', 9), null, 'away-unexcused', 'not-taken', 'present')
    expect(figuresOf(marks)).toMatchObject({ enrolled: 11, absent: 1, notTaken: 2 })
  })

  it('counts no day after the last one with a mark, and none at all without marks', () => {
    expect(figuresOf(inARow('present'))).toMatchObject({ enrolled: 1, notTaken: 0, tier: 'tooEarly' })
    expect(figuresOf({})).toEqual({
      enrolled: 0,
      absent: 0,
      excused: 0,
      late: 0,
      notTaken: 0,
      absenceRate: null,
      tier: 'tooEarly',
    })
  })

  it('leaves out days that are not counted', () => {
    expect(figuresOf(inARow('not-counted', 'present', 'not-counted', 'present'))).toMatchObject({
      enrolled: 2,
      notTaken: 0,
    })
  })

  it('joins morning and afternoon by the half-day rule', () => {
    const marks: DayMarks = {
      '2025-09-01': [
        { period: 1, category: 'present' },
        { period: 2, category: 'away-excused' },
      ],
      '2025-09-02': [
        { period: 1, category: 'late' },
        { period: 2, category: 'present' },
      ],
      '2025-09-03': [{ period: 1, category: 'present' }],
    }
    expect(figuresOf(marks, { sessionsADay: 2 })).toMatchObject({
      enrolled: 3,
      absent: 1,
      excused: 1,
      late: 1,
      notTaken: 0,
    })
  })

  it('ignores marks at weekends, in closures and outside the year without stumbling', () => {
    const closed = aSchoolYear({ closures: [{ fromOn: '2025-09-03', toOn: '2025-09-03', label: 'Fair' }] })
    const strip = aStrip(closed, {
      '2025-08-29': 'away-unexcused',
      '2025-09-01': 'present',
      '2025-09-03': 'away-unexcused',
      '2025-09-06': 'away-unexcused',
      '2026-07-01': 'away-unexcused',
    })
    const { counted, asOf } = ready(closed, [strip])
    expect(tallyDays(strip, counted, throughout)).toMatchObject({ enrolled: 1, absent: 0, notTaken: 0 })
    expect(asOf).toBe(toEpochDay('2025-09-01'))
  })

  it('counts no day after today, whatever the marks and the absences-only files say of it', () => {
    const typed = aSchoolYear()
    const strip = aStrip(typed, {
      '2025-09-01': 'present',
      '2025-09-02': 'away-unexcused',
      '2026-06-01': 'away-unexcused',
    })
    const { counted, asOf, daysWithMarks } = ready(typed, [strip], {
      coverage: [[toEpochDay('2025-09-01'), toEpochDay('2026-06-01')]],
      today: '2025-09-03',
    })
    expect(tallyDays(strip, counted, throughout)).toMatchObject({ enrolled: 3, absent: 1, notTaken: 0 })
    expect([asOf, daysWithMarks]).toEqual([toEpochDay('2025-09-03'), 3])
  })

  it('counts only days of enrolment, both ends included', () => {
    const marks = inARow(...repeat('away-unexcused', 10))
    const enrolled = toDayRanges([
      { fromOn: '2025-09-02', toOn: '2025-09-03' },
      { fromOn: '2025-09-11', toOn: null },
    ])
    expect(figuresOf(marks, {}, enrolled)).toMatchObject({ enrolled: 4, absent: 4 })
  })
})

describe('attendance in England', () => {
  const england = { rule: 'england', sessionsADay: 2 } as const

  it('counts every session by itself', () => {
    const marks: DayMarks = {
      '2025-09-01': [
        { period: 1, category: 'present' },
        { period: 2, category: 'away-unexcused' },
      ],
      '2025-09-02': [
        { period: 1, category: 'late' },
        { period: 2, category: 'elsewhere' },
      ],
      '2025-09-03': [
        { period: 1, category: 'not-counted' },
        { period: 2, category: 'away-excused' },
      ],
      '2025-09-04': [{ period: 1, category: 'present' }],
    }
    expect(figuresOf(marks, england)).toMatchObject({
      enrolled: 6,
      absent: 2,
      excused: 1,
      late: 1,
      notTaken: 1,
    })
  })

  it('takes a whole-day mark for both sessions', () => {
    expect(figuresOf(inARow('away-excused', 'present'), england)).toMatchObject({ enrolled: 4, absent: 2 })
  })

  it('has one session a day where the school says so', () => {
    const one = { rule: 'england', sessionsADay: 1 } as const
    expect(figuresOf(inARow('away-excused', 'present'), one)).toMatchObject({ enrolled: 2, absent: 1 })
  })

  it('needs ten days, not ten sessions, before it says a tier', () => {
    expect(figuresOf(inARow(...repeat('present', 9)), england).tier).toBe('tooEarly')
    expect(figuresOf(inARow(...repeat('present', 10)), england).tier).toBe('satisfactory')
  })
})

describe('an absences-only file', () => {
  const coverage = [[toEpochDay('2025-09-01'), toEpochDay('2025-09-12')]] as const

  it('makes school days without a mark attended, within its days and no further', () => {
    const marks: DayMarks = { '2025-09-02': 'away-excused', '2025-09-16': 'away-unexcused' }
    expect(figuresOf(marks, { coverage })).toMatchObject({ enrolled: 11, absent: 2, notTaken: 1 })
  })

  it('speaks for the session that it does not list', () => {
    const marks: DayMarks = { '2025-09-02': [{ period: 1, category: 'away-excused' }] }
    const england = { rule: 'england', sessionsADay: 2, coverage } as const
    expect(figuresOf(marks, england)).toMatchObject({ enrolled: 20, absent: 1 })
  })

  it('does not fill a register that was marked as not taken', () => {
    expect(figuresOf({ '2025-09-02': 'not-taken' }, { coverage })).toMatchObject({ enrolled: 9, notTaken: 1 })
  })
})

describe('tiers', () => {
  it.each([
    ['us', 1000, 0, 'satisfactory'],
    ['us', 1000, 49, 'satisfactory'],
    ['us', 1000, 50, 'atRisk'],
    ['us', 1000, 99, 'atRisk'],
    ['us', 1000, 100, 'moderate'],
    ['us', 1000, 199, 'moderate'],
    ['us', 1000, 200, 'severe'],
    ['us', 1000, 1000, 'severe'],
    ['england', 1000, 49, 'satisfactory'],
    ['england', 1000, 50, 'atRisk'],
    ['england', 1000, 100, 'moderate'],
    ['england', 1000, 499, 'moderate'],
    ['england', 1000, 500, 'severe'],
  ] as const)('in %s, of %i units %i absent is %s', (rule, enrolled, absent, tier) => {
    expect(tierOf(rule, enrolled, absent, enrolled)).toBe(tier)
  })

  it('are too early to say below ten enrolled days', () => {
    expect([tierOf('us', 9, 9, 9), tierOf('us', 10, 10, 10)]).toEqual(['tooEarly', 'severe'])
  })

  it('start at exactly one day in ten for every length of a year', () => {
    for (let enrolled = 10; enrolled <= 400; enrolled += 10) {
      expect(tierOf('us', enrolled, enrolled / 10, enrolled)).toBe('moderate')
      expect(tierOf('us', enrolled, enrolled / 10 - 1, enrolled)).not.toBe('moderate')
    }
  })
})

describe('the trend', () => {
  it('sees a change of one day in twenty, in both directions', () => {
    const clear = repeat('present', 20)
    const oneAway = [...repeat('present', 19), 'away-excused' as const]
    expect(trendOf(...clear, ...oneAway)).toEqual({ lastRate: 0.05, earlierRate: 0, direction: 'worse' })
    expect(trendOf(...oneAway, ...clear)).toEqual({ lastRate: 0, earlierRate: 0.05, direction: 'better' })
    expect(trendOf(...oneAway, ...oneAway).direction).toBe('steady')
  })

  it('looks at forty school days and no more', () => {
    const trend = trendOf(...repeat('away-unexcused', 30), ...repeat('present', 40))
    expect(trend).toEqual({ lastRate: 0, earlierRate: 0, direction: 'steady' })
  })

  it('says nothing with fewer than ten counted days in a half', () => {
    const gaps = Array.from({ length: 11 }, () => null)
    expect(trendOf(...repeat('present', 20), ...gaps, ...repeat('present', 9))).toEqual({
      lastRate: null,
      earlierRate: 0,
      direction: 'unknown',
    })
    expect(trendOf(...repeat('present', 20))).toEqual({
      lastRate: 0,
      earlierRate: null,
      direction: 'unknown',
    })
  })
})

describe('a year as it is drawn', () => {
  const drawn = aSchoolYear({
    startsOn: '2025-12-15',
    endsOn: '2026-01-09',
    closures: [{ fromOn: '2025-12-22', toOn: '2026-01-02', label: 'Winter break' }],
  })
  const statesOf = (marks: DayMarks, sessionsADay: 1 | 2 = 1, from: IsoDate = '2025-12-16') => {
    const strip = aStrip(drawn, marks, sessionsADay)
    const { counted } = ready(drawn, [strip], { sessionsADay })
    const days = listDays(drawn, strip, counted, toDayRanges([{ fromOn: from, toOn: null }]))
    return days.map(({ on, state, afternoon, label }) =>
      [on.slice(5), state, afternoon, label].filter(Boolean).join(' '),
    )
  }

  it('has every weekday of the school from the first record on, across the turn of the year, closures by name', () => {
    expect(statesOf({ '2025-12-16': 'present', '2025-12-18': 'late', '2026-01-06': 'away-excused' })).toEqual(
      [
        '12-16 present',
        '12-17 not-taken',
        '12-18 late',
        '12-19 not-taken',
        '12-22 closed Winter break',
        '12-23 closed Winter break',
        '12-24 closed Winter break',
        '12-25 closed Winter break',
        '12-26 closed Winter break',
        '12-29 closed Winter break',
        '12-30 closed Winter break',
        '12-31 closed Winter break',
        '01-01 closed Winter break',
        '01-02 closed Winter break',
        '01-05 not-taken',
        '01-06 away-excused',
        '01-07 upcoming',
        '01-08 upcoming',
        '01-09 upcoming',
      ],
    )
  })

  it('names the afternoon only where it differs', () => {
    const days = statesOf(
      {
        '2025-12-16': [
          { period: 1, category: 'away-excused' },
          { period: 2, category: 'present' },
        ],
        '2025-12-17': 'present',
      },
      2,
    )
    expect(days.slice(0, 2)).toEqual(['12-16 away-excused present', '12-17 present'])
  })

  it('says a week by its Monday, and only weeks with school', () => {
    const strip = aStrip(drawn, {
      '2025-12-15': 'present',
      '2025-12-17': 'away-excused',
      '2026-01-06': 'late',
    })
    expect(listWeeks(strip, ready(drawn, [strip]).counted, throughout)).toEqual([
      { mondayOn: '2025-12-15', enrolled: 2, absent: 1, late: 0 },
      { mondayOn: '2026-01-05', enrolled: 1, absent: 0, late: 1 },
    ])
  })

  it('counts through the last mark of the school, not of the student', () => {
    const own = aStrip(drawn, { '2025-12-15': 'present' })
    const other = aStrip(drawn, { '2025-12-18': 'present' })
    const described = describeYear(drawn, ready(drawn, [own, other]), own, throughout)
    expect(described).toMatchObject({ asOfOn: '2025-12-18', figures: { enrolled: 1, notTaken: 3 } })
  })
})
