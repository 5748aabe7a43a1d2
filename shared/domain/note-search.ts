/** Search in what people wrote: which words are asked for, whether a text holds them, and where. Never ranks anything. */
import { matchesSearch, toSearchLine, toSearchWords } from './search.ts'

/** Thai to Khmer, Chinese, Japanese, Korean: no space tells where a word starts, so it is found anywhere. */
const unspacedLetter = /[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]/

export const hasUnspacedLetters = (word: string): boolean => unspacedLetter.test(word)

export type NoteWord = {
  /** Folded as students' names are for their search, its letters composed. */
  plain: string
  /** How it may stand in an index that folds fewer letters: plain, and as it was typed. */
  forms: readonly string[]
}

/** The words of a search that hold a letter or a digit. */
export function toNoteWords(search: string): NoteWord[] {
  const typed = search.normalize('NFC').toLowerCase()
  // A control character is no letter, and one of them would end the query in the middle of a word.
  return typed.split(/[\s\p{Cc}]+/u).flatMap((part) => {
    const plain = toSearchWords(part).filter((word) => /[\p{L}\p{N}]/u.test(word))
    return plain.map((word) => {
      const composed = word.normalize('NFC')
      // A part that holds several words was divided at a hyphen or a full stop, and has no other form of its own.
      const forms = plain.length > 1 || part === composed ? [composed] : [composed, part]
      return { plain: composed, forms }
    })
  })
}

/** Whether each word of the search starts a word of the texts, or stands anywhere in a script without spaces. */
export function matchesNote(texts: readonly string[], words: readonly NoteWord[]): boolean {
  if (words.length === 0) return true
  const line = toSearchLine(texts).normalize('NFC')
  return words.every(({ plain }) =>
    hasUnspacedLetters(plain) ? line.includes(plain) : matchesSearch(line, [plain]),
  )
}

export type MarkedPart = { text: string; isFound: boolean }

/** The text in pieces, in order and complete; those that the search asks for are marked, a whole word each. */
export function markFound(text: string, words: readonly NoteWord[]): MarkedPart[] {
  const parts: MarkedPart[] = []
  const add = (piece: string, isFound: boolean) => {
    const last = parts.at(-1)
    if (last?.isFound === isFound) last.text += piece
    else if (piece !== '') parts.push({ text: piece, isFound })
  }
  for (const piece of text.split(/([\p{L}\p{M}\p{N}'’ʼʻ‘`]+)/u)) {
    if (hasUnspacedLetters(piece)) addUnspaced(piece, words, add)
    else add(piece, isAskedFor(piece, words))
  }
  return parts
}

function isAskedFor(piece: string, words: readonly NoteWord[]): boolean {
  if (!/[\p{L}\p{N}]/u.test(piece)) return false
  const line = toSearchLine([piece]).normalize('NFC')
  return words.some(({ plain }) => matchesSearch(line, [plain]))
}

function addUnspaced(
  piece: string,
  words: readonly NoteWord[],
  add: (piece: string, isFound: boolean) => void,
): void {
  const asked = words.map(({ plain }) => plain).filter(hasUnspacedLetters)
  let rest = piece
  while (rest !== '') {
    const found = asked
      .map((word) => ({ word, at: rest.indexOf(word) }))
      .filter(({ at }) => at >= 0)
      .toSorted((one, other) => one.at - other.at)[0]
    if (found === undefined) {
      add(rest, false)
      return
    }
    add(rest.slice(0, found.at), false)
    add(found.word, true)
    rest = rest.slice(found.at + found.word.length)
  }
}

/** Some words on either side of the first word that is asked for, with dots where something was left out. */
export function excerptAround(text: string, words: readonly NoteWord[], letters = 110): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= letters) return line
  let before = 0
  for (const part of markFound(line, words)) {
    if (part.isFound) break
    before += part.text.length
  }
  if (before >= line.length) before = 0
  const from = before < letters / 2 ? 0 : line.indexOf(' ', before - Math.floor(letters / 3)) + 1
  const start = from === 0 || from > before ? Math.max(0, from > before ? before : 0) : from
  const cut = line.slice(start, start + letters)
  const isCut = start + letters < line.length
  const end = isCut && cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut
  return `${start > 0 ? '… ' : ''}${end}${isCut ? ' …' : ''}`
}
