/**
 * Compares the weeks before a change with those after it, with the statistics of single-case research. Says how much
 * the comparison is worth, and never what a change came from.
 */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { changePoint } from './change-point.ts'
import { weeklySeries } from './weekly-series.ts'

export const verdicts = ['too-early', 'no-clear-change', 'better-already-before', 'better', 'worse'] as const
export const verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof verdict>

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

export const comparison = z.object({
  change: changePoint,
  series: weeklySeries,
  isLowerBetter: z.boolean(),
  /** Whole weeks before the change that are compared, and those after it until it ended or something else is asked. */
  phaseA: z.object({ fromOn: isoDate.nullable(), toOn: isoDate.nullable(), values: z.array(z.number()) }),
  phaseB: z.object({ fromOn: isoDate.nullable(), toOn: isoDate.nullable(), values: z.array(z.number()) }),
  /** Other supports, stages and changes that began or ended in the weeks that are compared, by name. */
  overlapping: z.array(z.string()),
  /** Null below 5 points in either phase: then no number is shown. */
  statistics: overlapStatistics.nullable(),
  verdict,
  /** Plain sentences: the verdict, what overlaps, how much it is worth. */
  sentences: z.array(z.string()),
})
export type Comparison = z.infer<typeof comparison>
