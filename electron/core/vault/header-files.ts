/** The two copies of the key header in a vault's folder. One of them is whole at every moment. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import {
  decodeHeader,
  encodeHeader,
  type HeaderReading,
  type KeyHeader,
  mostHeaderBytes,
} from './key-header.ts'
import { writeSafely } from './safe-files.ts'

export const headerFileNames = ['keys-a.json', 'keys-b.json'] as const

/** The reading of one file, or null when it is not there. */
export async function readHeaderFile(path: string): Promise<HeaderReading | null> {
  let file
  try {
    file = await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return null
    }
    throw error
  }
  try {
    const { size } = await file.stat()
    if (size > mostHeaderBytes) return { state: 'damaged' }
    return decodeHeader(await file.readFile('utf8'))
  } catch {
    // A file that cannot be read is as good as damaged: the other copy may be whole.
    return { state: 'damaged' }
  } finally {
    await file.close()
  }
}

export type HeaderCopies = {
  /** Good copies, newest first. */
  good: KeyHeader[]
  isAnyThere: boolean
  isFuture: boolean
}

export async function readHeaderCopies(folder: string): Promise<HeaderCopies> {
  const readings = await Promise.all(headerFileNames.map((name) => readHeaderFile(join(folder, name))))
  const good = readings
    .flatMap((reading) => (reading?.state === 'good' ? [reading.header] : []))
    .toSorted((one, other) => other.sequence - one.sequence)
  return {
    good,
    isAnyThere: readings.some((reading) => reading !== null),
    isFuture: readings.some((reading) => reading?.state === 'future'),
  }
}

/** Writes both copies, the worse one first, so that the better one is there until the other is safe. */
export async function writeHeaderCopies(folder: string, header: KeyHeader): Promise<void> {
  const [nameA, nameB] = headerFileNames
  const rank = async (name: string) => {
    const reading = await readHeaderFile(join(folder, name))
    return reading?.state === 'good' ? reading.header.sequence : 0
  }
  const isAWorse = (await rank(nameA)) <= (await rank(nameB))
  for (const name of isAWorse ? [nameA, nameB] : [nameB, nameA]) {
    await writeSafely(join(folder, name), encodeHeader(header))
  }
}
