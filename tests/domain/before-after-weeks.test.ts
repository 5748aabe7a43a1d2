/** The weeks on both sides of a change: where they end, which are left out, and what is said of them. */
import { describe, expect, test } from 'vitest'
import { compareValues } from '#shared/domain/before-after.ts'
import { findOverlapping, findSummers, hasAllBefore, splitWeeks } from '#shared/domain/before-after-weeks.ts'
import { sayComparison } from '#shared/domain/before-after-words.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { WeeklyPoint } from '#shared/domain/weekly-series.ts'

const years = [{ startsOn: '2025-09-01' as IsoDate }, { startsOn: '2024-09-02' as IsoDate }]

const weeks = (fromOn: IsoDate, count: number): WeeklyPoint[] =>
  Array.from({ length: count }, (_, week) => ({ mondayOn: addDays(fromOn, week * 7), value: week, count: 5 }))

const mondaysOf = ({ points }: { points: readonly WeeklyPoint[] }) => points.map(({ mondayOn }) => mondayOn)

/** Mondays from 5 January to 16 February 2026. */
const winter = weeks('2026-01-05', 7)
const split = (fromOn: IsoDate, toOn: IsoDate | null, throughOn: IsoDate = '2026-02-22') =>
  splitWeeks(winter, { fromOn, toOn }, throughOn, years)

describe('the weeks since a change', () => {
  test('end with the change, whose last week counts only when it went on through Friday', () => {
    expect(mondaysOf(split('2026-01-26', '2026-02-06').phaseB)).toEqual(['2026-01-26', '2026-02-02'])
    expect(mondaysOf(split('2026-01-26', '2026-02-05').phaseB)).toEqual(['2026-01-26'])
    expect(split('2026-01-26', '2026-02-06').phaseB.toOn).toBe('2026-02-08')
  })

  test('end today while it goes on, and never later', () => {
    expect(mondaysOf(split('2026-02-02', null, '2026-02-19').phaseB)).toEqual(['2026-02-02', '2026-02-09'])
    expect(mondaysOf(split('2026-02-02', '2026-06-26', '2026-02-20').phaseB).at(-1)).toBe('2026-02-16')
  })
})

describe('the week in which a change began', () => {
  test('is the first one since when it began on Monday', () => {
    const { phaseA, phaseB } = split('2026-01-26', null)
    expect([phaseA.points.at(-1)?.mondayOn, phaseB.points[0]?.mondayOn]).toEqual(['2026-01-19', '2026-01-26'])
  })

  test.each(['2026-01-27', '2026-01-30'] as const)(
    'counts for neither side when it began on %s',
    (fromOn) => {
      const { phaseA, phaseB } = split(fromOn, null)
      expect([phaseA.points.at(-1)?.mondayOn, phaseB.points[0]?.mondayOn]).toEqual([
        '2026-01-19',
        '2026-02-02',
      ])
    },
  )

  test('was before it when it began at the weekend', () => {
    const { phaseA, phaseB } = split('2026-01-31', null)
    expect([phaseA.points.at(-1)?.mondayOn, phaseB.points[0]?.mondayOn]).toEqual(['2026-01-26', '2026-02-02'])
  })
})

describe('the weeks before a change', () => {
  test('are twenty at most', () => {
    const long = weeks('2025-09-01', 25)
    const { phaseA } = splitWeeks(long, { fromOn: '2026-02-23', toOn: null }, '2026-02-23', years)
    expect([phaseA.fromOn, phaseA.points.length]).toEqual(['2025-10-06', 20])
    expect(hasAllBefore(long, '2026-02-23')).toBe(true)
    expect(hasAllBefore(long, '2026-01-16')).toBe(false)
  })

  const acrossSummer = [...weeks('2025-05-19', 5), ...weeks('2025-09-01', 12)]
  const lookFrom = (fromOn: IsoDate) => splitWeeks(acrossSummer, { fromOn, toOn: null }, '2025-11-23', years)

  test('begin with the school year when it has five of them', () => {
    const phases = lookFrom('2025-10-06')
    expect(phases.phaseA.fromOn).toBe('2025-09-01')
    expect(findSummers(phases, years)).toEqual([])
  })

  test('reach back over the summer when it has four, and this is said', () => {
    const phases = lookFrom('2025-09-29')
    expect([phases.phaseA.fromOn, phases.phaseA.points.length]).toEqual(['2025-05-19', 9])
    const summers = findSummers(phases, years)
    expect(summers).toEqual(['before'])
    expect(
      sayComparison({ verdict: 'better', ...phases, overlapping: [], summers, isMidweek: false })[1],
    ).toContain('reach back over a summer')
  })

  test('lie on the other side of the summer when the change came with the school year', () => {
    expect(findSummers(lookFrom('2025-09-01'), years)).toEqual(['between'])
  })

  test('do not hide that those since go on over a summer', () => {
    expect(findSummers(lookFrom('2025-06-09'), years)).toEqual(['since'])
  })
})

describe('fewer than five weeks on a side', () => {
  const numbers = (count: number, value: number) => Array.from({ length: count }, () => value)
  test.each([
    [4, 5, 'too-early'],
    [5, 4, 'too-early'],
    [5, 5, 'better'],
  ] as const)('%i before and %i since give the verdict %s, and the numbers always', (a, b, verdict) => {
    expect(compareValues(numbers(a, 40), numbers(b, 90))).toMatchObject({ verdict, nap: 1, tau: 1 })
  })

  test('are said with their numbers, and without any of the comparison', () => {
    const [phaseA, phaseB] = [{ values: numbers(1, 40) }, { values: numbers(4, 90) }]
    expect(
      sayComparison({
        verdict: 'too-early',
        phaseA,
        phaseB,
        overlapping: [],
        summers: [],
        isMidweek: false,
      }),
    ).toEqual(['Too early to tell: there is 1 week before and 4 since, and each side needs 5.'])
  })
})

describe('what else began or ended', () => {
  const aChange = (name: string, fromOn: IsoDate, toOn: IsoDate | null = null): ChangePoint => ({
    planId: 1 as PlanId,
    kind: 'support',
    itemId: name as ItemId,
    name,
    supportKind: null,
    bankId: null,
    fromOn,
    toOn,
  })

  test('in the weeks that are compared is named once, in its order; what only went on is not', () => {
    const change = aChange('Tutoring', '2026-01-26')
    const others = [
      change,
      aChange('Bus pass', '2026-02-02'),
      aChange('Mentor', '2025-10-01', '2026-01-09'),
      aChange('Lunch club', '2025-10-01', '2026-01-02'),
      aChange('Meals', '2025-10-01'),
      aChange('Choir', '2026-02-23'),
    ]
    expect(findOverlapping(change, others, split('2026-01-26', null))).toEqual(['Mentor', 'Bus pass'])
  })
})
