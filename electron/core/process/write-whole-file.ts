/** Writes a file that is there whole or not at all. Never leaves half of one under the name that was asked for. */
import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes `bytes` beside `path` and makes sure that they are on the disk. `commit` then puts them in place at once,
 * after its own work went well. Throws the file system's errors, or `commit`'s: then `path` is as it was.
 */
export async function writeWholeFile(
  path: string,
  bytes: Uint8Array,
  commit: (putInPlace: () => void) => void = (putInPlace) => putInPlace(),
): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path).slice(0, 40)}-${randomUUID().slice(0, 8)}.part`)
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      // Without this a rename can reach the disk before the bytes do.
      await file.sync()
    } finally {
      await file.close()
    }
    commit(() => renameSync(unfinished, path))
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  }
}
