/**
 * Rows that were removed since the vault was opened, so that an Undo brings them back as they were, with who wrote them
 * and when. Held in memory alone: with the vault they are gone. Never takes a row from outside.
 */
import type { ReadDatabase, Value, WriteDatabase } from '../database.ts'

type Table = 'contact' | 'check_in'
type Removed = {
  row: Record<string, Value>
  /** Verified goal days that pointed to a check-in, each with the moment at which it was last said. */
  verified: { id: number; loggedAt: string }[]
}

const removed = new WeakMap<ReadDatabase, Map<string, Removed>>()

/** Removing what is not there changes nothing. */
export function removeRow(database: WriteDatabase, table: Table, id: number): void {
  const row = database.get<Removed['row']>(`SELECT * FROM ${table} WHERE id = ?`, id)
  if (row === undefined) return
  const verified =
    table === 'contact'
      ? []
      : database.all<Removed['verified'][number]>(
          'SELECT id, logged_at AS loggedAt FROM goal_occurrence WHERE check_in_id = ?',
          id,
        )
  database.run(`DELETE FROM ${table} WHERE id = ?`, id)
  const held = removed.get(database) ?? new Map<string, Removed>()
  removed.set(database, held.set(`${table} ${id}`, { row, verified }))
}

/** False when no such row was removed here. Days of which somebody said something else since stay as they said. */
export function restoreRow(database: WriteDatabase, table: Table, id: number): boolean {
  const one = removed.get(database)?.get(`${table} ${id}`)
  if (one === undefined || !isStudentThere(database, one.row)) return false
  const columns = Object.keys(one.row)
  database.transaction(() => {
    database.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values(one.row),
    )
    for (const day of one.verified) {
      database.run(
        'UPDATE goal_occurrence SET check_in_id = ? WHERE id = ? AND logged_at = ? AND check_in_id IS NULL',
        id,
        day.id,
        day.loggedAt,
      )
    }
  })
  removed.get(database)?.delete(`${table} ${id}`)
  return true
}

/** Of a student who was erased meanwhile nothing comes back. */
function isStudentThere(database: ReadDatabase, { student_id: studentId }: Removed['row']): boolean {
  return database.get('SELECT 1 FROM student WHERE id = ?', studentId ?? null) !== undefined
}
