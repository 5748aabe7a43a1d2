/**
 * Session marks as England's registers print them: a row per student and day with a column for the morning and one for
 * the afternoon, or per week with a column for each session or all marks of it in one text such as `/\/\/\NN/\`.
 */
import type { Format } from '../format.ts'
import { listDayColumns } from '../guessing/day-headings.ts'
import { marks } from './marks.ts'

export const simsSessions: Format = {
  ...marks,
  format: 'sims-sessions',
  needs: [
    ...marks.needs.slice(0, 1),
    { anyOf: ['date'], name: 'dates' },
    { anyOf: ['dayMark'], name: 'session marks' },
  ],
  isLike: (columns, _categories, { header }) =>
    columns.includes('dayMark') && columns.includes('date') && listDayColumns(header).length === 0,
}
