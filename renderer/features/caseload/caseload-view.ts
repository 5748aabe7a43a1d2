/** How the caseload is narrowed and ordered on screen. Never fetches and never changes a figure. */
import type { AttendanceTrend, Tier } from '#shared/domain/attendance.ts'
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import { daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import { matchesSearch, toSearchLine, toSearchWords } from '#shared/domain/search.ts'

export const caseloadColumns = ['name', 'grade', 'absence', 'tier', 'trend', 'contact', 'plan'] as const
export type CaseloadColumn = (typeof caseloadColumns)[number]
export type CaseloadSort = { by: CaseloadColumn; isAscending: boolean }

export type CaseloadFilters = {
  search: string
  /** Empty shows every tier. */
  tiers: Tier[]
  grade: string | null
  plan: PlanState | 'none' | null
  trend: AttendanceTrend['direction'] | null
  isNotSpokenTo: boolean
}

/** After this many days without a contact a student counts as not spoken to. */
export const quietDays = 14

export function emptyFilters(): CaseloadFilters {
  return { search: '', tiers: [], grade: null, plan: null, trend: null, isNotSpokenTo: false }
}

export function hasFilters(filters: CaseloadFilters): boolean {
  return (
    filters.search.trim() !== '' ||
    filters.tiers.length > 0 ||
    filters.grade !== null ||
    filters.plan !== null ||
    filters.trend !== null ||
    filters.isNotSpokenTo
  )
}

export function isNotSpokenTo(row: Pick<CaseloadRow, 'lastContactOn'>, today: IsoDate): boolean {
  return row.lastContactOn === null || daysBetween(row.lastContactOn, today) >= quietDays
}

/** What the text filter looks at; worked out once, because it is asked with every key. */
export function searchLineOf(row: CaseloadRow): string {
  return toSearchLine([row.fullName, row.schoolNumber, row.grade])
}

export function filterCaseload(
  rows: readonly CaseloadRow[],
  filters: CaseloadFilters,
  today: IsoDate,
  lineOf: (row: CaseloadRow) => string = searchLineOf,
): CaseloadRow[] {
  const words = toSearchWords(filters.search)
  return rows.filter(
    (row) =>
      (filters.tiers.length === 0 || filters.tiers.includes(row.figures.tier)) &&
      (filters.grade === null || row.grade === filters.grade) &&
      (filters.plan === null || (row.planState ?? 'none') === filters.plan) &&
      (filters.trend === null || row.trend.direction === filters.trend) &&
      (!filters.isNotSpokenTo || isNotSpokenTo(row, today)) &&
      (words.length === 0 || matchesSearch(lineOf(row), words)),
  )
}

const tierOrder: Record<Tier, number> = { satisfactory: 0, tooEarly: 1, atRisk: 2, moderate: 3, severe: 4 }
const trendOrder = { better: 0, unknown: 1, steady: 2, worse: 3 }
const planOrder = {
  active: 0,
  agreed: 1,
  'stepping-down': 2,
  paused: 3,
  draft: 4,
  completed: 5,
  closed: 6,
  none: 7,
}
const inWords = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

type Compare = (a: CaseloadRow, b: CaseloadRow) => number

const compareBy: Record<CaseloadColumn, Compare> = {
  name: (a, b) => inWords.compare(a.fullName, b.fullName),
  grade: (a, b) => inWords.compare(a.grade, b.grade),
  // No rate yet stands below every rate.
  absence: (a, b) => (a.figures.absenceRate ?? -1) - (b.figures.absenceRate ?? -1),
  tier: (a, b) => tierOrder[a.figures.tier] - tierOrder[b.figures.tier],
  trend: (a, b) => trendOrder[a.trend.direction] - trendOrder[b.trend.direction],
  contact: (a, b) => (a.lastContactOn ?? '').localeCompare(b.lastContactOn ?? ''),
  plan: (a, b) =>
    planOrder[a.planState ?? 'none'] - planOrder[b.planState ?? 'none'] ||
    (a.planGaps ?? 0) - (b.planGaps ?? 0),
}

/** Ordered by one column; equal rows by absence, most first, then by name, so that the order never jumps. */
export function sortCaseload(rows: readonly CaseloadRow[], sort: CaseloadSort): CaseloadRow[] {
  const sign = sort.isAscending ? 1 : -1
  const compare = compareBy[sort.by]
  return rows.toSorted((a, b) => sign * compare(a, b) || compareBy.absence(b, a) || compareBy.name(a, b))
}

/** The direction that a column starts with: words from A, figures from the one who needs us most. */
export function firstDirection(column: CaseloadColumn): boolean {
  return column === 'name' || column === 'grade' || column === 'contact'
}

export function countTiers(rows: readonly CaseloadRow[]): Record<Tier, number> {
  const counts: Record<Tier, number> = { satisfactory: 0, atRisk: 0, moderate: 0, severe: 0, tooEarly: 0 }
  for (const row of rows) counts[row.figures.tier] += 1
  return counts
}

/** Students who have missed enough to be called chronically absent (in England: persistently or severely). */
export function countNeeding(rows: readonly CaseloadRow[]): number {
  const counts = countTiers(rows)
  return counts.moderate + counts.severe
}

export function listGrades(rows: readonly CaseloadRow[]): string[] {
  return [...new Set(rows.map((row) => row.grade))].filter((grade) => grade !== '').toSorted(inWords.compare)
}
