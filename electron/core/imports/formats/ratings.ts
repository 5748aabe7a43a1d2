/** Social-emotional ratings: a row a rating with its scale, or a column a scale. */
import type { Format } from '../format.ts'
import { scoreReader } from '../scores/score-content.ts'

export const ratings: Format = {
  format: 'ratings',
  kind: 'ratings',
  needs: [
    { anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' },
    { anyOf: ['score'], name: 'ratings' },
  ],
  listsPresence: false,
  isLike: (columns) => columns.includes('score'),
  readFile: scoreReader('rating'),
}
