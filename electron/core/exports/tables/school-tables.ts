/** The school as a whole, its supports, and what is missing in its record. What is withheld on the screen stays withheld. */
import { type AttendanceRule, tiers } from '#shared/domain/attendance.ts'
import type { QualityItem } from '#shared/domain/data-quality.ts'
import type { SupportsAcross } from '#shared/domain/supports-across.ts'
import { describeTier } from '#shared/domain/tier-words.ts'
import type { TierCounts, WholeSchool } from '#shared/domain/whole-school.ts'
import { type Cell, type ExportTable, listStudentsOf, percentOf, sayTitle } from '../export-table.ts'

/** Said in place of the numbers of a small group. */
export const withheld = 'fewer than 10, or told by the others'

function countCells(students: number | null, counts: TierCounts | null): Cell[] {
  if (students === null || counts === null) return [withheld, ...tiers.map(() => null)]
  return [students, ...tiers.map((tier) => counts[tier])]
}

export function makeWholeSchoolTable(whole: WholeSchool): ExportTable {
  const { year, asOfOn, grades, months } = whole
  return {
    title: sayTitle('The school’s year', year, asOfOn),
    fileName: 'school-year',
    header: ['Part', 'Name', 'Students', ...headTiers(whole.rule), 'Absence rate in the month (%)'],
    rows: [
      ['School', 'All grades', ...countCells(whole.students, whole.counts), null],
      ...grades.map((one) => ['Grade', one.name, ...countCells(one.students, one.counts), null]),
      ...months.map((one) => [
        'Month',
        one.name,
        ...countCells(one.students, one.counts),
        percentOf(one.absenceRate),
      ]),
    ],
    about: [],
  }
}

const headTiers = (rule: AttendanceRule) =>
  tiers.map((tier) => {
    const words = describeTier(tier, rule)
    return words.charAt(0).toUpperCase() + words.slice(1)
  })

export function makeSupportsTable({ supports }: SupportsAcross): ExportTable {
  return {
    title: 'What our supports do',
    fileName: 'our-supports',
    header: [
      'Support',
      'Students',
      'Planned',
      'Delivered',
      'Too early to tell',
      'No clear change',
      'Better, and it was getting better already',
      'Better',
      'Worse',
    ],
    rows: supports.map(({ name, students, planned, delivered, verdicts }) => [
      name,
      students ?? withheld,
      planned,
      delivered,
      verdicts?.tooEarly ?? (students === null ? null : 'the same for all, so not shown'),
      verdicts?.noClearChange ?? null,
      verdicts?.betterAlreadyBefore ?? null,
      verdicts?.better ?? null,
      verdicts?.worse ?? null,
    ]),
    about: [],
  }
}

export function makeQualityTable(items: readonly QualityItem[]): ExportTable {
  return {
    title: 'What is missing in the record',
    fileName: 'what-is-missing',
    header: ['Student', 'What', 'From', 'To', 'Count', 'What to do'],
    rows: items.map(({ student, sentence, fromOn, toOn, count, remedy }) => [
      student?.fullName ?? 'The whole school',
      sentence,
      fromOn,
      toOn,
      count,
      remedy,
    ]),
    about: listStudentsOf(
      items.flatMap(({ student }) =>
        student === null ? [] : [{ studentId: student.id, fullName: student.fullName }],
      ),
    ),
  }
}
