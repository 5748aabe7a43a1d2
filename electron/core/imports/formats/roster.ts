/** One row per student. */
import type { Format, Headings } from '../format.ts'
import { isHeadedBy } from '../guessing/headings.ts'
import { readRoster } from '../roster/roster-content.ts'

export const roster: Format = {
  format: 'roster',
  kind: 'roster',
  needs: [{ anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' }],
  listsPresence: false,
  isLike: () => true,
  readFile: readRoster,
}

/** One row per student, or per student and parent, under the headings of a system. */
export function rosterOf(format: Format['format'], headings: Headings): Format {
  return {
    ...roster,
    format,
    headings,
    isLike: (_columns, _categories, { header }) => isHeadedBy(headings, header),
  }
}
