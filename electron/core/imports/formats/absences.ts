/** Only absences are listed; every other school day between the first and the last of them was attended. */
import { isAway } from '#shared/domain/attendance.ts'
import { readAttendance } from '../attendance/attendance-content.ts'
import type { Format } from '../format.ts'

export const absences: Format = {
  format: 'absences',
  kind: 'attendance',
  needs: [
    { anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' },
    { anyOf: ['date', 'dayMark'], name: 'dates' },
  ],
  listsPresence: false,
  isLike: (columns, categories) => {
    if (!columns.includes('code') && !columns.includes('dayMark')) return true
    const known = categories.filter((category) => category !== null)
    // Late arrivals are often listed beside absences; a single 'present' means that all of them are.
    return known.some(isAway) && known.every((category) => isAway(category) || category === 'late')
  },
  readFile: readAttendance,
}
