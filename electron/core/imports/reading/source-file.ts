/** Reads a chosen file in pieces and notices when it goes away or changes meanwhile. Never reads it whole. */
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '#shared/messages/errors.ts'

export type SourceFile = { path: string; name: string }

/** Five years of every period of a large school are about 450 MB of text. */
const mostMegabytes = 768
export const mostSourceBytes = mostMegabytes * 1024 * 1024
/** A folder of more is someone's documents, not an export. */
const mostInFolder = 200
const pieceBytes = 128 * 1024

/** What the world says about a file, as an error that a person can act on. Anything else is a bug and stays one. */
export function describeFileError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EINVAL'].includes(code)) {
    return new AppError('file.vanished', { file: name })
  }
  if (['EACCES', 'EPERM', 'EBUSY'].includes(code)) return new AppError('file.unreadable', { file: name })
  if (code === 'EISDIR') return new AppError('file.not-text', { file: name })
  return error
}

/** Does the work, and tells what the world says about the file as a person can use it. */
export async function guardFile<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw describeFileError(error, name)
  }
}

/**
 * The size of the file in bytes; of a folder, of the files that lie in it. Throws `file.empty`, `file.too-large` (over
 * 768 MB, or 200 files), `file.vanished`, `file.unreadable`.
 */
export async function measureSource(file: SourceFile): Promise<number> {
  const facts = await guardFile(file.name, () => stat(file.path))
  const bytes = facts.isDirectory() ? await measureFolder(file) : facts.size
  if (bytes === 0) throw new AppError('file.empty', { file: file.name })
  if (bytes > mostSourceBytes) {
    throw new AppError('file.too-large', { file: file.name, limit: `${mostMegabytes} MB` })
  }
  return bytes
}

async function measureFolder(folder: SourceFile): Promise<number> {
  const files = await listFolder(folder)
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** The files of a folder and of the folders in it, one deep, each with its path inside. Links are not followed. */
export async function listFolder(
  folder: SourceFile,
): Promise<{ name: string; path: string; bytes: number }[]> {
  return guardFile(folder.name, async () => {
    const found: { name: string; path: string; bytes: number }[] = []
    const look = async (path: string, inside: string) => {
      for (const entry of await readdir(path, { withFileTypes: true })) {
        const at = { name: `${inside}${entry.name}`, path: join(path, entry.name) }
        if (entry.isFile()) found.push({ ...at, bytes: (await stat(at.path)).size })
        if (entry.isDirectory() && inside === '') await look(at.path, `${entry.name}/`)
        if (found.length > mostInFolder) {
          throw new AppError('file.too-large', { file: folder.name, limit: `${mostInFolder} files` })
        }
      }
    }
    await look(folder.path, '')
    return found
  })
}

/** The first bytes of the file, fewer when it is shorter. */
export async function readStart(file: SourceFile, length: number): Promise<Buffer> {
  return guardFile(file.name, async () => {
    const handle = await open(file.path, 'r')
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  })
}

async function readPiece(handle: FileHandle, name: string, at: number): Promise<Buffer> {
  return guardFile(name, async () => {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, at)
    return buffer.subarray(0, bytesRead)
  })
}

/**
 * The file's bytes in order, in pieces of up to 128 KB, with a turn for other messages between them.
 * Throws `app.cancelled` when the signal says so, `file.vanished` or `file.changed` when the file did not stay put.
 */
export async function* readPieces(file: SourceFile, signal: AbortSignal): AsyncGenerator<Buffer> {
  const before = await guardFile(file.name, () => stat(file.path))
  const handle = await guardFile(file.name, () => open(file.path, 'r'))
  try {
    let at = 0
    for (;;) {
      if (signal.aborted) throw new AppError('app.cancelled')
      const piece = await readPiece(handle, file.name, at)
      if (piece.length === 0) break
      at += piece.length
      yield piece
      await nextTurn()
    }
    // An open handle outlives a deleted file on some systems, so the path itself is asked again.
    const after = await guardFile(file.name, () => stat(file.path))
    if (after.size !== at || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino) {
      throw new AppError('file.changed', { file: file.name })
    }
  } finally {
    await handle.close()
  }
}
