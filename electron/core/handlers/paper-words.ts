/** Answers about the fixed words of papers. Papers that were given keep the words that they were given with. */
import type { Output } from '#shared/contract/contract.ts'
import { AppError } from '#shared/messages/errors.ts'
import { english, type PaperKey } from '#shared/messages/papers/english.ts'
import { getPaperLanguage } from '#shared/messages/papers/languages.ts'
import { listPlaces } from '#shared/messages/paper-places.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { getOwnPaperWords, saveOwnPaperWords } from '../storage/tables/own-paper-words.ts'
import type { HandlersOf } from './handler.ts'

const keys = Object.keys(english) as PaperKey[]

export const paperWordHandlers: HandlersOf<'paperWords'> = {
  'paperWords.list': ({ language }, { vault }) => listWords(vault.database, language),

  'paperWords.correct': ({ language, key, words }, { vault }) => {
    const { code, messages } = getPaperLanguage(language)
    const known = keys.find((one) => one === key)
    if (known === undefined) throw new AppError('app.refused')
    const own = getOwnPaperWords(vault.database, code)
    const corrections = { ...own.corrections }
    const written = words.normalize('NFC').trim()
    if (written === '' || written === messages[known]) {
      delete corrections[known]
    } else {
      refuseLostPlaces(written, messages[known], code)
      corrections[known] = written
    }
    saveOwnPaperWords(vault.database, code, { ...own, corrections })
    return listWords(vault.database, code)
  },

  'paperWords.check': ({ language, isChecked }, { vault, today }) => {
    const { code } = getPaperLanguage(language)
    const own = getOwnPaperWords(vault.database, code)
    const checked = isChecked ? { by: vault.staffName, on: today() } : null
    saveOwnPaperWords(vault.database, code, { ...own, checked })
    return listWords(vault.database, code)
  },
}

function listWords(database: ReadDatabase, language: string): Output<'paperWords.list'> {
  const { code, messages } = getPaperLanguage(language)
  const { corrections, checked } = getOwnPaperWords(database, code)
  return {
    checked,
    words: keys.map((key) => ({
      key,
      english: english[key],
      usual: messages[key],
      own: corrections[key] ?? null,
    })),
  }
}

function refuseLostPlaces(written: string, usual: string, code: string): void {
  const wanted = listPlaces(usual, code)
  const refuse = () => {
    const places = wanted.map((place) => `{${place.split('=')[0] ?? ''}}`)
    throw new AppError('paper-words.places', { places: [...new Set(places)].join(' ') })
  }
  let found: string[] = []
  try {
    found = listPlaces(written, code)
  } catch {
    refuse()
  }
  if (String(found) !== String(wanted)) refuse()
}
