/** A copy of a paper or table that only a passphrase opens. The passphrase goes to who asked, and is kept nowhere. */
import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import type { Paper } from '#shared/contract/calls/papers.ts'
import { sealPdf } from './seal-pdf.ts'
import { drawPassphrase } from './spoken-passphrase.ts'

export type ProtectedCopy = { bytes: Uint8Array<ArrayBuffer>; sha256: string; passphrase: string }

const isPdf = (fileName: string) => extname(fileName) === '.pdf'

/** A PDF stays one; anything else goes into a zip of its name. */
export function nameCopy(fileName: string): string {
  return isPdf(fileName) ? fileName : `${fileName.slice(0, -extname(fileName).length)}.zip`
}

/** Every copy has a passphrase of its own, but for files that leave together, which may be given the same. */
export async function protectCopy(
  paper: Pick<Paper, 'fileName' | 'bytes'>,
  passphrase = drawPassphrase(),
): Promise<ProtectedCopy> {
  const bytes = isPdf(paper.fileName) ? sealPdf(paper.bytes, passphrase) : await zipTable(paper, passphrase)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), passphrase }
}

/** Loaded when it is first wanted: few tables leave protected. */
async function zipTable(
  table: Pick<Paper, 'fileName' | 'bytes'>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sealZip } = await import('./seal-zip.ts')
  return sealZip(table, passphrase)
}
