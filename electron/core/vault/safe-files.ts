/** Writes and moves small files so that a crash leaves the old or the new one, never half. Never deletes what it moves. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '#shared/messages/errors.ts'
import { describeWriteError } from '../storage/disk-errors.ts'

/** Milliseconds between tries: two seconds in all, which is longer than a virus scanner holds a small file. */
const patience = [10, 20, 40, 80, 150, 300, 600, 800]

/** What a moving file may meet; the tests give others. */
export type Mover = { rename: (from: string, to: string) => Promise<void>; platform: string }
const thisMachine: Mover = { rename, platform: process.platform }

function isHeldByAnother(error: unknown, platform: string): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  // Only Windows answers 'no permission' for a file that another program has open.
  return code === 'EBUSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EACCES'))
}

/** Renames, waiting up to two seconds while another program holds a file. Then throws `disk.file-held`. */
export async function renamePatiently(from: string, to: string, mover: Mover = thisMachine): Promise<void> {
  for (const wait of [...patience, null]) {
    try {
      return await mover.rename(from, to)
    } catch (error) {
      if (!isHeldByAnother(error, mover.platform)) throw error
      if (wait === null) throw new AppError('disk.file-held')
      await pause(wait)
    }
  }
}

/** Flushes a file's bytes to the disk. */
export async function flushFile(path: string): Promise<void> {
  // Windows flushes only through a handle that may write.
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const cannotFlush = new Set<unknown>(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR'])

/** Flushes a folder's list of names, so that a rename survives a power cut. */
export async function flushFolder(path: string): Promise<void> {
  // Windows has no such call; there the two copies of the key header carry it.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } catch (error) {
    // Some network drives cannot do it; the bytes of the file itself were flushed.
    if (!(error instanceof Error && 'code' in error && cannotFlush.has(error.code))) throw error
  } finally {
    await folder.close()
  }
}

/**
 * Makes a folder, or leaves it as it is. `isDeep` makes those above it too; without it a missing one above means that
 * the drive went away, and throws `disk.unreachable`. Throws `disk.no-permission` where a file stands.
 */
export async function makeFolder(path: string, { isDeep }: { isDeep: boolean }): Promise<void> {
  if (!isDeep && (await isFolder(path))) return
  try {
    await mkdir(path, { recursive: isDeep })
  } catch (error) {
    if (!isDeep && !(await isFolder(dirname(path)))) throw new AppError('disk.unreachable')
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw code === 'EEXIST' || code === 'ENOTDIR' ? new AppError('disk.no-permission') : error
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Replaces the file at `path`: temporary file, flush, rename, flush of the folder. */
export async function writeSafely(path: string, bytes: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.new`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw describeWriteError(error)
  }
  await flushFolder(dirname(path))
}
