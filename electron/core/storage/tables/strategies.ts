/** The school's list of classroom strategies, one setting. A plan that chose one keeps its own words. */
import { starterStrategies } from '#shared/domain/starter-strategies.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

const settingKey = 'strategies'

/** In the school's own order; the starters until it saved a list. */
export function listStrategies(database: ReadDatabase): string[] {
  const row = database.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', settingKey)
  return row === undefined ? [...starterStrategies] : (JSON.parse(row.value) as string[])
}

/** Blank lines and repetitions are left out. An empty list is a list. */
export function saveStrategies(database: WriteDatabase, strategies: readonly string[]): void {
  const said = strategies.map((words) => words.trim()).filter((words) => words !== '')
  database.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    settingKey,
    JSON.stringify([...new Set(said)]),
  )
}
