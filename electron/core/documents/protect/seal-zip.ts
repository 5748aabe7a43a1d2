/** Puts a table behind a passphrase: a zip of one file, AES-256 as WinZip does it (AE-2). Names no one in it. */
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

// Core is a process of its own already, and a page's workers do not exist in it.
configure({ useWebWorkers: false })

/** `fileName` can be read by anybody who holds the zip; `bytes` only with the passphrase. */
export async function sealZip(
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { password: passphrase, encryptionStrength: 3 })
  await zip.add(fileName, new Uint8ArrayReader(bytes))
  return new Uint8Array(await zip.close())
}
