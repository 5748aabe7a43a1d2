/** The numbers of two phases against papers, properties and a naive count. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareValues } from '#shared/domain/before-after.ts'
import { compareAllPairs, findInterval, findTrendWithin } from '#shared/domain/nap.ts'

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 })

/** Pair by pair, as in the definition. */
function countNaively(a: readonly number[], b: readonly number[]): number {
  let better = 0
  for (const one of a) for (const other of b) better += other > one ? 1 : other === one ? 0.5 : 0
  return better / (a.length * b.length)
}

describe('the numbers of two phases', () => {
  it('agree with Parker, Vannest and Davis (2011)', () => {
    const found = compareValues([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])
    expect(found.nap).toBeCloseTo(38.5 / 42, 12)
    expect(found.tau).toBeCloseTo(35 / 42, 12)
    expect(found.low).toBeCloseTo(0.5973, 4)
    expect(found.high).toBeCloseTo(0.986, 4)
    expect(found).toMatchObject({ trendA: 4, verdict: 'better' })
  })

  it('agree with the R package scan where lower is better', () => {
    expect(compareAllPairs([12, 14, 9, 10], [10, 6, 4, 5, 3, 4], true)?.nap).toBe(0.9375)
  })

  it('are those of a count pair by pair', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(compareAllPairs(a, b)?.nap).toBeCloseTo(countNaively(a, b), 12)
      }),
    )
  })

  it('turn around when the phases are exchanged, or when lower is better', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const nap = compareAllPairs(a, b)?.nap ?? Number.NaN
        expect(compareAllPairs(b, a)?.nap).toBeCloseTo(1 - nap, 12)
        expect(compareAllPairs(a, b, true)?.nap).toBeCloseTo(1 - nap, 12)
      }),
    )
  })

  it('stay in their bounds, and the interval holds NAP', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const { nap, tau, low, high } = compareValues(a, b)
        expect(tau).toBeCloseTo(2 * (nap ?? 0) - 1, 12)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual((nap ?? 0) + 1e-12)
        expect(high).toBeGreaterThanOrEqual((nap ?? 0) - 1e-12)
      }),
    )
  })

  it('take ties for one half', () => {
    expect(compareAllPairs([3, 3, 3], [3, 3])).toEqual({ nap: 0.5, tau: 0 })
  })

  it('have an interval of some width also where every pair is better', () => {
    const { low, high } = findInterval(1, 6, 6)
    expect(high).toBe(1)
    expect(low).toBeGreaterThan(0.5)
    expect(low).toBeLessThan(0.9)
    expect(findInterval(0, 6, 6)).toEqual({ low: 0, high: 1 - low })
  })

  it('have no more than a trend when a phase is empty', () => {
    expect(compareValues([], [1])).toEqual({
      nap: null,
      tau: null,
      low: null,
      high: null,
      trendA: 0,
      verdict: 'too-early',
    })
    expect(findTrendWithin([3, 2, 1], true)).toBe(3)
  })
})

describe('the verdict', () => {
  const low = [50, 40, 55, 45, 50]
  const high = [80, 90, 85, 95, 90]
  it.each([
    ['too-early', low.slice(1), high],
    ['too-early', low, high.slice(1)],
    ['better', low, high],
    ['worse', high, low],
    ['no-clear-change', low, [50, 45, 40, 55, 50]],
    ['better-already-before', [10, 20, 30, 40, 50], high],
  ] as const)('is %s for %j and %j', (verdict, a, b) => {
    expect(compareValues(a, b).verdict).toBe(verdict)
  })
})
