/** The words of a passphrase: easy to say, hard to mistake, and drawn by chance. */
import { expect, test } from 'vitest'
import { passphraseWords } from '#core/documents/protect/passphrase-words.ts'
import { drawPassphrase } from '#core/documents/protect/spoken-passphrase.ts'

/** Words that sound like another: some of those that come to mind first when a list is made. */
const soundAlike =
  `bare bear beach beech berry board bow brake bread cell cent cereal chord cite dear deer dew fair flour
  flower grate great hair hare hole hour key knight knot leek mail maize meat medal night oar pair peace pear piece
  plain plane rain road root sail scene sea seed shoe sole son steel sun tail tea thyme tide toe vale wave weather
  week whale wood`.split(/\s+/)

/** True when one letter more, less or other makes one of the other. */
function isOneLetterAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const shorter = Math.min(one.length, other.length)
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return Math.max(one.length, other.length) - start - end <= 1
}

test('there are 1,024 words of three to seven small letters, in order', () => {
  expect(passphraseWords).toHaveLength(1024)
  expect(passphraseWords.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([])
  expect(passphraseWords).toEqual([...new Set(passphraseWords)].toSorted())
})

test('the first four letters tell every word from every other', () => {
  expect(new Set(passphraseWords.map((word) => word.slice(0, 4))).size).toBe(1024)
})

test('no word is one letter away from another, and none sounds like one that is written differently', () => {
  const pairs = passphraseWords.flatMap((one, at) =>
    passphraseWords
      .slice(at + 1)
      .flatMap((other) => (isOneLetterAway(one, other) ? [`${one} ${other}`] : [])),
  )
  expect(pairs).toEqual([])
  expect(passphraseWords.filter((word) => soundAlike.includes(word))).toEqual([])
})

test('a passphrase is six words of the list, and all of the list is drawn from', () => {
  const drawn = Array.from({ length: 4000 }, () => drawPassphrase().split(' '))
  expect(drawn.filter((words) => words.length !== 6)).toEqual([])
  // Of 24,000 draws each word is one in 1,024: that any stays away has a chance of 7 in 100 million.
  expect(new Set(drawn.flat())).toEqual(new Set(passphraseWords))
})
