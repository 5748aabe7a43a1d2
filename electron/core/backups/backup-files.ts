/**
 * Makes, verifies, lists and rotates backups. A backup counts only after it was opened again and compared.
 * Knows no passphrase and no key: opening a copy is handed in.
 */
import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import { copyVault, type Pause, takeTurns, verifyInTurns } from './copy-in-turns.ts'
import { flushFile, flushFolder, makeFolder, renamePatiently, writeSafely } from '../vault/safe-files.ts'
import { nameBackup, readBackupName, type BackupKind } from './backup-name.ts'
import { chooseRoutineKind, listOutdated } from './rotation.ts'

const backupFolderName = 'backups'
const unfinished = /^making-[0-9a-f]+\.db(-journal)?$|\.new$/

/** Where a backup's two files are: the encrypted copy, and the key header with which it opens by itself. */
export function locateBackup(folder: string, id: string): { database: string; header: string } {
  if (readBackupName(id) === null) throw new AppError('vault.backup-unreadable')
  const base = join(folder, backupFolderName, id)
  return { database: `${base}.db`, header: `${base}.keys.json` }
}

/** Newest first. A folder without backups, or a drive that went away, has none. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = await readdir(join(folder, backupFolderName)).catch(() => [])
  const backups: Backup[] = []
  for (const name of names) {
    if (!name.endsWith('.db')) continue
    const id = name.slice(0, -'.db'.length)
    const said = readBackupName(id)
    if (said === null) continue
    const file = await stat(join(folder, backupFolderName, name)).catch(() => null)
    if (file?.isFile()) backups.push({ id, ...said, bytes: file.size })
  }
  return backups.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
}

/** When the files of the backups were written, by the drive's clock, in milliseconds since 1970. */
export async function listWriteTimes(folder: string): Promise<number[]> {
  const backups = await listBackups(folder)
  const files = await Promise.all(
    backups.map(({ id }) => stat(locateBackup(folder, id).database).catch(() => null)),
  )
  return files.flatMap((file) => file?.mtimeMs ?? [])
}

/** Throws `vault.backup-unreadable` unless every page of the file reads and fits the others. */
export function verifyFile(connection: Database.Database): void {
  try {
    if (connection.pragma('integrity_check', { simple: true }) === 'ok') return
  } catch {
    // A page that cannot be decrypted ends the check with an error.
  }
  throw new AppError('vault.backup-unreadable')
}

export type BackupSource = {
  folder: string
  /** The vault's own file, to which `connection` is open. */
  path: string
  connection: Database.Database
  /** The key header as text, so that the backup opens with the passphrases of its day. */
  header: string
  openCopy: (path: string) => Database.Database
  now: Date
}

/** Copies, flushes, opens again, checks and compares; only then does the copy get its name. */
export async function makeBackup(
  source: BackupSource,
  wanted: 'routine' | 'before-change' | 'by-hand',
  pause: Pause = takeTurns,
): Promise<Backup> {
  const backups = join(source.folder, backupFolderName)
  await makeFolder(backups, { isDeep: false })
  const mark = randomBytes(4).toString('hex')
  const making = join(backups, `making-${mark}.db`)
  try {
    await copyVault(source, making, pause)
    await flushFile(making)
    const copy = source.openCopy(making)
    try {
      await verifyInTurns(copy, pause)
    } finally {
      copy.close()
    }
    const kind: BackupKind =
      wanted === 'routine' ? chooseRoutineKind(await listBackups(source.folder), source.now) : wanted
    const id = nameBackup(source.now, kind, mark.slice(0, 4))
    const place = locateBackup(source.folder, id)
    await writeSafely(place.header, source.header)
    await renamePatiently(making, place.database)
    await flushFolder(backups)
    await rotate(source.folder, id)
    const { size } = await stat(place.database)
    return { id, kind, madeAt: source.now.toISOString(), bytes: size }
  } catch (error) {
    await rm(making, { force: true }).catch(() => undefined)
    throw error
  }
}

/** `justMade` stays, whatever the laptop's clock says of it. */
async function rotate(folder: string, justMade: string): Promise<void> {
  for (const { id } of listOutdated(await listBackups(folder))) {
    if (id === justMade) continue
    const place = locateBackup(folder, id)
    // Held by a virus scanner: it goes the next time.
    await rm(place.database, { force: true }).catch(() => undefined)
    await rm(place.header, { force: true }).catch(() => undefined)
  }
}

/** Clears what a crash left half made. Only while this process holds the vault. */
export async function removeUnfinished(folder: string): Promise<void> {
  const backups = join(folder, backupFolderName)
  for (const name of await readdir(backups).catch(() => [])) {
    if (unfinished.test(name)) await rm(join(backups, name), { force: true }).catch(() => undefined)
  }
}
