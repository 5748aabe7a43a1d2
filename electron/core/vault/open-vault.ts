/** An open vault as handlers see it: the database, the keys and the backups, all closed together. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup, SlotId } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { Pause } from '../backups/copy-in-turns.ts'
import { listWriteTimes, makeBackup, removeUnfinished } from '../backups/backup-files.ts'
import type { Clock } from '../process/clock.ts'
import { logUnexpected } from '../process/log.ts'
import { type WriteDatabase, wrapDatabase } from '../storage/database.ts'
import { describeDiskError, describeWriteError } from '../storage/disk-errors.ts'
import { getSchemaVersion, migrate, refuseFuture } from '../storage/migrate.ts'
import { fillSchoolStrips } from '../storage/tables/attendance-strips.ts'
import { getSettings } from '../storage/tables/school.ts'
import type { InUseLock } from './in-use-lock.ts'
import { decodeHeader, encodeHeader } from './key-header.ts'
import type { KeyRing } from './key-ring.ts'

export const databaseFileName = 'vault.db'

export type OpenVault = {
  database: WriteDatabase
  keys: KeyRing
  folder: string
  slotId: SlotId
  staffName: string
  /**
   * Makes a verified backup of this kind. Resolves to its description. Throws `vault.damaged` for a damaged vault.
   * `pause` is called between pieces of the work and may throw to stop it.
   */
  backUp: (kind: 'before-change' | 'by-hand' | 'routine', pause?: Pause) => Promise<Backup>
  /** Makes a routine backup when anything changed, closes the file, zeroes the key. */
  close: () => Promise<void>
}

export type VaultOpening = {
  folder: string
  keys: KeyRing
  slotId: SlotId
  lock: InUseLock
  clock: Clock
  /** Every migration that this program knows. */
  migrations: readonly string[]
}

/**
 * Opens the database, brings it to this program's schema and makes all copies of the key header equal.
 * After a clean end it reads only a few pages: each page proves itself when it is read, and the backup that was made
 * when the vault was closed has read them all. After any other end, and after a backup that could not be made, it reads
 * every page first (0.6 s for 1.8 million marks).
 * On an error everything is closed and the lock is given back.
 */
export async function openVault(opening: VaultOpening): Promise<OpenVault> {
  let connection: Database.Database | null = null
  try {
    connection = opening.keys.open(join(opening.folder, databaseFileName), { mayCreate: false })
    await removeUnfinished(opening.folder)
    await checkAfterUncleanEnd(opening.folder, connection)
    const vault = describeOpenVault(opening, connection)
    await bringUpToDate(opening, vault)
    return vault
  } catch (error) {
    connection?.close()
    opening.keys.wipe()
    opening.lock.release()
    throw error
  }
}

/** True when a backup was made after the last change of the file. */
async function isBackedUp(folder: string): Promise<boolean> {
  const { mtimeMs } = await stat(join(folder, databaseFileName))
  const written = await listWriteTimes(folder)
  return written.some((moment) => moment >= mtimeMs)
}

async function checkAfterUncleanEnd(folder: string, connection: Database.Database): Promise<void> {
  if (await isBackedUp(folder)) return
  // Without any backup there is nothing better to offer than the file as it is.
  if ((await listWriteTimes(folder)).length === 0) return
  if (connection.pragma('quick_check', { simple: true }) !== 'ok') throw new AppError('vault.damaged')
}

async function bringUpToDate(opening: VaultOpening, { database, backUp }: OpenVault): Promise<void> {
  const { keys, migrations } = opening
  const schemaVersion = migrations.length
  refuseFuture(database, schemaVersion)
  if (getSchemaVersion(database) < schemaVersion) {
    await backUp('before-change')
    migrate(database, migrations)
    fillSchoolStrips(database)
  }
  const stored = database.get<{ header: string }>('SELECT header FROM key_header WHERE id = 1')
  const reading = stored === undefined ? null : decodeHeader(stored.header)
  const inside = reading?.state === 'good' ? reading.header : null
  keys.join(database)
  if (inside !== null && inside.sequence > keys.header.sequence) {
    // Older header files came back, from a synced folder or by hand. Someone who was removed since stays out; anyone
    // else gets in with the passphrase of then, because the new one is known only to the file that this opens.
    if (!inside.slots.some((slot) => slot.id === opening.slotId)) throw new AppError('vault.wrong-passphrase')
    await keys.adopt(inside)
  } else if (inside === null || inside.mac !== keys.header.mac) {
    keys.storeCopy()
  }
  if (keys.header.schemaVersion !== schemaVersion) await keys.save({ schemaVersion })
  await keys.mendFiles()
}

function describeOpenVault(opening: VaultOpening, connection: Database.Database): OpenVault {
  const { folder, keys, slotId, lock, clock } = opening
  const database = wrapDatabase(connection)
  const countChanges = () => database.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0
  let changesAtBackup = countChanges()
  let isClosed = false

  const backUp: OpenVault['backUp'] = async (kind, pause) => {
    const backup = await makeBackup(
      {
        folder,
        path: connection.name,
        connection,
        header: encodeHeader(keys.header),
        openCopy: (path) => keys.open(path, { mayCreate: false }),
        now: clock.now(),
      },
      kind,
      pause,
    )
    changesAtBackup = countChanges()
    return backup
  }

  return {
    database,
    keys,
    folder,
    slotId,
    get staffName() {
      return keys.header.slots.find((slot) => slot.id === slotId)?.staffName ?? ''
    },
    backUp,
    close: async () => {
      if (isClosed) return
      isClosed = true
      // Locking must work on a full disk and without the USB stick; the day of the last backup is on the screen.
      await tryTo('keep the name of the school', () => keepSchoolName(database, keys))
      await tryTo('back up on closing', async () => {
        if (countChanges() !== changesAtBackup || !(await isBackedUp(folder))) await backUp('routine')
      })
      connection.close()
      keys.wipe()
      await removeEmptyJournal(folder)
      lock.release()
    },
  }
}

async function tryTo(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (describeDiskError(describeWriteError(error)) === null) logUnexpected(what, error)
  }
}

/** The name on the unlock screen follows the one in the settings. */
async function keepSchoolName(database: WriteDatabase, keys: KeyRing): Promise<void> {
  const { schoolName } = getSettings(database)
  if (schoolName !== keys.header.schoolName) await keys.save({ schoolName })
}

/** An empty journal means nothing; one with content would bring an unfinished change back, and stays. */
async function removeEmptyJournal(folder: string): Promise<void> {
  const path = join(folder, `${databaseFileName}-journal`)
  const journal = await stat(path).catch(() => null)
  if (journal?.size === 0) await rm(path, { force: true }).catch(() => undefined)
}
