/** The school's own words for papers, language by language. A vault without any has ours. */
import { z } from 'zod'
import { type FrozenPaperWords, type OwnPaperWords, ownPaperWords } from '#shared/domain/own-paper-words.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

const key = 'paper-words'
const byLanguage = z.record(z.string(), ownPaperWords)

function readAll(database: ReadDatabase): Record<string, OwnPaperWords> {
  const row = database.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key)
  return byLanguage.parse(JSON.parse(row?.value ?? '{}'))
}

export function getOwnPaperWords(database: ReadDatabase, language: string): OwnPaperWords {
  return readAll(database)[language] ?? ownPaperWords.parse({})
}

/** The words as a paper that is made now keeps them. */
export function freezePaperWords(database: ReadDatabase, language: string): FrozenPaperWords {
  const { corrections, checked } = getOwnPaperWords(database, language)
  return { corrections, isChecked: checked !== null }
}

export function saveOwnPaperWords(database: WriteDatabase, language: string, words: OwnPaperWords): void {
  database.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify({ ...readAll(database), [language]: words }),
  )
}
