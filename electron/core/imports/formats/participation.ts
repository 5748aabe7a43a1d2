/** Levels of participation: a row a level, or a column for each thing that is looked at. */
import type { Format } from '../format.ts'
import { scoreReader } from '../scores/score-content.ts'

export const participation: Format = {
  format: 'participation',
  kind: 'participation',
  needs: [
    { anyOf: ['schoolNumber', 'fullName', 'familyName'], name: 'students' },
    { anyOf: ['score'], name: 'levels' },
  ],
  listsPresence: false,
  isLike: (columns) => columns.includes('score'),
  readFile: scoreReader('participation'),
}
