/** Tells the world's errors (full disk, removed drive) from ours. */
import { AppError, type ErrorCode } from '#shared/messages/errors.ts'

/** Longest first: a code is known by its start, because SQLite adds the operation, `SQLITE_IOERR_WRITE`. */
const meanings: readonly { starts: readonly string[]; means: ErrorCode }[] = [
  { starts: ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'], means: 'disk.full' },
  // The file was removed or its drive was pulled while it was open.
  { starts: ['SQLITE_READONLY_DBMOVED'], means: 'disk.unreachable' },
  { starts: ['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_PERM'], means: 'disk.no-permission' },
  {
    starts: ['SQLITE_IOERR', 'SQLITE_CANTOPEN', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'ETIMEDOUT'],
    means: 'disk.unreachable',
  },
  { starts: ['SQLITE_CORRUPT', 'SQLITE_NOTADB'], means: 'vault.damaged' },
  { starts: ['SQLITE_BUSY', 'SQLITE_LOCKED'], means: 'vault.in-use' },
  { starts: ['EBUSY'], means: 'disk.file-held' },
]

/** The expected error that a disk or SQLite error stands for, or null when it is a bug. */
export function describeDiskError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const found = meanings.find(({ starts }) => starts.some((start) => code.startsWith(start)))
  return found === undefined ? null : new AppError(found.means)
}

const missing = new Set<unknown>(['ENOENT', 'ENOTDIR'])

/**
 * For writes into a folder that was there before: there, a missing path means that the drive went away. Elsewhere it
 * would be a bug, so {@link describeDiskError} does not say so.
 */
export function describeWriteError(error: unknown): unknown {
  const isMissing = error instanceof Error && 'code' in error && missing.has(error.code)
  return isMissing ? new AppError('disk.unreachable') : error
}
