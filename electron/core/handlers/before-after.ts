/** Answers what the weeks before and after a change look like. Only reads. */
import { listChangePoints } from '../follow-up/change-points.ts'
import { compareWeeks } from '../follow-up/compare-weeks.ts'
import { listSeriesKeys } from '../follow-up/weekly-series.ts'
import type { HandlersOf } from './handler.ts'

export const beforeAfterHandlers: HandlersOf<'beforeAfter'> = {
  'beforeAfter.list': ({ studentId }, { vault: { database }, today }) => ({
    // What is still to come has no weeks after it.
    changes: listChangePoints(database, studentId).filter(({ fromOn }) => fromOn <= today()),
    series: listSeriesKeys(database, studentId, today()),
  }),

  'beforeAfter.look': (wanted, { vault: { database }, today }) => compareWeeks(database, wanted, today()),
}
