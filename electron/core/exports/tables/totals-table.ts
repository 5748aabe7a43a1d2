/** What the school's own system shows beside what this program counts. Prefers neither. */
import type { Output } from '#shared/contract/contract.ts'
import { sayAgreement } from '#shared/domain/attendance-totals.ts'
import { type ExportTable, listStudentsOf, sayTitle } from '../export-table.ts'

export function makeTotalsTable({ year, rows }: Output<'totals.list'>): ExportTable {
  return {
    title: sayTitle('Compared with the school’s system', year, null),
    fileName: 'compared-totals',
    header: [
      'Name',
      'School number',
      'Their days enrolled',
      'Their days absent',
      'Of these excused',
      'Through',
      'Our days enrolled',
      'Our days absent',
      'Of ours excused',
      'Together',
      'Why not',
    ],
    rows: rows.map(({ fullName, schoolNumber, theirs, ours, doesAgree, explanation }) => [
      fullName,
      schoolNumber,
      theirs?.enrolled ?? null,
      theirs?.absent ?? null,
      theirs?.excused ?? null,
      theirs?.throughOn ?? null,
      ours?.enrolled ?? null,
      ours?.absent ?? null,
      ours?.excused ?? null,
      sayAgreement({ theirs, ours, doesAgree }),
      explanation,
    ]),
    about: listStudentsOf(rows),
  }
}
