/** Looks at one series of a student before and after one change. Only reads, and names no cause. */
import { compareValues, type Comparison } from '#shared/domain/before-after.ts'
import { findOverlapping, findSummers, isMidweek, splitWeeks } from '#shared/domain/before-after-weeks.ts'
import { sayComparison } from '#shared/domain/before-after-words.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'
import type { SeriesKey } from '#shared/domain/weekly-series.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { listChangePoints } from './change-points.ts'
import { readWeeklySeries } from './weekly-series.ts'

export type WantedComparison = {
  studentId: StudentId
  planId: PlanId
  itemId: ItemId
  series: SeriesKey
  isLowerBetter: boolean
}

/** Throws `before-after.not-found` when the change or the series is not there any more. */
export function compareWeeks(
  database: ReadDatabase,
  { studentId, planId, itemId, series: key, isLowerBetter }: WantedComparison,
  today: IsoDate,
): Comparison {
  const changes = listChangePoints(database, studentId).filter(({ fromOn }) => fromOn <= today)
  const change = changes.find((one) => one.planId === planId && one.itemId === itemId)
  if (change === undefined) throw new AppError('before-after.not-found')
  const series = readWeeklySeries(database, studentId, key, today)
  const years = listSchoolYears(database)
  const phases = splitWeeks(series.points, change, today, years)
  const { phaseA, phaseB } = phases
  const statistics = compareValues(phaseA.values, phaseB.values, isLowerBetter)
  const { verdict } = statistics
  const overlapping = findOverlapping(change, changes, phases)
  return {
    change,
    series,
    isLowerBetter,
    ...phases,
    overlapping,
    statistics: verdict === 'too-early' ? null : statistics,
    verdict,
    sentences: sayComparison({
      verdict,
      ...phases,
      overlapping,
      summers: findSummers(phases, years),
      isMidweek: isMidweek(change.fromOn),
    }),
  }
}
