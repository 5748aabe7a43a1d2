/** The SHA-256 of a file in hand, read in pieces. Keeps nothing of what it reads. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/messages/errors.ts'

/** 64 hexadecimal digits. Throws `file.vanished` and `file.unreadable`. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new AppError(code === 'ENOENT' ? 'file.vanished' : 'file.unreadable', { file: basename(path) })
  }
  return hash.digest('hex')
}
