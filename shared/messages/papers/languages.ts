/** Every language that a paper can be made in; one file and one line each. Offers none whose words are not all there. */
import { joinWords, sayDate, sayShortDate } from '../../domain/plain-words.ts'
import { english, type PaperMessages } from './english.ts'
import { arabic } from './arabic.ts'
import { bengali } from './bengali.ts'
import { chinese } from './chinese.ts'
import { french } from './french.ts'
import { gujarati } from './gujarati.ts'
import { haitianCreole, haitianCreoleDays } from './haitian-creole.ts'
import { panjabi } from './panjabi.ts'
import { polish } from './polish.ts'
import { portuguese } from './portuguese.ts'
import { russian } from './russian.ts'
import { somali } from './somali.ts'
import { spanish } from './spanish.ts'
import { ukrainian } from './ukrainian.ts'
import { urdu } from './urdu.ts'
import { vietnamese } from './vietnamese.ts'

import type { PaperDays } from './paper-days.ts'

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
    code: 'fr',
    ownName: 'Français',
    englishName: 'French',
    direction: 'ltr',
    messages: french,
    days: null,
  },
  {
    code: 'pt',
    ownName: 'Português',
    englishName: 'Portuguese',
    direction: 'ltr',
    messages: portuguese,
    days: null,
  },
  {
    code: 'pl',
    ownName: 'Polski',
    englishName: 'Polish',
    direction: 'ltr',
    messages: polish,
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
    code: 'vi',
    ownName: 'Tiếng Việt',
    englishName: 'Vietnamese',
    direction: 'ltr',
    messages: vietnamese,
    days: null,
  },
  {
    code: 'ht',
    ownName: 'Kreyòl ayisyen',
    englishName: 'Haitian Creole',
    direction: 'ltr',
    messages: haitianCreole,
    days: haitianCreoleDays,
  },
  {
    code: 'so',
    ownName: 'Soomaali',
    englishName: 'Somali',
    direction: 'ltr',
    messages: somali,
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
  {
    code: 'ar',
    ownName: 'العربية',
    englishName: 'Arabic',
    direction: 'rtl',
    messages: arabic,
    days: null,
  },
  {
    code: 'ur',
    ownName: 'اردو',
    englishName: 'Urdu',
    direction: 'rtl',
    messages: urdu,
    days: null,
  },
  {
    code: 'bn',
    ownName: 'বাংলা',
    englishName: 'Bengali',
    direction: 'ltr',
    messages: bengali,
    days: null,
  },
  {
    code: 'pa',
    ownName: 'ਪੰਜਾਬੀ',
    englishName: 'Panjabi',
    direction: 'ltr',
    messages: panjabi,
    days: null,
  },
  {
    code: 'gu',
    ownName: 'ગુજરાતી',
    englishName: 'Gujarati',
    direction: 'ltr',
    messages: gujarati,
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
