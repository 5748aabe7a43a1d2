import { openSync, writeSync, closeSync, existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AppError } from '#shared/messages/errors.ts'
import { describeDiskError, describeWriteError } from '#core/storage/disk-errors.ts'

const coded = (code: string) => Object.assign(new Error(code), { code })

test.each([
  ['ENOSPC', 'disk.full'],
  ['EDQUOT', 'disk.full'],
  ['SQLITE_FULL', 'disk.full'],
  ['EACCES', 'disk.no-permission'],
  ['EPERM', 'disk.no-permission'],
  ['EROFS', 'disk.no-permission'],
  ['SQLITE_READONLY', 'disk.no-permission'],
  ['SQLITE_READONLY_DIRECTORY', 'disk.no-permission'],
  ['SQLITE_READONLY_DBMOVED', 'disk.unreachable'],
  ['SQLITE_IOERR_WRITE', 'disk.unreachable'],
  ['SQLITE_CANTOPEN', 'disk.unreachable'],
  ['EIO', 'disk.unreachable'],
  ['ENODEV', 'disk.unreachable'],
  ['SQLITE_CORRUPT', 'vault.damaged'],
  ['SQLITE_CORRUPT_INDEX', 'vault.damaged'],
  ['SQLITE_NOTADB', 'vault.damaged'],
  ['SQLITE_BUSY', 'vault.in-use'],
  ['EBUSY', 'disk.file-held'],
])('%s is told as %s', (code, told) => expect(describeDiskError(coded(code))?.code).toBe(told))

test.each([coded('ENOENT'), coded('SQLITE_CONSTRAINT'), new Error('EACCES'), 'EACCES', null])(
  '%s is a bug, not the disk',
  (error) => expect(describeDiskError(error)).toBeNull(),
)

test('an error that was told already stays as it is', () => {
  const error = new AppError('vault.wait', { waitSeconds: 4 })
  expect(describeDiskError(error)).toBe(error)
  expect(describeWriteError(error)).toBe(error)
})

test('a folder that vanished under a write is an unreachable drive', () => {
  expect(describeWriteError(coded('ENOENT'))).toEqual(new AppError('disk.unreachable'))
})

/** The error of a drive that is really full, where the system has one; elsewhere the error as it is known. */
function fillDrive(): unknown {
  if (!existsSync('/dev/full')) return coded('ENOSPC')
  const file = openSync('/dev/full', 'w')
  try {
    return writeSync(file, 'x')
  } catch (error) {
    return error
  } finally {
    closeSync(file)
  }
}

test('a drive without room says so', () => {
  expect(describeDiskError(fillDrive())?.code).toBe('disk.full')
})
