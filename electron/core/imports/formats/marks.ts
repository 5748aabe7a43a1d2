/** One row per mark, present ones included, as most school systems export attendance. */
import { readAttendance } from '../attendance/attendance-content.ts'
import type { Format, Headings } from '../format.ts'
import { isHeadedBy } from '../guessing/headings.ts'
import { absences } from './absences.ts'

export const marks: Format = {
  format: 'marks',
  kind: 'attendance',
  needs: [...absences.needs, { anyOf: ['code', 'dayMark'], name: 'attendance codes' }],
  listsPresence: true,
  isLike: () => true,
  readFile: readAttendance,
}

/** One row per mark under the headings of a system. A file of it that lists absences only is one of absences. */
export function marksOf(format: Format['format'], headings: Headings): Format {
  return {
    ...marks,
    format,
    headings,
    isLike: (columns, categories, { header }) =>
      isHeadedBy(headings, header) && !absences.isLike(columns, categories, { header, rows: [] }),
  }
}
