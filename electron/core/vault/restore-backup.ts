/** Puts a backup in the place of the vault's database. What was there is kept in `set-aside`; nothing is deleted. */
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { AppError } from '#shared/messages/errors.ts'
import { verifyFile } from '../backups/backup-files.ts'
import { wrapDatabase } from '../storage/database.ts'
import { describeDiskError } from '../storage/disk-errors.ts'
import { refuseFuture } from '../storage/migrate.ts'
import { headerFileNames } from './header-files.ts'
import type { KeyRing } from './key-ring.ts'
import { databaseFileName } from './open-vault.ts'
import { flushFile, flushFolder, renamePatiently } from './safe-files.ts'

const setAsideFolderName = 'set-aside'
const restoringFileName = 'vault.db.restoring'

const sizeOf = (path: string) =>
  stat(path).then(
    (file) => file.size,
    () => null,
  )

/**
 * Copies the backup beside the vault, checks every page of the copy, sets the present files aside and swaps.
 * Throws `vault.backup-unreadable` and `vault.from-future` before anything of the vault was touched.
 * Returns the name of the folder inside the vault's that holds the files from before, or null when there were none.
 */
export async function putBackupInPlace(
  folder: string,
  backupPath: string,
  keys: KeyRing,
  { now, knownVersion }: { now: Date; knownVersion: number },
): Promise<string | null> {
  const restoring = join(folder, restoringFileName)
  const journal = join(folder, `${databaseFileName}-journal`)
  try {
    await rm(restoring, { force: true })
    await copyFile(backupPath, restoring)
    await flushFile(restoring)
    verifyCopy(restoring, keys, knownVersion)
    await rm(`${restoring}-journal`, { force: true })
    const setAside = await setPresentFilesAside(folder, now)
    // The old file's journal, safe in the copy, would be played into the new file.
    await rm(journal, { force: true })
    await renamePatiently(restoring, join(folder, databaseFileName))
    await flushFolder(folder)
    return setAside
  } catch (error) {
    await rm(restoring, { force: true }).catch(() => undefined)
    throw error
  }
}

function verifyCopy(path: string, keys: KeyRing, knownVersion: number): void {
  let connection: Database.Database | null = null
  try {
    connection = keys.open(path, { mayCreate: false })
    verifyFile(connection)
    refuseFuture(wrapDatabase(connection), knownVersion)
  } catch (error) {
    // It is the backup that is damaged, not the vault.
    throw describeDiskError(error)?.code === 'vault.damaged' ? new AppError('vault.backup-unreadable') : error
  } finally {
    connection?.close()
  }
}

/** Copies rather than moves, so that at every moment a database is in its place. */
async function setPresentFilesAside(folder: string, now: Date): Promise<string | null> {
  const names = [databaseFileName, `${databaseFileName}-journal`, ...headerFileNames]
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))))
  const present = names.filter((_name, index) => (sizes[index] ?? 0) > 0)
  if (present.length === 0) return null
  const label = join(
    setAsideFolderName,
    now.toISOString().slice(0, 19).replaceAll(':', '-').replace('T', ' '),
  )
  const place = join(folder, await findFreeName(folder, label))
  await mkdir(place, { recursive: true })
  for (const name of present) {
    try {
      await copyFile(join(folder, name), join(place, name))
      await flushFile(join(place, name))
    } catch {
      // A full drive, or one that cannot read the damaged part: moving needs neither room nor reading.
      await rm(join(place, name), { force: true })
      await renamePatiently(join(folder, name), join(place, name))
    }
  }
  await flushFolder(place)
  return place.slice(folder.length + 1)
}

async function findFreeName(folder: string, label: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? label : `${label} (${count})`
    if ((await sizeOf(join(folder, name))) === null) return name
  }
}
