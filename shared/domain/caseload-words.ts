/** Days, trends and plans of a student in plain words, the same on screen and in tables. Makes no score of anybody. */
import type { AttendanceTrend, DayState } from './attendance.ts'
import type { CaseloadRow } from './caseload.ts'
import { planStateWords } from './plan-state.ts'

export function describeTrend(direction: AttendanceTrend['direction']): string {
  return {
    better: 'coming more often',
    steady: 'steady',
    worse: 'missing more',
    unknown: 'too early to say',
  }[direction]
}

/** 'plan begun, 3 things open', 'agreed', 'stepping down'. */
export function describePlan(row: Pick<CaseloadRow, 'planState' | 'planGaps'>): string {
  if (row.planState === null) return 'no plan yet'
  if (row.planState !== 'draft') return planStateWords[row.planState].toLowerCase()
  if (row.planGaps === null || row.planGaps === 0) return 'plan begun, ready to print'
  return `plan begun, ${row.planGaps} ${row.planGaps === 1 ? 'thing' : 'things'} open`
}

/** What one day on the calendar says. */
export const dayWords: Record<DayState, string> = {
  present: 'came',
  late: 'came late',
  elsewhere: 'elsewhere, approved',
  'away-excused': 'away, excused',
  'away-unexcused': 'away',
  'half-away': 'away half of the day',
  'not-counted': 'not counted',
  'not-taken': 'not taken',
  closed: 'school closed',
  'not-enrolled': 'not enrolled',
  upcoming: 'still to come',
}
