/** What was erased for good, when and by whom. Holds nothing about the person who was erased. */
import type { WriteDatabase } from '../database.ts'

export function insertTombstone(
  database: WriteDatabase,
  tombstone: { erasedAt: string; staffName: string; what: string },
): void {
  database.run(
    'INSERT INTO tombstone (erased_at, staff_name, what) VALUES (?, ?, ?)',
    tombstone.erasedAt,
    tombstone.staffName,
    tombstone.what,
  )
}
