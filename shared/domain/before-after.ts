/**
 * Compares the weeks before a change with those after it, with the statistics of single-case research. Says how much
 * the comparison is worth, and never what a change came from.
 */
import { z } from 'zod'
import { changePoint } from './change-point.ts'
import { isoDate } from './day.ts'
import { compareAllPairs, findInterval, findTrendWithin, isGettingBetter } from './nap.ts'
import { weeklyPoint, weeklySeries } from './weekly-series.ts'

export const verdicts = ['too-early', 'no-clear-change', 'better-already-before', 'better', 'worse'] as const
export const verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof verdict>

export const verdictWords: Record<Verdict, string> = {
  'too-early': 'too early to tell',
  'no-clear-change': 'no clear change',
  'better-already-before': 'better, and it was getting better already',
  better: 'better',
  worse: 'worse',
}

/** Numbers of two phases. Null where a phase is empty. */
export const overlapStatistics = z.object({
  /** Nonoverlap of all pairs, 0..1; ties count one half. */
  nap: z.number().nullable(),
  /** 2 · NAP − 1, −1..1. */
  tau: z.number().nullable(),
  /** 95 % interval of NAP after Newcombe (2006); assumes independent points. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Kendall's S within the first phase; positive when it was getting better. */
  trendA: z.int(),
  verdict,
})
export type OverlapStatistics = z.infer<typeof overlapStatistics>

/** Weeks of one side of a change. The days are those of the first and the last week with a point; null without any. */
const phase = z.object({
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  values: z.array(z.number()),
  points: z.array(weeklyPoint),
})
export type Phase = z.infer<typeof phase>

export const comparison = z.object({
  change: changePoint,
  series: weeklySeries,
  isLowerBetter: z.boolean(),
  /** Whole weeks before the change that are compared, and those after it until it ended. */
  phaseA: phase,
  phaseB: phase,
  /** Other supports, stages and changes that began or ended in the weeks that are compared, by name. */
  overlapping: z.array(z.string()),
  /** Null below 5 points in either phase: then no number is shown. */
  statistics: overlapStatistics.nullable(),
  verdict,
  /** Plain sentences: the verdict, what overlaps, how much it is worth. */
  sentences: z.array(z.string()),
})
export type Comparison = z.infer<typeof comparison>

/** Points that each phase needs before anything is said of it: fewer are the luck of a week. */
export const fewestPoints = 5

/**
 * The numbers of two phases whatever their length, and the verdict, which alone knows that each needs 5 points: `better`
 * or `worse` only when the interval of NAP leaves out 0.5, chance. Values in the order of their weeks.
 */
export function compareValues(
  a: readonly number[],
  b: readonly number[],
  isLowerBetter = false,
): OverlapStatistics {
  const pairs = compareAllPairs(a, b, isLowerBetter)
  const trendA = findTrendWithin(a, isLowerBetter)
  if (pairs === null) return { nap: null, tau: null, low: null, high: null, trendA, verdict: 'too-early' }
  const interval = findInterval(pairs.nap, a.length, b.length)
  const isEnough = a.length >= fewestPoints && b.length >= fewestPoints
  const judged = judge(interval, isGettingBetter(trendA, a.length))
  return { ...pairs, ...interval, trendA, verdict: isEnough ? judged : 'too-early' }
}

function judge({ low, high }: { low: number; high: number }, wasGettingBetter: boolean): Verdict {
  if (low > 0.5) return wasGettingBetter ? 'better-already-before' : 'better'
  return high < 0.5 ? 'worse' : 'no-clear-change'
}
