/** Reads a chosen file in pieces and notices when it goes away or changes meanwhile. Never reads it whole. */
import { type FileHandle, open, stat } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '#shared/messages/errors.ts'

export type SourceFile = { path: string; name: string }

/** A file of this size holds ten years of a large school; more would not fit beside everything else in memory. */
const mostBytes = 256 * 1024 * 1024
const pieceBytes = 128 * 1024

/** What the world says about a file, as an error that a person can act on. Anything else is a bug and stays one. */
function describeFileError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EINVAL'].includes(code)) {
    return new AppError('file.vanished', { file: name })
  }
  if (['EACCES', 'EPERM', 'EBUSY'].includes(code)) return new AppError('file.unreadable', { file: name })
  if (code === 'EISDIR') return new AppError('file.not-text', { file: name })
  return error
}

async function guard<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw describeFileError(error, name)
  }
}

/**
 * The size of the file in bytes. Throws `file.empty`, `file.too-large` (over 256 MB), `file.vanished`,
 * `file.unreadable`.
 */
export async function measureSource(file: SourceFile): Promise<number> {
  const facts = await guard(file.name, () => stat(file.path))
  if (facts.isDirectory()) throw new AppError('file.not-text', { file: file.name })
  if (facts.size === 0) throw new AppError('file.empty', { file: file.name })
  if (facts.size > mostBytes) throw new AppError('file.too-large', { file: file.name, limit: '256 MB' })
  return facts.size
}

async function readPiece(handle: FileHandle, name: string, at: number): Promise<Buffer> {
  return guard(name, async () => {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, at)
    return buffer.subarray(0, bytesRead)
  })
}

/**
 * The file's bytes in order, in pieces of up to 128 KB, with a turn for other messages between them.
 * Throws `app.cancelled` when the signal says so, `file.vanished` or `file.changed` when the file did not stay put.
 */
export async function* readPieces(file: SourceFile, signal: AbortSignal): AsyncGenerator<Buffer> {
  const before = await guard(file.name, () => stat(file.path))
  const handle = await guard(file.name, () => open(file.path, 'r'))
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
    const after = await guard(file.name, () => stat(file.path))
    if (after.size !== at || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino) {
      throw new AppError('file.changed', { file: file.name })
    }
  } finally {
    await handle.close()
  }
}
