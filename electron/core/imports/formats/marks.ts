/** One row per mark, present ones included, as most school systems export attendance. */
import { readAttendance } from '../attendance/attendance-content.ts'
import type { Format } from '../format.ts'
import { absences } from './absences.ts'

export const marks: Format = {
  format: 'marks',
  kind: 'attendance',
  needs: [...absences.needs, { anyOf: ['code'], name: 'attendance codes' }],
  listsPresence: true,
  isLike: () => true,
  readFile: readAttendance,
}
