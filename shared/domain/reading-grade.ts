/** How hard English words are to read, and which sentences weigh most. Says nothing of other languages or a few words. */
import { syllable } from 'syllable'

/**
 * The school grade that a text asks for: 0.39·words/sentence + 11.8·syllables/word − 15.59. Can be below 0 for very
 * short words. Source: Kincaid, Fishburne, Rogers and Chissom 1975, 'Derivation of new readability formulas'.
 */
export function fleschKincaid(words: number, sentences: number, syllables: number): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}

/** What families get is grade 6 or below; a single sentence may be a little heavier before it is pointed at. */
export const wantedGrade = 6
const heavyGrade = 9

/** With fewer words one long name decides the grade. */
const fewestWords = 8

const wordPattern = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu
const titles = /\b(Mr|Mrs|Ms|Mx|Dr|St|Jr|Sr|e\.g|i\.e|a\.m|p\.m)\./gi

const listWords = (text: string): string[] => text.match(wordPattern) ?? []

/** `-lian` is said in one (ci·vil·ian, Ital·ian, Aus·tral·ian); the library hears two. */
const saidInOne = /\p{L}{2}lians?$/iu

function countSyllables(words: readonly string[]): number {
  const count = (word: string) => Math.max(1, syllable(word) - (saidInOne.test(word) ? 1 : 0))
  return words.reduce((sum, word) => sum + count(word), 0)
}

/** Sentences end with a mark and a space, or with the line. A title such as `Ms.` ends none. */
function listSentences(text: string): string[] {
  return text
    .replaceAll(titles, (title) => title.replaceAll('.', '\u2024'))
    .split(/(?<=[.!?…]["”’')]*)\s+|\n+/u)
    .map((sentence) => sentence.replaceAll('\u2024', '.').trim())
    .filter((sentence) => listWords(sentence).length > 0)
}

/** Little words that English cannot do without, leaving out those that other languages write alike. */
const englishWords = new Set(
  `the of and to is it you that for on are with they be at this have from or had by but what all were we when your can
   said there which she do how their if will about then them would so these her him has more could my than been who
   its now made get our see us was his i'm we're it's don't not thank`.split(/\s+/),
)

/** At least one in eight words of English is one of the little ones; other languages stay far below. */
function isEnglish(words: readonly string[]): boolean {
  const little = words.filter((word) => englishWords.has(word.toLowerCase().replaceAll('’', "'"))).length
  return little * 8 >= words.length
}

export type ReadingGrade = {
  /** One decimal; a text for small children is 0, not less. */
  grade: number
  words: number
  sentences: number
  syllables: number
  /** The sentences that weigh most, heaviest first, two at most. */
  heavy: string[]
}

function gradeOf(sentence: string): number {
  const words = listWords(sentence)
  return words.length < fewestWords ? 0 : fleschKincaid(words.length, 1, countSyllables(words))
}

/** More words than this are more than most people keep in mind until the full stop. */
const manyWords = 20
const manySyllables = 4

/** Why a sentence weighs so much, in a sentence: how many words it has, and which of them are long, three at most. */
export function explainHeavy(sentence: string): string {
  const words = listWords(sentence)
  const long = [...new Set(words.filter((word) => countSyllables([word]) >= manySyllables))].slice(0, 3)
  const named = long.map((word) => `“${word}”`).join(', ')
  if (words.length > manyWords) {
    return `It has ${words.length} words${long.length === 0 ? '' : `, long ones such as ${named} among them`}.`
  }
  return long.length === 0 ? 'Many of its words are long.' : `It has long words: ${named}.`
}

/** The grade of a text; null for fewer than eight words and for what does not read as English. */
export function findReadingGrade(text: string): ReadingGrade | null {
  const words = listWords(text)
  if (words.length < fewestWords || !isEnglish(words)) return null
  const sentences = listSentences(text)
  const syllables = countSyllables(words)
  const heavy = sentences
    .map((sentence) => ({ sentence, grade: gradeOf(sentence) }))
    .filter((one) => one.grade > heavyGrade)
    .toSorted((one, other) => other.grade - one.grade)
    .slice(0, 2)
  const grade = Math.max(0, fleschKincaid(words.length, sentences.length, syllables))
  return {
    grade: Math.round(grade * 10) / 10,
    words: words.length,
    sentences: sentences.length,
    syllables,
    heavy: heavy.map((one) => one.sentence),
  }
}
