/** Grades per course and term: a row a grade, or a column a course. */
import type { Format } from '../format.ts'
import { scoreReader } from '../scores/score-content.ts'

export const grades: Format = {
  format: 'grades',
  kind: 'grades',
  needs: [
    { anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' },
    { anyOf: ['score'], name: 'grades' },
  ],
  listsPresence: false,
  isLike: (columns) => columns.includes('score'),
  readFile: scoreReader('grade'),
}
