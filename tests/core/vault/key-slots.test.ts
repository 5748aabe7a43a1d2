import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { ZodError } from 'zod'
import { describe, expect, test } from 'vitest'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import {
  designKeyCost,
  keyCost,
  openWithPassphrase,
  openWithRecoveryKey,
  type PassphraseSlot,
  passphraseSlot,
  sealWithPassphrase,
  sealWithRecoveryKey,
} from '#core/vault/key-slots.ts'
import { cheapKeyCost } from './wanted-vault.ts'

const id = 'a slot' as SlotId
const seal = (dataKey: Buffer, passphrase: string, vaultId = 'a vault') =>
  sealWithPassphrase(dataKey, vaultId, { id, staffName: 'Ana Reyes', cost: cheapKeyCost }, passphrase)

describe('a key slot', () => {
  test('costs 256 MiB, three passes and four lanes', () => {
    expect(designKeyCost).toEqual({ memoryKibibytes: 262_144, passes: 3, lanes: 4 })
  })

  test('opens with its own passphrase and with no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        async (bytes, right, wrong) => {
          fc.pre(right.normalize('NFC') !== wrong.normalize('NFC'))
          const dataKey = Buffer.from(bytes)
          const slot = await seal(dataKey, right)
          expect(await openWithPassphrase(slot, 'a vault', right)).toEqual(dataKey)
          expect(await openWithPassphrase(slot, 'a vault', wrong)).toBeNull()
        },
      ),
      { numRuns: 25 },
    )
  })

  test('opens when the same accents were typed in another way', async () => {
    const dataKey = randomBytes(32)
    const slot = await seal(dataKey, 'caf\u00E9 of seven lanterns')
    expect(await openWithPassphrase(slot, 'a vault', 'cafe\u0301 of seven lanterns')).toEqual(dataKey)
  })

  const changes: [string, (slot: PassphraseSlot) => PassphraseSlot][] = [
    ['another id', (slot) => ({ ...slot, id: 'b' as SlotId })],
    ['lighter costs', (slot) => ({ ...slot, cost: { ...slot.cost, passes: 2 } })],
    ['another salt', (slot) => ({ ...slot, salt: '00'.repeat(16) })],
    ['another nonce', (slot) => ({ ...slot, nonce: '00'.repeat(12) })],
    ['another sealed key', (slot) => ({ ...slot, sealed: `${slot.sealed.slice(0, -2)}00` })],
  ]
  test.each(changes)('does not open with %s', async (_name, change) => {
    // The last byte of the tag is 00 once in 256 times; then the change would be none.
    let slot = await seal(randomBytes(32), 'right')
    while (slot.sealed.endsWith('00')) slot = await seal(randomBytes(32), 'right')
    expect(await openWithPassphrase(change(slot), 'a vault', 'right')).toBeNull()
  })

  test('does not open in another vault', async () => {
    const slot = await seal(randomBytes(32), 'right')
    expect(await openWithPassphrase(slot, 'another vault', 'right')).toBeNull()
  })

  test('never holds the same bytes twice', async () => {
    const dataKey = randomBytes(32)
    const [one, other] = [await seal(dataKey, 'right'), await seal(dataKey, 'right')]
    expect([one.salt, one.nonce, one.sealed]).not.toContain(other.salt)
    expect(one.sealed).not.toBe(other.sealed)
  })

  test.each([
    { ...cheapKeyCost, memoryKibibytes: 4 * 1024 * 1024 },
    { ...cheapKeyCost, memoryKibibytes: 1 },
    { ...cheapKeyCost, passes: 0 },
    { ...cheapKeyCost, passes: 1_000_000 },
    { ...cheapKeyCost, lanes: 255 },
    { ...cheapKeyCost, passes: 1.5 },
  ])('with costs out of bounds is refused before anything is hashed: %o', async (cost) => {
    const slot = await seal(randomBytes(32), 'right')
    expect(keyCost.safeParse(cost).success).toBe(false)
    expect(passphraseSlot.safeParse({ ...slot, cost }).success).toBe(false)
    const startedAt = performance.now()
    await expect(openWithPassphrase({ ...slot, cost }, 'a vault', 'right')).rejects.toThrow(ZodError)
    // A million passes would take hours.
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })

  test('for a recovery key opens with that key only', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        (right, wrong) => {
          fc.pre(Buffer.compare(right, wrong) !== 0)
          const dataKey = randomBytes(32)
          const slot = sealWithRecoveryKey(dataKey, 'a vault', id, right)
          expect(openWithRecoveryKey(slot, 'a vault', right)).toEqual(dataKey)
          expect(openWithRecoveryKey(slot, 'a vault', wrong)).toBeNull()
          expect(openWithRecoveryKey(slot, 'another vault', right)).toBeNull()
        },
      ),
    )
  })
})
