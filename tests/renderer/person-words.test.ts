/** The words before a person is removed from the vault. */
import { expect, test } from 'vitest'
import { sayEraseNotes, sayNotesLeftBehind } from '#renderer/features/settings/person-words.ts'

test('the notes that nobody could read any more are counted, and it is said plainly', () => {
  expect(sayNotesLeftBehind('Lea Brandt', 1)).toMatch(
    /^Lea Brandt keeps 1 note .* nobody can read it or take it out again/,
  )
  expect(sayNotesLeftBehind('Lea Brandt', 3)).toMatch(
    /^Lea Brandt keeps 3 notes .* nobody can read them or take them out again/,
  )
  expect([sayEraseNotes(1), sayEraseNotes(3)]).toEqual(['Erase that note now', 'Erase those 3 notes now'])
})

test('without notes there is nothing to say', () => {
  expect(sayNotesLeftBehind('Lea Brandt', 0)).toBe('')
})
