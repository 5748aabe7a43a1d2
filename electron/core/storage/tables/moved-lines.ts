/** Lines of Today that somebody moved to a later day. What is past is forgotten. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

/** The keys that are still hidden on this day. */
export function listMovedKeys(database: ReadDatabase, today: IsoDate): Set<string> {
  const rows = database.all<{ key: string }>('SELECT key FROM moved_line WHERE until_on > ?', today)
  return new Set(rows.map(({ key }) => key))
}

/** Hides a line until a day; null, or a day that has come, brings it back. */
export function moveLine(
  database: WriteDatabase,
  { key, untilOn, today }: { key: string; untilOn: IsoDate | null; today: IsoDate },
): void {
  database.transaction(() => {
    database.run('DELETE FROM moved_line WHERE until_on <= ? OR key = ?', today, key)
    if (untilOn === null || untilOn <= today) return
    database.run('INSERT INTO moved_line (key, until_on) VALUES (?, ?)', key, untilOn)
  })
}
