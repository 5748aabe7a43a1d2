/** The caseload as it stands on the screen. Leaves out who is not shown there. */
import type { Output } from '#shared/contract/contract.ts'
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import { describePlan, describeTrend } from '#shared/domain/caseload-words.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { describeTier } from '#shared/domain/tier-words.ts'
import { type Cell, type ExportTable, listStudentsOf, percentOf, sayTitle } from '../export-table.ts'

/** `studentIds` in the order of the screen. */
export function makeCaseloadTable(
  { year, rule, asOfOn, rows }: Output<'caseload.list'>,
  studentIds: readonly StudentId[],
): ExportTable {
  const byId = new Map(rows.map((row) => [row.studentId, row]))
  const shown = studentIds.flatMap((id) => byId.get(id) ?? [])
  const units = rule === 'england' ? 'sessions' : 'days'
  const hasTotals = shown.some(({ basis }) => basis === 'totals')
  const toCells = (row: CaseloadRow): Cell[] => [
    row.fullName,
    row.schoolNumber,
    row.grade,
    row.figures.enrolled,
    row.figures.absent,
    // Totals say nothing of these, and a nought would.
    row.basis === 'totals' ? row.figures.excused || null : row.figures.excused,
    row.basis === 'totals' ? null : row.figures.late,
    row.basis === 'totals' ? null : row.figures.notTaken,
    row.figures.tier === 'tooEarly' ? null : percentOf(row.figures.absenceRate),
    describeTier(row.figures.tier, rule),
    percentOf(row.trend.lastRate),
    percentOf(row.trend.earlierRate),
    describeTrend(row.trend.direction),
    row.lastContactOn,
    describePlan(row),
    ...(hasTotals ? [row.basis === 'totals' ? 'totals of the school’s system' : 'marks'] : []),
  ]
  return {
    title: sayTitle('Who needs us', year, asOfOn),
    fileName: 'who-needs-us',
    header: [
      'Name',
      'School number',
      'Grade',
      `Counted ${units}`,
      `Absent ${units}`,
      'Of these excused',
      'Late',
      'Not taken',
      'Absence rate (%)',
      'In words',
      'Last 20 school days (% absent)',
      'The 20 before (% absent)',
      'Trend',
      'Last contact',
      'Plan',
      ...(hasTotals ? ['Counted from'] : []),
    ],
    rows: shown.map(toCells),
    about: listStudentsOf(shown),
  }
}
