/** Reads a scan or photo of a signed paper and makes sure by its content what it is. Never trusts a file's name. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Attachment } from '#shared/domain/agreement.ts'
import { AppError } from '#shared/messages/errors.ts'

const mostBytes = 20 * 1024 * 1024

export type Scan = { fileName: string; mediaType: Attachment['mediaType']; content: Uint8Array }

/** Throws `file.vanished`, `file.empty`, `file.too-large` (over 20 MB) or `file.wrong-kind`. */
export async function readScan(path: string): Promise<Scan> {
  const file = basename(path)
  const content = await readWhole(path, file)
  if (content.byteLength === 0) throw new AppError('file.empty', { file })
  const mediaType = recognise(content)
  if (mediaType === null) throw new AppError('file.wrong-kind', { file })
  return { fileName: file, mediaType, content }
}

async function readWhole(path: string, file: string): Promise<Buffer> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new AppError('file.wrong-kind', { file })
    if (found.size > mostBytes) throw new AppError('file.too-large', { file, limit: '20 MB' })
    const content = await readFile(path)
    // It may have grown between the two looks.
    if (content.byteLength > mostBytes) throw new AppError('file.too-large', { file, limit: '20 MB' })
    return content
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new AppError('file.vanished', { file })
    }
    throw error
  }
}

/** What a file is by its first bytes and its build, or null: a name with `.pdf` behind it proves nothing. */
function recognise(content: Uint8Array): Attachment['mediaType'] | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (isPdf(bytes)) return 'application/pdf'
  if (isPng(bytes)) return 'image/png'
  if (isJpeg(bytes)) return 'image/jpeg'
  return null
}

function isPdf(bytes: Buffer): boolean {
  // Readers accept a few bytes of a scanner's own before the mark.
  const isMarked = /%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 1024))
  const end = bytes.toString('latin1', Math.max(0, bytes.byteLength - 2048))
  return isMarked && end.includes('startxref') && end.includes('%%EOF')
}

const pngMark = Buffer.from('89504e470d0a1a0a', 'hex')

/** Walks chunk by chunk (PNG specification, 5.3) from a header with a size to the end mark, checksums included. */
function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(pngMark)) return false
  let at = 8
  let hasPixels = false
  while (at + 12 <= bytes.byteLength) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.byteLength || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return false
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (at === 8 && !hasSize(bytes, kind, length)) return false
    if (kind === 'IDAT') hasPixels = true
    if (kind === 'IEND') return hasPixels
    at = end + 4
  }
  return false
}

function hasSize(bytes: Buffer, kind: string, length: number): boolean {
  return kind === 'IHDR' && length === 13 && bytes.readUInt32BE(16) > 0 && bytes.readUInt32BE(20) > 0
}

// SOF0–SOF15 without the tables that share their range (ITU-T T.81, table B.1).
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks segment by segment from the start mark to the first scan: a frame with a size must come before it. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.byteLength < 4 || bytes.readUInt16BE(0) !== 0xffd8) return false
  let at = 2
  let hasFrame = false
  while (at + 4 <= bytes.byteLength) {
    if (bytes[at] !== 0xff) return false
    const marker = bytes[at + 1] ?? 0
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.byteLength) return false
    if (isFrame(marker)) {
      if (length < 11 || bytes.readUInt16BE(at + 7) === 0) return false
      hasFrame = true
    }
    if (marker === 0xda) return hasFrame && bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
    at += 2 + length
  }
  return false
}
