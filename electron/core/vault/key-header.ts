/**
 * The key header: everything about a vault that may be known before it is open, and the sealed data key.
 * Holds no record of any student, and never changes a header without raising its sequence number.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { passphraseSlot, recoverySlot } from './key-slots.ts'

export const headerFormat = 1
/** A header is about 1 KB for each person; anything much larger is not one. */
export const mostHeaderBytes = 256 * 1024

const keyHeader = z.object({
  format: z.literal(headerFormat),
  vaultId: z.uuid(),
  /** Rises with every change; of two good copies the higher one counts. */
  sequence: z.int().positive(),
  /** The schema version of the database, so that a newer vault is known before it is open. */
  schemaVersion: z.int().nonnegative(),
  /** Shown before unlocking. */
  schoolName: z.string().min(1).max(120),
  /** The first 16 bytes of the database file. */
  databaseSalt: z.string().regex(/^[0-9a-f]{32}$/),
  slots: z.array(passphraseSlot).min(1).max(50),
  recovery: recoverySlot,
  /** A renewed recovery key that was not typed back yet; until then the old one works too. */
  nextRecovery: recoverySlot.nullable(),
  isRecoveryConfirmed: z.boolean(),
  /** HMAC-SHA-256 over all the above, under a key from the data key. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})
export type KeyHeader = z.infer<typeof keyHeader>
export type UnsignedHeader = Omit<KeyHeader, 'mac'>

/** What can be said of the bytes of one copy. */
export type HeaderReading = { state: 'good'; header: KeyHeader } | { state: 'future' } | { state: 'damaged' }

function computeMac(header: UnsignedHeader, dataKey: Buffer): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'open-door key header 1', 32))
  // Parsing puts the keys into the schema's order, so that equal headers give equal text.
  const text = JSON.stringify(keyHeader.omit({ mac: true }).parse(header))
  const mac = createHmac('sha256', key).update(text).digest()
  key.fill(0)
  return mac
}

export function signHeader(header: UnsignedHeader, dataKey: Buffer): KeyHeader {
  return keyHeader.parse({ ...header, mac: computeMac(header, dataKey).toString('hex') })
}

/** False when anything in the header was changed by someone who does not have the data key. */
export function isHeaderAuthentic(header: KeyHeader, dataKey: Buffer): boolean {
  return timingSafeEqual(computeMac(header, dataKey), Buffer.from(header.mac, 'hex'))
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

export function encodeHeader(header: KeyHeader): string {
  return `${JSON.stringify({ sha256: hashOf(JSON.stringify(header)), header }, null, 2)}\n`
}

const envelope = z.object({ sha256: z.string(), header: z.looseObject({ format: z.number() }) })

/** Never throws: bytes that are not a header are 'damaged'. */
export function decodeHeader(text: string): HeaderReading {
  try {
    const { sha256, header } = envelope.parse(JSON.parse(text))
    if (hashOf(JSON.stringify((JSON.parse(text) as { header: unknown }).header)) !== sha256) {
      return { state: 'damaged' }
    }
    if (header.format > headerFormat) return { state: 'future' }
    return { state: 'good', header: keyHeader.parse(header) }
  } catch {
    return { state: 'damaged' }
  }
}
