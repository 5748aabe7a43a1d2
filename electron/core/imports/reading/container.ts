/** Tells a text from a workbook and a bundle of files by what is inside, never by the ending of the name. */
import { stat } from 'node:fs/promises'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { findOnlyTable, zipStart } from './only-table.ts'
import { guardFile, readStart, type SourceFile } from './source-file.ts'
import { listEntries } from './zip-archive.ts'

export type Container = ImportReading['container']

/** Zip archives with nothing in them begin with their end. */
const emptyZipStart = '504b0506'
/** The compound files of old Office, in which encrypted workbooks are kept to this day. */
const compoundStart = 'd0cf11e0a1b11ae1'
/** Where a compound file of the usual size lists what it holds. */
const compoundBytes = 64 * 1024

/** As it stands in the directory of a compound file that holds an encrypted workbook ([MS-OFFCRYPTO] 2.3.4). */
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * A folder and a zip archive are bundles, unless the archive is a workbook or holds one table of text alone. Everything else is taken for text, which
 * the detection of its encoding may still refuse. Throws `file.old-workbook` for .xls, `file.locked` for a workbook
 * or archive under a password, and what listing an archive throws.
 */
export async function detectContainer(file: SourceFile): Promise<Container> {
  const facts = await guardFile(file.name, () => stat(file.path))
  if (facts.isDirectory()) return 'bundle'
  const start = (await readStart(file, 8)).toString('hex')
  if (start === compoundStart) {
    const isLocked = (await readStart(file, compoundBytes)).includes(encrypted)
    throw new AppError(isLocked ? 'file.locked' : 'file.old-workbook', { file: file.name })
  }
  if (start.startsWith(emptyZipStart)) throw new AppError('file.empty', { file: file.name })
  if (!start.startsWith(zipStart)) return 'text'
  const entries = await listEntries(file)
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  // A binary workbook (.xlsb) keeps no XML and cannot be read here.
  if (names.has('xl/workbook.bin')) throw new AppError('file.old-workbook', { file: file.name })
  if (names.has('xl/workbook.xml')) return 'workbook'
  return findOnlyTable(entries) === null ? 'bundle' : 'text'
}
