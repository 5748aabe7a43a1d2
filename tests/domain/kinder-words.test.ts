/** Blaming words are pointed at with a kinder choice, and kind words are left alone. */
import { expect, test } from 'vitest'
import { findBlamingWords } from '#shared/domain/kinder-words.ts'

const wordsIn = (text: string) => findBlamingWords(text).map(({ word }) => word)

test.each([
  ['He refuses to come and is truant.', ['refuses', 'truant']],
  ['Non-compliant; she failed math again.', ['Non-compliant', 'failed']],
  [
    'It is just an excuse. She doesn’t care, and is attention-seeking.',
    ['excuse', 'doesn’t care', 'attention-seeking'],
  ],
  ['School refusal is what they called it.', ['School refusal']],
  [
    'They skipped school on Monday: lazy, unmotivated, a bad attitude.',
    ['skipped school', 'lazy', 'unmotivated', 'bad attitude'],
  ],
])('%j points at %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words)
})

test.each([
  'Amina missed nine mornings. The bus comes at 7:10, before her brother wakes.',
  'Two absences were excused by the doctor.',
  'Mrs. Failey and Mr. Truantino meet on Tuesday.',
  'Your son was not able to come yet. We miss him.',
])('%j is left alone', (text) => {
  expect(wordsIn(text)).toEqual([])
})

test('each word is pointed at once, with what to say instead and why', () => {
  const [only, ...more] = findBlamingWords('Lazy? Nobody is lazy.')
  expect(more).toEqual([])
  expect(only).toMatchObject({ word: 'Lazy', at: 0, instead: 'what got in the way' })
  expect(only?.why).toMatch(/\.$/)
})

test('what is said instead blames nobody', () => {
  const text = 'truant refuses noncompliant failed lazy unmotivated excuse manipulative defiant disruptive'
  const found = findBlamingWords(text)
  expect(found).toHaveLength(10)
  expect(found.flatMap(({ instead, why }) => findBlamingWords(`${instead} ${why}`))).toEqual([])
})
