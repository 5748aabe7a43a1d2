/** An open vault as handlers see it: the database, the keys and the backups, all closed together. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup, SlotId } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import { listBackups, locateBackup, makeBackup, removeUnfinished } from '../backups/backup-files.ts'
import type { Clock } from '../process/clock.ts'
import { logUnexpected } from '../process/log.ts'
import { type WriteDatabase, wrapDatabase } from '../storage/database.ts'
import { getSchemaVersion, migrate, refuseFuture, schemaVersion } from '../storage/migrate.ts'
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
  /** Makes a verified backup of this kind. Resolves to its description. Throws `vault.damaged` for a damaged vault. */
  backUp: (kind: 'before-change' | 'by-hand' | 'routine') => Promise<Backup>
  /** Makes a routine backup when anything changed, closes the file, zeroes the key. */
  close: () => Promise<void>
}

export type VaultOpening = {
  folder: string
  keys: KeyRing
  slotId: SlotId
  lock: InUseLock
  clock: Clock
  /** Where the header came from; one from a backup may be older than the database's copy. */
  headerFrom: 'files' | 'backup'
  /** True when one of the two header files is missing, damaged or old. */
  needsMending: boolean
}

/**
 * Opens the database, brings it to this program's schema and makes all copies of the key header equal.
 * Reads only a few pages: each page proves itself when it is read, and every backup reads them all.
 * On an error everything is closed and the lock is given back.
 */
export async function openVault(opening: VaultOpening): Promise<OpenVault> {
  let connection: Database.Database | null = null
  try {
    connection = opening.keys.open(join(opening.folder, databaseFileName), { mayCreate: false })
    await removeUnfinished(opening.folder)
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

async function bringUpToDate(opening: VaultOpening, { database, backUp }: OpenVault): Promise<void> {
  const { keys } = opening
  refuseFuture(database)
  if (getSchemaVersion(database) < schemaVersion) {
    await backUp('before-change')
    migrate(database)
  }
  const stored = database.get<{ header: string }>('SELECT header FROM key_header WHERE id = 1')
  const reading = stored === undefined ? null : decodeHeader(stored.header)
  const inside = reading?.state === 'good' ? reading.header : null
  keys.join(database)
  if (inside !== null && inside.sequence > keys.header.sequence) {
    const used = JSON.stringify(keys.header.slots.find((slot) => slot.id === opening.slotId))
    const isStillThere = inside.slots.some((slot) => JSON.stringify(slot) === used)
    // Older header files were put back over newer ones, perhaps to bring back a passphrase that was changed.
    if (opening.headerFrom === 'files' && !isStillThere) throw new AppError('vault.wrong-passphrase')
    await keys.adopt(inside)
  } else if (inside === null || inside.mac !== keys.header.mac) {
    keys.storeCopy()
  }
  if (keys.header.schemaVersion !== schemaVersion) await keys.save({ schemaVersion })
  else if (opening.needsMending) await keys.mendFiles()
}

function describeOpenVault(opening: VaultOpening, connection: Database.Database): OpenVault {
  const { folder, keys, slotId, lock, clock } = opening
  const database = wrapDatabase(connection)
  const countChanges = () => database.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0
  let changesAtBackup = countChanges()
  let isClosed = false

  const backUp: OpenVault['backUp'] = async (kind) => {
    const backup = await makeBackup(
      {
        folder,
        connection,
        header: encodeHeader(keys.header),
        openCopy: (path) => keys.open(path, { mayCreate: false }),
        now: clock.now(),
      },
      kind,
    )
    changesAtBackup = countChanges()
    return backup
  }

  const isBackupDue = async () => {
    if (countChanges() !== changesAtBackup) return true
    const [newest] = await listBackups(folder)
    if (newest === undefined) return true
    // A session that ended in a crash changed the file without a backup after it.
    const made = await stat(locateBackup(folder, newest.id).database)
    return (await stat(join(folder, databaseFileName))).mtimeMs > made.mtimeMs
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
      try {
        if (await isBackupDue()) await backUp('routine')
      } catch (error) {
        // Locking must work on a full disk and without the USB stick; the day of the last backup is on the screen.
        if (!(error instanceof AppError)) logUnexpected('backup on closing', error)
      } finally {
        connection.close()
        keys.wipe()
        await removeEmptyJournal(folder)
        lock.release()
      }
    },
  }
}

/** An empty journal means nothing; one with content would bring an unfinished change back, and stays. */
async function removeEmptyJournal(folder: string): Promise<void> {
  const path = join(folder, `${databaseFileName}-journal`)
  const journal = await stat(path).catch(() => null)
  if (journal?.size === 0) await rm(path, { force: true }).catch(() => undefined)
}
