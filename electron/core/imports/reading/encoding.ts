/** Finds out in which encoding a text file is written, from its bytes alone. Refuses what is not text. */
import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { TextEncoding } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { readTextPieces } from './only-table.ts'
import type { SourceFile } from './source-file.ts'

/** How the kinds of file begin that people choose by mistake: zip and Office, old Office, PDF, PNG, JPEG, GIF. */
const foreignStarts = [
  '504b0304',
  'd0cf11e0',
  '25504446',
  '89504e47',
  'ffd8ff',
  '47494638',
  '1f8b',
  '53514c6974',
]

function findMark(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** In Latin text, UTF-16 without a mark shows as zeros in every second place. */
function findUnmarkedUtf16(sample: Buffer): TextEncoding | null {
  const zeros: [number, number] = [0, 0]
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[(place & 1) as 0 | 1] += 1
  const half = sample.length / 2
  if (zeros[1] > half * 0.5 && zeros[0] < half * 0.1) return 'utf-16le'
  if (zeros[0] > half * 0.5 && zeros[1] < half * 0.1) return 'utf-16be'
  return null
}

function hasBinaryBytes(sample: Buffer): boolean {
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1
  }
  return controls > sample.length * 0.01
}

/** Counts whole UTF-8 sequences of several bytes, and bytes that belong to none. */
function weighUtf8(bytes: Buffer): { whole: number; broken: number } {
  const weight = { whole: 0, broken: 0 }
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : 4
    if (length === 1) {
      at += 1
    } else if (lead >= 0xc2 && lead < 0xf5 && isUtf8(bytes.subarray(at, at + length))) {
      weight.whole += 1
      at += length
    } else {
      weight.broken += 1
      at += 1
    }
  }
  return weight
}

/** How many bytes at the end belong to a sequence that goes on in the next piece. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return byte >= 0xf0 || back < (byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/**
 * Reads the file once. A byte order mark decides; then zeros in every second place; then whether all of it is UTF-8.
 * What is neither is taken for Windows-1252, in which old school systems write, unless most of it is UTF-8 with
 * a few broken characters. Throws `file.not-text` for a binary file.
 */
export async function detectEncoding(file: SourceFile, signal: AbortSignal): Promise<TextEncoding> {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = true
  const weight = { whole: 0, broken: 0 }
  for await (const { piece } of readTextPieces(file, signal)) {
    if (isFirst) {
      isFirst = false
      const sure = judgeStart(piece, file.name)
      if (sure !== null) return sure
    }
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const cut = bytes.length - unfinishedBytes(bytes)
    rest = bytes.subarray(cut)
    const body = bytes.subarray(0, cut)
    if (isUtf8(body) && weight.broken === 0) continue
    const found = weighUtf8(body)
    weight.whole += found.whole
    weight.broken += found.broken
  }
  weight.broken += rest.length
  return settle(weight.whole, weight.broken)
}

function judgeStart(piece: Buffer, name: string): TextEncoding | null {
  const start = piece.subarray(0, 8).toString('hex')
  const mark = findMark(piece)
  if (mark !== null) return mark
  const sample = piece.subarray(0, 64 * 1024)
  const wide = findUnmarkedUtf16(sample)
  if (wide !== null) return wide
  if (foreignStarts.some((foreign) => start.startsWith(foreign)) || hasBinaryBytes(sample)) {
    throw new AppError('file.not-text', { file: name })
  }
  return null
}

/** Bytes that are in memory already, as text. The same rules as for a file; throws `file.not-text`. */
export function decodeText(bytes: Uint8Array, name: string): string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sure = all.length === 0 ? null : judgeStart(all, name)
  const { whole, broken } = sure !== null || isUtf8(all) ? { whole: 0, broken: 0 } : weighUtf8(all)
  return iconv.decode(all, codecs[sure ?? settle(whole, broken)])
}

/** What is neither whole UTF-8 nor mostly so is written as old school systems write. */
function settle(whole: number, broken: number): TextEncoding {
  return broken === 0 || whole > broken * 4 ? 'utf-8' : 'windows-1252'
}

const codecs = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'windows-1252': 'win1252',
} as const satisfies Record<TextEncoding, string>

/** The file as text, piece by piece, without a byte order mark. What cannot be read becomes U+FFFD. */
export async function* readText(
  file: SourceFile,
  encoding: TextEncoding,
  signal: AbortSignal,
): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = iconv.getDecoder(codecs[encoding])
  // Every encoding but UTF-16 reads plain letters in the same way, and so it is many times faster. Only up to the first
  // other one: from there on a letter may be divided between pieces.
  let isPlain = encoding === 'utf-8' || encoding === 'windows-1252'
  let hasBegun = false
  for await (const { piece, bytes } of readTextPieces(file, signal)) {
    if (isPlain && isAscii(piece)) {
      yield { text: piece.toString('latin1'), bytes }
    } else {
      // The decoder takes a mark of byte order away where it believes that the file begins.
      if (isPlain && hasBegun) decoder.write(Buffer.from('.'))
      isPlain = false
      yield { text: decoder.write(piece), bytes }
    }
    hasBegun = true
  }
  const last = decoder.end()
  if (last !== undefined && last !== '') yield { text: last, bytes: 0 }
}
