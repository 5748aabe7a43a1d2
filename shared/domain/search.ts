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
const marks = /\p{M}+/gu
const betweenWords = /[^\p{L}\p{N}]+/gu
const apostrophes = /['’ʼʻ‘`]/g

/** The plain form of a text: lower case, without diacritics. `Łukasz Nguyễn` is `lukasz nguyen`. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
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
  const words: string[] = []
  for (const field of fields) {
    const folded = foldText(field)
    const plain = folded.replace(apostrophes, '')
    words.push(...plain.split(betweenWords))
    if (plain !== folded) words.push(...folded.split(betweenWords))
    if (/\d[\s()./-]+\d/.test(field)) words.push(field.replace(/\D/g, ''))
  }
  return ` ${words.filter(Boolean).join(' ')}`
}

/** Whether each of the words starts a word of the line. No words match everything. */
export function matchesSearch(line: string, words: readonly string[]): boolean {
  return words.every((word) => line.includes(` ${word}`))
}
