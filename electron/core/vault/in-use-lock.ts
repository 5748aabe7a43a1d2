/**
 * Lets one process at a time use a vault. The operating system drops the lock when the process ends, however it
 * ends, so a crash never locks anyone out. Never waits.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '#shared/messages/errors.ts'
import { describeDiskError, describeWriteError } from '../storage/disk-errors.ts'

const lockFileName = 'in-use.lock'
export type InUseLock = { release: () => void }

function openLockFile(folder: string): Database.Database {
  try {
    // SQLite locks bytes of a file in the same way on Windows, macOS and Linux; this file stays empty.
    return new Database(join(folder, lockFileName), { timeout: 0 })
  } catch (error) {
    // SQLite says 'cannot open' alike for a folder that is gone and one that may not be written.
    throw existsSync(folder) ? new AppError('disk.no-permission') : describeWriteError(error)
  }
}

/** Throws `vault.in-use` when another process, on this computer or over a shared drive, has the vault. */
export function takeInUseLock(folder: string): InUseLock {
  const connection = openLockFile(folder)
  try {
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    throw describeDiskError(error) ?? error
  }
  return { release: () => connection.close() }
}

/** Whether another process has the vault now. Changes nothing. */
export function isInUse(folder: string): boolean {
  if (!existsSync(join(folder, lockFileName))) return false
  try {
    takeInUseLock(folder).release()
    return false
  } catch (error) {
    return error instanceof AppError && error.code === 'vault.in-use'
  }
}
