/** Which way a text runs. Never asks anyone but the letters and the document's language. */

export type Direction = 'ltr' | 'rtl'

const rightToLeftLanguages = new Set(['ar', 'ur'])
// Not the digits of these scripts, which run from left to right like all others.
const rightToLeftLetter = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const leftToRightLetter = /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}])\p{L}/u

/** The direction of a language by its BCP 47 tag. */
export function directionOf(language: string): Direction {
  return rightToLeftLanguages.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

export const hasRightToLeft = (text: string): boolean => rightToLeftLetter.test(text)

/**
 * The direction of one paragraph: the document's, as `dir` on the root of a page would give, unless the paragraph
 * has letters and none of them runs that way: an English sentence keeps its full stop at its end in an Arabic paper.
 */
export function paragraphDirection(text: string, document: Direction): Direction {
  const [own, other] =
    document === 'rtl' ? [rightToLeftLetter, leftToRightLetter] : [leftToRightLetter, rightToLeftLetter]
  if (own.test(text) || !other.test(text)) return document
  return document === 'rtl' ? 'ltr' : 'rtl'
}
