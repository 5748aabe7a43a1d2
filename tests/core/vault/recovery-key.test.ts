import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorSentences } from '#shared/messages/errors.ts'
import { createRecoverySecret, formatRecoveryKey, parseRecoveryKey } from '#core/vault/recovery-key.ts'
import { codeOf } from './a-vault.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secret = fc.uint8Array({ minLength: 20, maxLength: 20 })
const isRefused = (typed: string) => {
  try {
    parseRecoveryKey(typed)
    return false
  } catch {
    return true
  }
}

describe('a recovery key', () => {
  test('is nine groups of four letters and digits, without I, L, O and U', () => {
    const key = formatRecoveryKey(createRecoverySecret())
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(errorSentences['vault.mistyped-recovery-key']().next).toContain('I, L, O and U are never used')
  })

  test('is the same secret again, however it is typed', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        const key = formatRecoveryKey(bytes)
        const forms = [
          key,
          key.toLowerCase(),
          key.replaceAll('-', ''),
          ` ${key.replaceAll('-', ' – ')}\n`,
          key.replaceAll('1', 'l').replaceAll('0', 'o'),
          key.replaceAll('1', 'I'),
        ]
        for (const form of forms) expect(parseRecoveryKey(form)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test('with any one letter changed is known as mistyped', () => {
    fc.assert(
      fc.property(secret, fc.nat(35), fc.nat(30), (bytes, place, shift) => {
        const letters = formatRecoveryKey(bytes).replaceAll('-', '')
        const was = alphabet.indexOf(letters.charAt(place))
        const typed =
          letters.slice(0, place) + alphabet.charAt((was + 1 + shift) % 32) + letters.slice(place + 1)
        expect(isRefused(typed)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('with any two neighbours swapped is known as mistyped', () => {
    fc.assert(
      fc.property(secret, fc.nat(34), (bytes, place) => {
        const letters = formatRecoveryKey(bytes).replaceAll('-', '')
        const [one, other] = [letters.charAt(place), letters.charAt(place + 1)]
        fc.pre(one !== other)
        expect(isRefused(letters.slice(0, place) + other + one + letters.slice(place + 2))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['', 'hello', 'U'.repeat(36), '0'.repeat(35), '0'.repeat(37), `${'0'.repeat(35)}é`])(
    'is not %j',
    async (typed) => {
      expect(await codeOf(() => parseRecoveryKey(typed))).toBe('vault.mistyped-recovery-key')
    },
  )
})
