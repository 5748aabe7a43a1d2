/** Numbers of two phases after single-case research: nonoverlap of all pairs, its interval, trend. Says no cause. */

export type Nonoverlap = {
  /** Share of pairs that are better in the second phase, 0..1; ties count one half. */
  nap: number
  /** 2 · NAP − 1, −1..1. */
  tau: number
}

const orient = (values: readonly number[], isLowerBetter: boolean): readonly number[] =>
  isLowerBetter ? values.map((value) => -value) : values

/** How many of the ascending `values` are less than `limit`, and how many are no more than it. */
function countUpTo(values: Float64Array, limit: number): { less: number; noMore: number } {
  const place = (isBefore: (value: number) => boolean) => {
    let from = 0
    let to = values.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (isBefore(values[middle] ?? 0)) from = middle + 1
      else to = middle
    }
    return from
  }
  return { less: place((value) => value < limit), noMore: place((value) => value <= limit) }
}

/**
 * Nonoverlap of all pairs of one value of phase A and one of phase B (Parker and Vannest 2009): pairs in which B is
 * better count 1, ties one half. Tau is 2 · NAP − 1 (Parker, Vannest and Davis 2011). Null when a phase is empty.
 */
export function compareAllPairs(
  a: readonly number[],
  b: readonly number[],
  isLowerBetter = false,
): Nonoverlap | null {
  if (a.length === 0 || b.length === 0) return null
  const before = Float64Array.from(orient(a, isLowerBetter)).toSorted()
  const pairs = a.length * b.length
  // Better pairs less worse ones: whole numbers, so that equal counts give exactly one half and zero.
  const balance = orient(b, isLowerBetter).reduce((sum, value) => {
    const { less, noMore } = countUpTo(before, value)
    return sum + less - (a.length - noMore)
  }, 0)
  return { nap: (pairs + balance) / (2 * pairs), tau: balance / pairs }
}

/**
 * Kendall's S of one phase in its order: pairs that get better less pairs that get worse (Kendall 1938), as Tau-U takes
 * it for the baseline (Parker, Vannest, Davis and Sauber 2011). 0 below two values.
 */
export function findTrendWithin(values: readonly number[], isLowerBetter = false): number {
  let sum = 0
  for (const [at, later] of values.entries()) {
    for (let before = 0; before < at; before += 1) sum += Math.sign(later - (values[before] ?? later))
  }
  return sum === 0 || !isLowerBetter ? sum : -sum
}

/** Of all pairs of a phase, the share from which its trend is a strong one, net of those that go the other way. */
const strongTrend = 0.4

/**
 * Whether a phase got better by itself: S of at least 40 % of its pairs, as where Tau-U's authors begin to control for
 * the baseline (Parker, Vannest, Davis and Sauber 2011; Vannest and Ninci 2015).
 */
export function isGettingBetter(trend: number, count: number): boolean {
  const pairs = (count * (count - 1)) / 2
  return pairs > 0 && trend >= strongTrend * pairs
}

/** Of the standard normal distribution, for 95 % on both sides. */
const z = 1.959963984540054

/**
 * The 95 % interval of a NAP over `m` × `n` pairs: the score type of interval for an area under the curve of Newcombe
 * (2006, part 2, method 5), as the R package SingleCaseES has it. Its ends are where
 * mn(NAP − x)²(2 − x)(1 + x) = z²x(1 − x)(2 + h + (1 + 2h)x(1 − x)), with h = (m + n) / 2 − 1. Always within 0..1, and
 * holds NAP. Assumes that the points do not depend on each other, which weeks of one student do somewhat.
 */
export function findInterval(nap: number, m: number, n: number): { low: number; high: number } {
  // The equation is the same seen from the other side.
  return { low: findLowEnd(nap, m, n), high: 1 - findLowEnd(1 - nap, m, n) }
}

/** Halvings after which a number of this size does not change any more. */
const halvings = 60

function findLowEnd(nap: number, m: number, n: number): number {
  const h = (m + n) / 2 - 1
  const isBelow = (x: number) => {
    const spread = x * (1 - x)
    return m * n * (nap - x) ** 2 * (2 - x) * (1 + x) > z ** 2 * spread * (2 + h + (1 + 2 * h) * spread)
  }
  let [below, above] = [0, nap]
  for (let count = 0; count < halvings; count += 1) {
    const middle = (below + above) / 2
    if (isBelow(middle)) below = middle
    else above = middle
  }
  return below
}
