/**
 * Wraps the vault's data key in slots: one for each person's passphrase, one for the recovery key.
 * Never stores a passphrase, and never hashes with stored costs that it has not bounded first.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { slotId } from '#shared/contract/calls/vault.ts'
import { normalizePassphrase } from '#shared/domain/passphrase.ts'

const bytesAsHex = (count: number) => z.string().regex(new RegExp(`^[0-9a-f]{${count * 2}}$`))

/** Bounds on what a stored header may ask of this laptop: a hostile one could otherwise ask for all its memory. */
export const keyCost = z.object({
  memoryKibibytes: z
    .int()
    .min(8 * 1024)
    .max(1024 * 1024),
  passes: z.int().min(1).max(16),
  lanes: z.int().min(1).max(16),
})
export type KeyCost = z.infer<typeof keyCost>

/** Argon2id with 256 MiB, 3 passes, 4 lanes: above the second choice of RFC 9106 in memory, equal in the rest. */
export const designKeyCost: KeyCost = { memoryKibibytes: 256 * 1024, passes: 3, lanes: 4 }

const sealedKey = { salt: bytesAsHex(16), nonce: bytesAsHex(12), sealed: bytesAsHex(32 + 16) }
export const passphraseSlot = z.object({
  id: slotId,
  staffName: z.string().min(1).max(120),
  cost: keyCost,
  ...sealedKey,
})
export type PassphraseSlot = z.infer<typeof passphraseSlot>
export const recoverySlot = z.object({ id: slotId, ...sealedKey })
export type RecoverySlot = z.infer<typeof recoverySlot>

// @node-rs/argon2 declares this as a const enum, which type stripping cannot read.
const argon2id = 2

async function stretch(passphrase: string, salt: Buffer, cost: KeyCost): Promise<Buffer> {
  const words = Buffer.from(normalizePassphrase(passphrase), 'utf8')
  try {
    return await hashRaw(words, {
      algorithm: argon2id,
      memoryCost: cost.memoryKibibytes,
      timeCost: cost.passes,
      parallelism: cost.lanes,
      salt,
      outputLen: 32,
    })
  } finally {
    words.fill(0)
  }
}

/** Bound to the seal, so that a slot moved to another vault, or one with lighter costs, does not open. */
function boundData(vaultId: string, id: string, cost: KeyCost | null): Buffer {
  const parameters =
    cost === null ? 'hkdf-sha256' : `argon2id,m=${cost.memoryKibibytes},t=${cost.passes},p=${cost.lanes}`
  return Buffer.from(`open-door key slot 1\n${vaultId}\n${id}\n${parameters}`, 'utf8')
}

function seal(key: Buffer, dataKey: Buffer, bound: Buffer): { nonce: string; sealed: string } {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(bound)
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('hex'), sealed: sealed.toString('hex') }
}

/** The data key, or null when `key` is not the one it was sealed with. */
function unseal(key: Buffer, slot: { nonce: string; sealed: string }, bound: Buffer): Buffer | null {
  const sealed = Buffer.from(slot.sealed, 'hex')
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'hex'), { authTagLength: 16 })
  cipher.setAAD(bound)
  cipher.setAuthTag(sealed.subarray(32))
  const dataKey = cipher.update(sealed.subarray(0, 32))
  try {
    cipher.final()
    return dataKey
  } catch {
    dataKey.fill(0)
    return null
  }
}

export async function sealWithPassphrase(
  dataKey: Buffer,
  vaultId: string,
  slot: Pick<PassphraseSlot, 'id' | 'staffName' | 'cost'>,
  passphrase: string,
): Promise<PassphraseSlot> {
  const salt = randomBytes(16)
  const key = await stretch(passphrase, salt, slot.cost)
  const sealed = seal(key, dataKey, boundData(vaultId, slot.id, slot.cost))
  key.fill(0)
  return { ...slot, salt: salt.toString('hex'), ...sealed }
}

/** The 32-byte data key, or null for another passphrase. Takes as long as the slot's costs ask. */
export async function openWithPassphrase(
  slot: PassphraseSlot,
  vaultId: string,
  passphrase: string,
): Promise<Buffer | null> {
  const key = await stretch(passphrase, Buffer.from(slot.salt, 'hex'), keyCost.parse(slot.cost))
  const dataKey = unseal(key, slot, boundData(vaultId, slot.id, slot.cost))
  key.fill(0)
  return dataKey
}

// 160 random bits need no stretching: nobody can try them all.
function deriveFromRecoveryKey(secret: Uint8Array, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'open-door recovery key 1', 32))
}

export function sealWithRecoveryKey(
  dataKey: Buffer,
  vaultId: string,
  id: RecoverySlot['id'],
  secret: Uint8Array,
): RecoverySlot {
  const salt = randomBytes(16)
  const key = deriveFromRecoveryKey(secret, salt)
  const sealed = seal(key, dataKey, boundData(vaultId, id, null))
  key.fill(0)
  return { id, salt: salt.toString('hex'), ...sealed }
}

/** The 32-byte data key, or null for another recovery key. */
export function openWithRecoveryKey(slot: RecoverySlot, vaultId: string, secret: Uint8Array): Buffer | null {
  const key = deriveFromRecoveryKey(secret, Buffer.from(slot.salt, 'hex'))
  const dataKey = unseal(key, slot, boundData(vaultId, slot.id, null))
  key.fill(0)
  return dataKey
}
