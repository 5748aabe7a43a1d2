/**
 * What stood before an import in the things that imports share: the meaning of a code, how a kind of file is read, the
 * closed days of a year. Never touches marks and students, which keep their own record.
 */
import type { ImportId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

/** `code`: category by code. `memory`: reading by kind and header. `closures`: closures by the id of the year. */
type PriorKind = 'code' | 'memory' | 'closures'
/** A text, or null where nothing stood. */
type Text = string | null
export type Prior = { kind: PriorKind; key: string; before: Text; after: string }

/** Keeps what stood before, once for each thing; also when the import left it as it was, because it agreed with it. */
export function savePrior(
  database: WriteDatabase,
  importId: ImportId,
  { kind, key, before, after }: Prior,
): void {
  database.run(
    'INSERT INTO import_prior (import_id, kind, key, before, after) VALUES (?, ?, ?, ?, ?)',
    importId,
    kind,
    key,
    before,
    after,
  )
}

/** The key of how files of a kind with this header are read. */
export const memoryKey = (kind: string, header: string) => `${kind}:${header}`

function splitMemoryKey(key: string): [kind: string, header: string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}

type Place = {
  read: (database: ReadDatabase, key: string) => Text
  write: (database: WriteDatabase, key: string, text: string) => void
  /** Called where nothing stood before the import. */
  clear?: (database: WriteDatabase, key: string) => void
}

const places: Record<PriorKind, Place> = {
  code: {
    read: (database, key) =>
      database.get<{ text: string }>('SELECT category AS text FROM attendance_code WHERE code = ?', key)
        ?.text ?? null,
    write: (database, key, text) =>
      void database.run('UPDATE attendance_code SET category = ? WHERE code = ?', text, key),
  },
  memory: {
    read: (database, key) =>
      database.get<{ text: string }>(
        'SELECT reading AS text FROM import_memory WHERE kind = ? AND header = ?',
        ...splitMemoryKey(key),
      )?.text ?? null,
    write: (database, key, text) =>
      void database.run(
        'UPDATE import_memory SET reading = ? WHERE kind = ? AND header = ?',
        text,
        ...splitMemoryKey(key),
      ),
    clear: (database, key) =>
      void database.run('DELETE FROM import_memory WHERE kind = ? AND header = ?', ...splitMemoryKey(key)),
  },
  closures: {
    read: (database, key) =>
      database.get<{ text: string }>('SELECT closures AS text FROM school_year WHERE id = ?', Number(key))
        ?.text ?? null,
    write: (database, key, text) =>
      void database.run('UPDATE school_year SET closures = ? WHERE id = ?', text, Number(key)),
  },
}

/**
 * Gives each of these things back what stood before the import, unless it has been changed again since: by a person,
 * whose change stays; or by a later import, which then remembers what stood before instead. Returns what was restored.
 */
export function restorePriors(database: WriteDatabase, importId: ImportId): Prior[] {
  const restored: Prior[] = []
  const kept = database.all<Prior>(
    'SELECT kind, key, before, after FROM import_prior WHERE import_id = ?',
    importId,
  )
  for (const prior of kept) {
    if (handOn(database, importId, prior)) continue
    const { kind, key, before, after } = prior
    if (before === after || places[kind].read(database, key) !== after) continue
    if (before === null) places[kind].clear?.(database, key)
    else places[kind].write(database, key, before)
    restored.push(prior)
  }
  database.run('DELETE FROM import_prior WHERE import_id = ?', importId)
  return restored
}

/** Whether a later import said something about it too. */
function handOn(database: WriteDatabase, importId: ImportId, { kind, key, before }: Prior): boolean {
  const { changes } = database.run(
    `UPDATE import_prior SET before = ? WHERE kind = ? AND key = ? AND import_id =
       (SELECT min(import_id) FROM import_prior WHERE kind = ? AND key = ? AND import_id > ?)`,
    before,
    kind,
    key,
    kind,
    key,
    importId,
  )
  return changes > 0
}
