/** Days enrolled and absent of each student, without any day named. */
import type { Format } from '../format.ts'
import { readTotals } from '../totals/totals-content.ts'

export const totals: Format = {
  format: 'totals',
  kind: 'totals',
  needs: [
    { anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' },
    // Two of the three give the third.
    { anyOf: ['daysEnrolled', 'daysPresent'], name: 'days enrolled' },
    { anyOf: ['daysAbsent', 'daysPresent'], name: 'days absent' },
    { anyOf: ['daysEnrolled', 'daysAbsent'], name: 'days enrolled or absent' },
  ],
  listsPresence: false,
  isLike: (columns) =>
    !columns.includes('code') &&
    ['daysEnrolled', 'daysAbsent', 'daysPresent'].filter((role) => columns.some((one) => one === role))
      .length >= 2,
  readFile: readTotals,
}
