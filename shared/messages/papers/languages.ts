/** Every language that a paper can be made in; one file and one line each. Offers none whose words are not all there. */
import type { IsoDate } from '../../domain/day.ts'
import { joinWords, sayDate, sayShortDate } from '../../domain/plain-words.ts'
import { english, type PaperMessages } from './english.ts'
import { chinese } from './chinese.ts'
import { russian } from './russian.ts'
import { ukrainian } from './ukrainian.ts'
import { spanish } from './spanish.ts'

/** Days and lists as they are said, where Intl does not know the language or says it unlike the rest of the program. */
export type PaperDays = {
  day: (day: IsoDate) => string
  shortDay: (day: IsoDate) => string
  list: (words: readonly string[]) => string
}

export type PaperLanguage = {
  /** BCP 47. */
  code: string
  ownName: string
  englishName: string
  direction: 'ltr' | 'rtl'
  messages: PaperMessages
  /** Null: by Intl. */
  days: PaperDays | null
}

export const paperLanguages: readonly PaperLanguage[] = [
  {
    code: 'en',
    ownName: 'English',
    englishName: 'English',
    direction: 'ltr',
    messages: english,
    days: { day: sayDate, shortDay: sayShortDate, list: joinWords },
  },
  {
    code: 'es',
    ownName: 'Español',
    englishName: 'Spanish',
    direction: 'ltr',
    messages: spanish,
    days: null,
  },
  {
    code: 'uk',
    ownName: 'Українська',
    englishName: 'Ukrainian',
    direction: 'ltr',
    messages: ukrainian,
    days: null,
  },
  {
    code: 'ru',
    ownName: 'Русский',
    englishName: 'Russian',
    direction: 'ltr',
    messages: russian,
    days: null,
  },
  {
    code: 'zh-Hans',
    ownName: '简体中文',
    englishName: 'Simplified Chinese',
    direction: 'ltr',
    messages: chinese,
    days: null,
  },
]

/** The language of a code, or English, which is always there. */
export function getPaperLanguage(code: string): PaperLanguage {
  const found = paperLanguages.find((one) => one.code === code) ?? paperLanguages[0]
  if (found === undefined) throw new Error('a paper has no language')
  return found
}

/** The language that a person wrote as its English name, its own name or its code; null when we do not have it. */
export function findPaperLanguage(written: string): PaperLanguage | null {
  const asked = written.normalize('NFC').trim().toLowerCase()
  return (
    paperLanguages.find(({ code, ownName, englishName }) =>
      [code, ownName, englishName].some((name) => name.toLowerCase() === asked),
    ) ?? null
  )
}
