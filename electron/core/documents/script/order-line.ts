/** The pieces of one finished line in the order in which they stand on paper. Measures nothing and draws nothing. */
import bidiFactory from 'bidi-js'
import { type Direction, hasRightToLeft } from './direction.ts'

const bidi = bidiFactory()

/** Says to the font that what follows runs right to left, where no letter says so: brackets and signs alone. */
export const rightToLeftMark = '\u200f'

/**
 * `from` is the run that the piece was cut from, `start` its place in the text of the line; `text` is in the order in
 * which it is read.
 */
export type Piece = { from: number; start: number; text: string }

/**
 * Cuts runs where the direction changes and orders them from left to right, by the Unicode Bidirectional Algorithm
 * (UAX 9) over the text of the line. Spaces at the end of the line are dropped.
 */
export function orderLine(runs: readonly string[], direction: Direction): Piece[] {
  const text = runs.join('').trimEnd()
  if (text === '') return []
  const found = bidi.getEmbeddingLevels(text, direction)
  const cut: (Piece & { level: number })[] = []
  let at = 0
  for (const [from, run] of runs.entries()) {
    for (const character of run) {
      if (at >= text.length) break
      if (character === rightToLeftMark) {
        at += character.length
        continue
      }
      const level = found.levels[at] ?? 0
      const last = cut.at(-1)
      // A word ends with its space: fonts shape up to there.
      const isSameWord = last?.from === from && last.level === level && !last.text.endsWith(' ')
      if (isSameWord && !(isBackwards(level) && standsAlone(last.text, character))) last.text += character
      else cut.push({ from, text: character, start: at, level })
      at += character.length
    }
  }
  const place = new Map(bidi.getReorderedIndices(text, found).map((index, order) => [index, order]))
  return cut
    .toSorted((one, other) => (place.get(one.start) ?? 0) - (place.get(other.start) ?? 0))
    .map(({ from, start, text: piece, level }) => ({
      from,
      start,
      text: isBackwards(level) && !hasRightToLeft(piece) ? rightToLeftMark + piece : piece,
    }))
}

const isBackwards = (level: number) => level % 2 === 1

const joined = /[\p{L}\p{M}\u0640\u200c\u200d]/u

/** Readers turn words round and leave signs as they stand, so that a sign is a piece of its own. */
const standsAlone = (before: string, character: string) =>
  !joined.test(before) || !(joined.test(character) || character === ' ')
