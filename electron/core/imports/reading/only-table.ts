/** Reads the one table of a zip archive as if it lay there unpacked. Leaves every other file as it is. */
import { isKept } from './bundle.ts'
import { mostSourceBytes, readPieces, readStart, type SourceFile } from './source-file.ts'
import { listEntries, unpackEntry, type ZipEntry } from './zip-archive.ts'

/** How zip archives begin, workbooks among them. */
export const zipStart = '504b0304'

const isTable = ({ name }: ZipEntry) => /\.(csv|tsv)$/i.test(name)
/** That one belongs to a OneRoster export, which says more than its columns do. */
const isOfUsers = ({ name }: ZipEntry) => /(^|\/)users\.csv$/i.test(name)

/** The archive's only file, when it is a table of text. */
export function findOnlyTable(entries: readonly ZipEntry[]): ZipEntry | null {
  const [only, ...others] = entries.filter(({ name }) => isKept(name))
  return only !== undefined && others.length === 0 && isTable(only) && !isOfUsers(only) ? only : null
}

const noEntries = (): ZipEntry[] => []

/** `bytes`: how far that piece brings us in the file as it lies there, packed or not. */
type Piece = { piece: Buffer; bytes: number }

/** The text's bytes in order. Throws what {@link readPieces} and {@link unpackEntry} throw. */
export async function* readTextPieces(file: SourceFile, signal: AbortSignal): AsyncGenerator<Piece> {
  const isZip = (await readStart(file, 4)).toString('hex') === zipStart
  // What only begins like an archive is refused as no text by whoever reads it.
  const entry = isZip ? findOnlyTable(await listEntries(file).catch(noEntries)) : null
  if (entry === null) {
    for await (const piece of readPieces(file, signal)) yield { piece, bytes: piece.length }
    return
  }
  const share = entry.packedBytes / Math.max(entry.bytes, 1)
  for await (const piece of unpackEntry(file, entry, mostSourceBytes, signal))
    yield { piece, bytes: piece.length * share }
}
