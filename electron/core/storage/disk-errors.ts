/** Tells the world's errors (full disk, removed drive) from ours. */
import { AppError } from '#shared/messages/errors.ts'

/** The expected error that a disk or SQLite error stands for, or null when it is a bug. */
export function describeDiskError(error: unknown): AppError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT') return new AppError('disk.full')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code.startsWith('SQLITE_READONLY')) {
    return new AppError('disk.no-permission')
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN' || code === 'EIO' || code === 'ENODEV') {
    return new AppError('disk.unreachable')
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new AppError('vault.damaged')
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('vault.in-use')
  return null
}
