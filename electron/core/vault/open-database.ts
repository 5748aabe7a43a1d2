/**
 * Opens and keys the encrypted database. The only file that gives a key to SQLite.
 * Never rekeys a file in place, never serializes one, and refuses to run with a setting that did not take.
 */
import Database from 'better-sqlite3'
import { AppError } from '#shared/messages/errors.ts'

type Setting = { name: string; value: string; expected: string | number }

/** Before the key. The scheme of SQLCipher 4, so that other programs can read a vault without ours. */
const cipherSettings: readonly Setting[] = [
  { name: 'cipher', value: "'sqlcipher'", expected: 'sqlcipher' },
  { name: 'legacy', value: '4', expected: '4' },
]

const settings: readonly Setting[] = [
  // Sorting a large list would otherwise leave unencrypted rows in the system's temporary folder.
  { name: 'temp_store', value: 'MEMORY', expected: 2 },
  // One file at rest, and a truncated journal is cheaper than a deleted one where scanners watch for new files.
  { name: 'journal_mode', value: 'TRUNCATE', expected: 'truncate' },
  // EXTRA also flushes the folder after the journal is gone: a power cut cannot bring back an undone transaction.
  { name: 'synchronous', value: 'EXTRA', expected: 3 },
  // Without it a Mac keeps 'flushed' bytes in the drive's own memory.
  { name: 'fullfsync', value: 'ON', expected: 1 },
  // A mark without a student must not be possible, whatever a handler does.
  { name: 'foreign_keys', value: 'ON', expected: 1 },
  // A tampered file must not run functions from its schema.
  { name: 'trusted_schema', value: 'OFF', expected: 0 },
  // Notices a damaged page when it is read, before anything is built on it.
  { name: 'cell_size_check', value: 'ON', expected: 1 },
  // An erased student is overwritten with zeros, not only forgotten.
  { name: 'secure_delete', value: 'ON', expected: 1 },
  // Every page that is read again is decrypted again; 32 MiB hold a school's working set.
  { name: 'cache_size', value: '-32768', expected: -32768 },
]

/** `raw:` and 96 hex digits as bytes, never as a string: a string could not be wiped. */
function spellKey(dataKey: Buffer, databaseSalt: string): Buffer {
  const digits = Buffer.from('0123456789abcdef')
  const spelled = Buffer.alloc(4 + 96)
  spelled.write('raw:')
  const salt = Buffer.from(databaseSalt, 'hex')
  for (let at = 0; at < 48; at += 1) {
    const byte = (at < 32 ? dataKey[at] : salt[at - 32]) ?? 0
    spelled[4 + at * 2] = digits[byte >> 4] ?? 0
    spelled[5 + at * 2] = digits[byte & 15] ?? 0
  }
  return spelled
}

function apply(connection: Database.Database, wanted: readonly Setting[]): void {
  for (const { name, value, expected } of wanted) {
    connection.pragma(`${name} = ${value}`)
    if (connection.pragma(name, { simple: true }) !== expected) {
      throw new Error(`the database did not accept its setting ${name}`)
    }
  }
}

/**
 * A keyed connection with every setting read back. `databaseSalt` is 32 hex digits.
 * Throws `vault.damaged` when the file's first page cannot be decrypted, and SQLite's own errors for a missing file.
 */
export function openDatabase(
  path: string,
  dataKey: Buffer,
  databaseSalt: string,
  options: { mayCreate: boolean },
): Database.Database {
  const connection = new Database(path, { fileMustExist: !options.mayCreate, timeout: 1000 })
  const key = spellKey(dataKey, databaseSalt)
  try {
    apply(connection, cipherSettings)
    connection.key(key)
    apply(connection, settings)
    // The first read decrypts page 1 and checks its HMAC, which proves the key.
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    return connection
  } catch (error) {
    connection.close()
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'SQLITE_NOTADB') throw new AppError('vault.damaged')
    throw error
  } finally {
    key.fill(0)
  }
}
