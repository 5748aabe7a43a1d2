/** One row per student. */
import type { Format } from '../format.ts'
import { readRoster } from '../roster/roster-content.ts'

export const roster: Format = {
  format: 'roster',
  kind: 'roster',
  needs: [{ anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' }],
  listsPresence: false,
  isLike: () => true,
  readFile: readRoster,
}
