/** One row per student and a column for each day, or two a day, headed by it. */
import type { Format } from '../format.ts'
import { listDayColumns } from '../guessing/day-headings.ts'
import { absences } from './absences.ts'
import { marks } from './marks.ts'

export const wide: Format = {
  ...marks,
  format: 'wide',
  needs: [...absences.needs.slice(0, 1), { anyOf: ['dayMark'], name: 'days' }],
  isLike: (columns, categories, look) =>
    listDayColumns(look.header).length > 0 && !absences.isLike(columns, categories, look),
}
