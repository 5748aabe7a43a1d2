import { expect, test } from 'vitest'
import { sayWhatStillHolds } from '#renderer/features/students/erase-words.ts'

const byHand = (count: number | null) =>
  sayWhatStillHolds(count).find((sentence) => sentence.includes('by hand'))

test('backups made by hand are counted, and somebody is told to delete them', () => {
  expect(byHand(1)).toMatch(/^The 1 backup that you made by hand, until your school deletes it:/)
  expect(byHand(3)).toMatch(/^The 3 backups that you made by hand, until your school deletes them:/)
})

test('without a count they are spoken of all the same; without any there is nothing to say', () => {
  expect(byHand(null)).toMatch(/^Backups that you made by hand/)
  expect(byHand(0)).toBeUndefined()
})

test('automatic backups, set-aside folders and papers are always spoken of', () => {
  for (const count of [null, 0, 2]) {
    const said = sayWhatStillHolds(count).join(' ')
    for (const place of ['Automatic backups', '“set-aside”', 'Papers']) expect(said).toContain(place)
  }
})
