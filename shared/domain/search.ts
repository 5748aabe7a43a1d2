/** Search as people type: case and diacritics do not matter, words may come in any order. Never ranks students. */

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ƙ: 'k',
  ɓ: 'b',
  ɗ: 'd',
  ƴ: 'y',
}
const lettersToPlain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')
const isPlain = /^[\n -~]*$/
// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. The vowel signs of Indic scripts are no accents.
// oxlint-disable-next-line no-misleading-character-class -- ranges of combining marks are what is meant here
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1dc0-\u1dff]+/g
// Ranges instead of \p{…}, which is five times as slow here: everything that is not a letter or a digit in ASCII and
// Latin-1, general punctuation, and the punctuation of Chinese and Japanese.
const betweenWords =
  /[\s!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f]+/g
const apostrophes = /['’ʼʻ‘`]/g
const numbersInGroups = /\d+(?:[ ()./-]+\d+)+/g

/** The plain form of a text: lower case, without diacritics. `Łukasz Nguyễn` is `lukasz nguyen`. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (isPlain.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(accents, '')
    .replace(lettersToPlain, (letter) => plainLetters[letter] ?? letter)
}

/** The words of a query, folded. `O'Brien-Kaya` asks for `obrien` and `kaya`. */
export function toSearchWords(query: string): string[] {
  return foldText(query).replace(apostrophes, '').split(betweenWords).filter(Boolean)
}

/**
 * Everything about one student that a search looks at, folded into one line in which every word starts after a
 * space. A name with an apostrophe is found with and without it; a number that is written in groups also as a whole.
 */
export function toSearchLine(fields: readonly string[]): string {
  // All fields are folded at once: a school of thousands is folded between two keystrokes.
  const folded = foldText(fields.join('\n'))
  const plain = folded.replace(apostrophes, '')
  const wholeNumbers = (folded.match(numbersInGroups) ?? []).map((number) => number.replace(/\D/g, ''))
  const withApostrophes = plain === folded ? '' : folded
  return ` ${[plain, withApostrophes, ...wholeNumbers].join(' ').replace(betweenWords, ' ')}`
}

/** Whether each of the words starts a word of the line. No words match everything. */
export function matchesSearch(line: string, words: readonly string[]): boolean {
  return words.every((word) => line.includes(` ${word}`))
}
