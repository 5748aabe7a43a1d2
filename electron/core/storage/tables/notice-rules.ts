/** The school's rules for when the program speaks up. A vault without any has the usual ones. */
import { type NoticeRules, noticeRules } from '#shared/domain/notice-rules.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

const key = 'notices'

export function getNoticeRules(database: ReadDatabase): NoticeRules {
  const row = database.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key)
  return noticeRules.parse(JSON.parse(row?.value ?? '{}'))
}

export function saveNoticeRules(database: WriteDatabase, rules: NoticeRules): void {
  database.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(rules),
  )
}
