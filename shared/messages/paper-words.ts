/** Says the fixed sentences of a paper in its language. What people wrote goes in as it is, never as a pattern. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { IsoDate } from '../domain/day.ts'
import type { FrozenPaperWords } from '../domain/own-paper-words.ts'
import type { PaperKey } from './papers/english.ts'
import { getPaperLanguage, type PaperLanguage } from './papers/languages.ts'

type Values = Readonly<Record<string, string | number>>
export type PaperSay = {
  language: PaperLanguage
  say: (key: PaperKey, values?: Values) => string
  /** With the weekday. */
  day: (day: IsoDate) => string
  shortDay: (day: IsoDate) => string
  list: (words: readonly string[]) => string
}

const opened = new Map<string, PaperSay>()

/** The words of the language with this code, or English ones; where the school has corrected them, its own. */
export function openPaperWords(code: string, corrections: FrozenPaperWords['corrections'] = {}): PaperSay {
  const language = getPaperLanguage(code)
  if (Object.keys(corrections).length > 0) {
    const messages = { ...language.messages, ...corrections }
    return { language, say: speakIn({ ...language, messages }), ...sayDaysIn(language) }
  }
  const known = opened.get(language.code)
  if (known !== undefined) return known
  const made = { language, say: speakIn(language), ...sayDaysIn(language) }
  opened.set(language.code, made)
  return made
}

function speakIn({ code, messages }: PaperLanguage): PaperSay['say'] {
  const parsed = new Map<PaperKey, IntlMessageFormat>()
  return (key, values = {}) => {
    const message = parsed.get(key) ?? new IntlMessageFormat(messages[key], code, {}, { ignoreTag: true })
    parsed.set(key, message)
    return String(message.format(values))
  }
}

function sayDaysIn({ code, days }: PaperLanguage): Pick<PaperSay, 'day' | 'shortDay' | 'list'> {
  if (days !== null) return days
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const long = new Intl.DateTimeFormat(code, { weekday: 'long', ...parts })
  const short = new Intl.DateTimeFormat(code, parts)
  const list = new Intl.ListFormat(code, { type: 'conjunction' })
  const momentOf = (day: IsoDate) => new Date(`${day}T00:00:00Z`)
  return {
    day: (day) => long.format(momentOf(day)),
    shortDay: (day) => short.format(momentOf(day)),
    list: (words) => list.format(words),
  }
}
