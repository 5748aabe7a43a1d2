import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import Independent from '@signalapp/sqlcipher'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { wrapDatabase } from '#core/storage/database.ts'
import { decodeHeader } from '#core/vault/key-header.ts'
import { openWithPassphrase } from '#core/vault/key-slots.ts'
import { openDatabase } from '#core/vault/open-database.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import {
  addNote,
  aFolder,
  cleanUpVaults,
  codeOf,
  createTestVault,
  otherPassphrase,
  type PlacedVault,
  readAllFiles,
  testPassphrase,
} from './a-vault.ts'

cleanUpVaults()

const plantedName = 'Quillfeather'

function plantStudent(made: PlacedVault): void {
  insertStudent(
    made.vault.database,
    {
      schoolNumber: '4711',
      givenName: 'Marisol',
      familyName: plantedName,
      preferredName: '',
      pronouns: '',
      bornOn: null,
      grade: '8',
      homeroom: '',
      homeLanguages: '',
      enrolments: [],
      family: [],
    },
    { importId: null, at: '2026-03-02T09:00:00.000Z' },
  )
}

/** The 96 hex digits of the raw key, found as another program with the passphrase would find them. */
async function findRawKey(folder: string): Promise<{ dataKey: Buffer; salt: string }> {
  const reading = decodeHeader(readFileSync(join(folder, 'keys-a.json'), 'utf8'))
  const slot = reading.state === 'good' ? reading.header.slots[0] : undefined
  if (reading.state !== 'good' || slot === undefined) throw new Error('no header')
  const dataKey = await openWithPassphrase(slot, reading.header.vaultId, testPassphrase)
  if (dataKey === null) throw new Error('another passphrase')
  return { dataKey, salt: reading.header.databaseSalt }
}

const settings = [
  ['cipher', 'sqlcipher'],
  ['legacy', '4'],
  ['temp_store', 2],
  ['journal_mode', 'truncate'],
  ['synchronous', 3],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['secure_delete', 1],
] as const

describe('the database of a vault', () => {
  test.each(settings)('runs with %s at %s', async (name, expected) => {
    const made = await createTestVault()
    const row = made.vault.database.get<Record<string, unknown>>(`PRAGMA ${name}`)
    expect(Object.values(row ?? {})).toEqual([expected])
  })

  test('opens in another program that reads SQLCipher 4, with nothing but the key', async () => {
    const made = await createTestVault()
    plantStudent(made)
    await made.vault.close()
    const { dataKey, salt } = await findRawKey(made.folder)
    const other = new Independent(join(made.folder, 'vault.db'))
    other.pragma(`key = "x'${dataKey.toString('hex')}${salt}'"`)
    expect(other.prepare('SELECT given_name, family_name, school_number FROM student').all()).toEqual([
      { given_name: 'Marisol', family_name: plantedName, school_number: '4711' },
    ])
    expect(other.pragma('cipher_integrity_check')).toEqual([])
    other.close()
  })

  test('does not open with another key', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const { salt } = await findRawKey(made.folder)
    const path = join(made.folder, 'vault.db')
    const open = () => openDatabase(path, Buffer.alloc(32, 7), salt, { mayCreate: false })
    expect(await codeOf(open)).toBe('vault.damaged')
  })

  test('is never made by opening a file that is not there', () => {
    const path = join(aFolder(), 'vault.db')
    const open = () => openDatabase(path, Buffer.alloc(32), '00'.repeat(16), { mayCreate: false })
    expect(open).toThrow('unable to open database file')
    expect(existsSync(path)).toBe(false)
  })

  test('leaves no name anywhere in the folder: not in the file, its journal, its backups', async () => {
    const made = await createTestVault()
    plantStudent(made)
    addNote(made.vault, plantedName)
    await made.vault.backUp('before-change')
    made.vault.database.transaction(() => {
      made.vault.database.run('UPDATE student SET given_name = family_name')
      const files = readAllFiles(made.folder)
      // The old page stands in the journal now.
      expect(files.get('vault.db-journal')?.length).toBeGreaterThan(0)
      expect([...files.values()].filter((bytes) => bytes.includes(plantedName))).toEqual([])
    })
    await made.vault.close()
    const files = readAllFiles(made.folder)
    expect([...files].filter(([, bytes]) => bytes.includes(plantedName))).toEqual([])
    expect([...files].filter(([, bytes]) => bytes.includes('SQLite format 3'))).toEqual([])
    expect(files.size).toBeGreaterThan(6)
  })

  const sortRows = `WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 60000)
    SELECT '${plantedName} ' || hex(randomblob(100)) AS name FROM row ORDER BY name`

  /** SQLite's sorter deletes its files while it has them open; only Linux shows them then. */
  function countSorterFiles(): number {
    return readdirSync('/proc/self/fd').filter((descriptor) => {
      try {
        return readlinkSync(join('/proc/self/fd', descriptor)).includes('etilqs_')
      } catch {
        return false
      }
    }).length
  }

  test('sorts a large list without leaving a name in its folder', async () => {
    const made = await createTestVault()
    const sorted = made.vault.database.iterate<{ name: string }>(sortRows)
    expect(sorted.next().value?.name).toMatch(plantedName)
    const files = readAllFiles(made.folder)
    expect([...files].filter(([, bytes]) => bytes.includes(plantedName))).toEqual([])
    sorted.return?.()
  })

  // Only where open files can be listed; a test that is skipped would count as failed.
  test.each(['linux'].filter((platform) => platform === process.platform))(
    'sorts a large list without a temporary file',
    async () => {
      const made = await createTestVault()
      const sorted = made.vault.database.iterate<{ name: string }>(sortRows)
      sorted.next()
      expect(countSorterFiles()).toBe(0)
      sorted.return?.()
      // The same sort with SQLite's own setting does make one, so this test can see it.
      const plain = new Database(join(aFolder(), 'plain.db'))
      plain.pragma('temp_store = FILE')
      plain.pragma('cache_size = -100')
      const onDisk = wrapDatabase(plain).iterate<{ name: string }>(sortRows)
      onDisk.next()
      expect(countSorterFiles()).toBeGreaterThan(0)
      onDisk.return?.()
      plain.close()
    },
  )

  test('overwrites what was erased', async () => {
    const made = await createTestVault()
    addNote(made.vault, plantedName.repeat(50))
    made.vault.database.run('DELETE FROM tombstone')
    await made.vault.close()
    const { dataKey, salt } = await findRawKey(made.folder)
    // The program itself never serializes, because that is plaintext; here it shows every byte of every page.
    const connection = openDatabase(join(made.folder, 'vault.db'), dataKey, salt, { mayCreate: false })
    const pages = connection.serialize()
    connection.close()
    expect(pages.includes('Willow Creek')).toBe(true)
    expect(pages.includes(plantedName)).toBe(false)
  })
})

test('the headers hold no passphrase, no recovery key and no data key', async () => {
  const made = await createTestVault()
  await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
  await made.vault.close()
  const { dataKey } = await findRawKey(made.folder)
  const files = Buffer.concat([...readAllFiles(made.folder).values()])
  const secrets = [
    testPassphrase,
    otherPassphrase,
    made.recoveryKey,
    made.recoveryKey.replaceAll('-', ''),
    dataKey.toString('hex'),
    dataKey,
  ]
  expect(secrets.filter((secret) => files.indexOf(secret) !== -1)).toEqual([])
})
