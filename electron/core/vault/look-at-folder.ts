/** What can be known of a vault's folder while it is locked. Opens nothing and changes nothing. */
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import type { Backup, VaultStatus } from '#shared/contract/calls/vault.ts'
import { listBackups, locateBackup } from '../backups/backup-files.ts'
import { type HeaderCopies, headerFileNames, readHeaderCopies, readHeaderFile } from './header-files.ts'
import type { KeyHeader } from './key-header.ts'
import { databaseFileName } from './open-vault.ts'

/** Exists only while a vault is being made: the first thing that is written, renamed at the end. */
export const unfinishedFileName = 'vault.db.new'

export type FolderLook = {
  state: Extract<VaultStatus['state'], 'none' | 'missing' | 'locked' | 'future' | 'damaged'>
  /** Headers to try, best first. Those of a backup only when neither file is whole. */
  headers: KeyHeader[]
  backups: Backup[]
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** The first 16 bytes are the database's salt; another start means another file or a damaged one. */
async function isDatabaseWhole(folder: string, header: KeyHeader): Promise<boolean> {
  const file = await open(join(folder, databaseFileName), 'r').catch(() => null)
  if (file === null) return false
  try {
    const start = Buffer.alloc(16)
    const { bytesRead } = await file.read(start, 0, 16, 0)
    return (
      bytesRead === 16 && start.toString('hex') === header.databaseSalt && (await file.stat()).size >= 4096
    )
  } catch {
    // A part that the drive cannot read, or a folder in its place.
    return false
  } finally {
    await file.close()
  }
}

async function findHeaderOfBackup(folder: string, backups: readonly Backup[]): Promise<KeyHeader | null> {
  for (const { id } of backups) {
    const reading = await readHeaderFile(locateBackup(folder, id).header)
    if (reading?.state === 'good') return reading.header
  }
  return null
}

/** Whether a vault was ever finished here. */
async function hasVault(folder: string, copies: HeaderCopies, backups: readonly Backup[]): Promise<boolean> {
  if (backups.length > 0 || (await isThere(join(folder, databaseFileName)))) return true
  return copies.isAnyThere && !(await isThere(join(folder, unfinishedFileName)))
}

/** `knownVersion` is the newest schema that this program knows. */
export async function lookAtFolder(folder: string, knownVersion: number): Promise<FolderLook> {
  const nothing = { headers: [], backups: [] }
  if (!(await isThere(folder))) return { state: 'missing', ...nothing }
  const copies = await readHeaderCopies(folder)
  const backups = await listBackups(folder)
  if (!(await hasVault(folder, copies, backups))) return { state: 'none', ...nothing }
  const spare = copies.good.length > 0 ? null : await findHeaderOfBackup(folder, backups)
  const headers = spare === null ? copies.good : [spare]
  const known = { headers, backups }
  const [best] = headers
  if (copies.isFuture || (best?.schemaVersion ?? 0) > knownVersion) return { state: 'future', ...known }
  const isWhole = best !== undefined && (await isDatabaseWhole(folder, best))
  return { state: isWhole ? 'locked' : 'damaged', ...known }
}

/** The folder as a person would name it: its last two parts. */
export function labelFolder(folder: string): string {
  const above = basename(dirname(folder)) || parse(folder).root.replace(/[\\/]+$/, '')
  return above === '' ? basename(folder) : `${above} › ${basename(folder)}`
}

const systemFiles = new Set(['.ds_store', 'desktop.ini', 'thumbs.db', '.directory'])
const usualName = 'Open Door'

export const usualFolder = (documentsFolder: string) => join(documentsFolder, usualName)

async function isVaultFolder(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => name === databaseFileName || headerFileNames.some((one) => one === name))
}

/** The chosen folder, or `Open Door` inside it: a vault never lies among a person's other files. */
export async function settleOnFolder(chosen: string): Promise<string> {
  if (await isVaultFolder(chosen)) return chosen
  const inside = usualFolder(chosen)
  if (await isVaultFolder(inside)) return inside
  const names = await readdir(chosen).catch(() => [])
  return names.every((name) => systemFiles.has(name.toLowerCase())) ? chosen : inside
}
