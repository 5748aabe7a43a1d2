/** The school's own words for contacts. While it has none, the starters stand in for them; nothing is stored for that. */
import type { Tone, WordTemplateDraft } from '#shared/domain/contact.ts'
import type { WordTemplateId } from '#shared/domain/identity.ts'
import { starterTemplates } from '#shared/messages/contact-templates.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

export type WordTemplate = WordTemplateDraft & { id: WordTemplateId }

const starters: readonly WordTemplate[] = starterTemplates.map((template, index) => ({
  ...template,
  id: (index + 1) as WordTemplateId,
}))

/** In the order in which they were written. */
export function listWordTemplates(database: ReadDatabase): WordTemplate[] {
  const own = database.all<{ id: WordTemplateId; tone: Tone; title: string; words: string }>(
    'SELECT id, tone, title, words FROM word_template ORDER BY id',
  )
  return own.length > 0 ? own : [...starters]
}

/** With the first change the starters become the school's own, so that changing one keeps the others. */
function takeOverStarters(database: WriteDatabase): void {
  if (database.get('SELECT 1 FROM word_template') !== undefined) return
  for (const { id, tone, title, words } of starters) {
    database.run(
      'INSERT INTO word_template (id, tone, title, words) VALUES (?, ?, ?, ?)',
      id,
      tone,
      title,
      words,
    )
  }
}

/** `id` null adds one. One that was taken out meanwhile comes back with these words. */
export function saveWordTemplate(
  database: WriteDatabase,
  id: WordTemplateId | null,
  { tone, title, words }: WordTemplateDraft,
): void {
  database.transaction(() => {
    takeOverStarters(database)
    database.run(
      `INSERT INTO word_template (id, tone, title, words) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET tone = excluded.tone, title = excluded.title, words = excluded.words`,
      id,
      tone,
      title,
      words,
    )
  })
}

/** Removing what is not there changes nothing. With the last one gone the starters are offered again. */
export function removeWordTemplate(database: WriteDatabase, id: WordTemplateId): void {
  database.transaction(() => {
    takeOverStarters(database)
    database.run('DELETE FROM word_template WHERE id = ?', id)
  })
}
