/**
 * Lets one process at a time use a vault. The operating system drops the lock when the process ends, however it
 * ends, so a crash never locks anyone out. Never waits.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '#shared/messages/errors.ts'

export const lockFileName = 'in-use.lock'
export type InUseLock = { release: () => void }

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/** Throws `vault.in-use` when another process, on this computer or over a shared drive, has the vault. */
export function takeInUseLock(folder: string): InUseLock {
  // SQLite locks bytes of a file in the same way on Windows, macOS and Linux; this file stays empty.
  const connection = new Database(join(folder, lockFileName), { timeout: 0 })
  try {
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if (isBusy(error)) throw new AppError('vault.in-use')
    throw error
  }
  return { release: () => connection.close() }
}

/** Whether another process has the vault now. Changes nothing. */
export function isInUse(folder: string): boolean {
  try {
    takeInUseLock(folder).release()
    return false
  } catch (error) {
    return error instanceof AppError && error.code === 'vault.in-use'
  }
}
