/** Lists what a zip file holds and unpacks one entry at a time. Never writes to disk, and believes no size it is told. */
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { AppError } from '#shared/messages/errors.ts'
import { describeFileError, guardFile, type SourceFile } from './source-file.ts'

/** An entry as the archive's table of contents tells it (APPNOTE 6.3.10, 4.3.12). `bytes` is only a claim. */
export type ZipEntry = {
  name: string
  packedBytes: number
  bytes: number
  /** CRC-32 of what comes out. */
  sum: number
  method: number
  at: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const end64Mark = 0x06064b50
const end64Place = 0x07064b50
/** The end of the archive may be followed by a comment of this length. */
const longestComment = 65_535
const mostEntries = 2000
const mostContents = 4 * 1024 * 1024
const pieceBytes = 64 * 1024

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

function refuse(file: SourceFile): AppError {
  return new AppError('file.damaged', { file: file.name })
}

type Contents = { at: number; bytes: number; entries: number }

/** Where the table of contents stands. Throws `file.damaged` when there is none. */
async function findContents(handle: FileHandle, file: SourceFile): Promise<Contents> {
  const { size } = await handle.stat()
  const from = Math.max(0, size - longestComment - 22)
  const tail = await readAt(handle, from, size - from)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endMark) continue
    const contents = {
      entries: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    }
    const isLong = at >= 20 && tail.readUInt32LE(at - 20) === end64Place
    return isLong ? findLongContents(handle, file, Number(tail.readBigUInt64LE(at - 12))) : contents
  }
  throw refuse(file)
}

/** Some programs write the long form (zip64) of small archives too. */
async function findLongContents(handle: FileHandle, file: SourceFile, at: number): Promise<Contents> {
  const end = Number.isSafeInteger(at) ? await readAt(handle, at, 56) : Buffer.alloc(0)
  if (end.length < 56 || end.readUInt32LE(0) !== end64Mark) throw refuse(file)
  return {
    entries: Number(end.readBigUInt64LE(32)),
    bytes: Number(end.readBigUInt64LE(40)),
    at: Number(end.readBigUInt64LE(48)),
  }
}

/** Sizes and places over 4 GB stand in an extra field of the entry, in this order, only where they are needed. */
function readLongSizes(extra: Buffer, entry: ZipEntry): ZipEntry {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const take = (short: number) => {
      if (short !== 0xffffffff || next + 8 > extra.length) return short
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    return { ...entry, bytes: take(entry.bytes), packedBytes: take(entry.packedBytes), at: take(entry.at) }
  }
  return entry
}

const latin = new TextDecoder('windows-1252')

function readEntries(contents: Buffer, file: SourceFile): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= contents.length && contents.readUInt32LE(at) === entryMark) {
    const flags = contents.readUInt16LE(at + 8)
    const nameBytes = contents.readUInt16LE(at + 28)
    const extraBytes = contents.readUInt16LE(at + 30)
    const extraAt = at + 46 + nameBytes
    const written = contents.subarray(at + 46, extraAt)
    if ((flags & 1) !== 0) throw new AppError('file.locked', { file: file.name })
    const entry: ZipEntry = {
      name: ((flags & 0x800) === 0 ? latin.decode(written) : written.toString('utf8')).replaceAll('\\', '/'),
      method: contents.readUInt16LE(at + 10),
      sum: contents.readUInt32LE(at + 16),
      packedBytes: contents.readUInt32LE(at + 20),
      bytes: contents.readUInt32LE(at + 24),
      at: contents.readUInt32LE(at + 42),
    }
    entries.push(readLongSizes(contents.subarray(extraAt, extraAt + extraBytes), entry))
    at = extraAt + extraBytes + contents.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * The files of the archive, folders left away. Throws `file.damaged` when the table of contents cannot be read,
 * `file.too-large` when it is endless, `file.locked` when a password keeps the files.
 */
export async function listEntries(file: SourceFile): Promise<ZipEntry[]> {
  return guardFile(file.name, async () => {
    const handle = await open(file.path, 'r')
    try {
      const { at, bytes, entries } = await findContents(handle, file)
      if (entries > mostEntries || bytes > mostContents) {
        throw new AppError('file.too-large', { file: file.name, limit: '2,000 files in one archive' })
      }
      const listed = readEntries(await readAt(handle, at, bytes), file)
      if (listed.length !== entries) throw refuse(file)
      return listed.filter(({ name }) => !name.endsWith('/'))
    } finally {
      await handle.close()
    }
  })
}

async function* readPacked(handle: FileHandle, entry: ZipEntry, file: SourceFile): AsyncGenerator<Buffer> {
  const head = await readAt(handle, entry.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw refuse(file)
  let at = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  let left = entry.packedBytes
  while (left > 0) {
    const piece = await readAt(handle, at, Math.min(pieceBytes, left))
    if (piece.length === 0) throw refuse(file)
    at += piece.length
    left -= piece.length
    yield piece
  }
}

/**
 * The entry's bytes, unpacked as they are asked for. Throws `file.too-large` as soon as more than `mostBytes` came
 * out, whatever the archive claims; `file.damaged` for what cannot be unpacked; `app.cancelled`.
 */
export async function* unpackEntry(
  file: SourceFile,
  entry: ZipEntry,
  mostBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const tooLarge = () =>
    new AppError('file.too-large', {
      file: file.name,
      limit: `${Math.round(mostBytes / 1024 / 1024)} MB when it is unpacked`,
    })
  if (entry.bytes > mostBytes) throw tooLarge()
  if (entry.method !== 0 && entry.method !== 8) throw refuse(file)
  const handle = await guardFile(file.name, () => open(file.path, 'r'))
  try {
    const packed = readPacked(handle, entry, file)
    let count = 0
    let sum = 0
    for await (const piece of entry.method === 0 ? packed : inflate(packed, file)) {
      if (signal.aborted) throw new AppError('app.cancelled')
      count += piece.length
      if (count > mostBytes) throw tooLarge()
      sum = crc32(piece, sum)
      yield piece
    }
    if (sum !== entry.sum) throw refuse(file)
  } finally {
    await handle.close()
  }
}

async function* inflate(packed: AsyncGenerator<Buffer>, file: SourceFile): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: pieceBytes })
  // What goes wrong on the way in reaches whoever reads what comes out.
  pipeline(packed, inflater, () => {})
  try {
    for await (const piece of inflater as AsyncIterable<Buffer>) yield piece
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code.startsWith('Z_') ? refuse(file) : describeFileError(error, file.name)
  }
}
