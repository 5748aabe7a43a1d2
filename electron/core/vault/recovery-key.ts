/**
 * The recovery key as people write it: 160 random bits and a checksum in Crockford's base 32, nine groups of four.
 * Never guesses what a mistyped key should have been.
 */
import { randomBytes } from 'node:crypto'
import { AppError } from '#shared/messages/errors.ts'

/** No I, L, O or U: on paper they look like 1, 1, 0 and V. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretBytes = 20
const secretLetters = 32
const checkLetters = 4
/**
 * The largest prime below 2^20. Taken modulo a prime, one changed letter and two swapped neighbours always show:
 * both change the number by less than the prime times a power of 32, and never by a multiple of it.
 */
const checkPrime = 1_048_573n

function toLetters(number: bigint, count: number): string {
  let letters = ''
  for (let place = count - 1; place >= 0; place -= 1) {
    letters += alphabet.charAt(Number((number >> BigInt(place * 5)) & 31n))
  }
  return letters
}

function toNumber(letters: string): bigint {
  return Array.from(letters).reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n)
}

/** 20 random bytes. The caller zeroes them. */
export function createRecoverySecret(): Buffer {
  return randomBytes(secretBytes)
}

/** Nine groups of four letters and digits, `7QF2-…`. */
export function formatRecoveryKey(secret: Uint8Array): string {
  const number = BigInt(`0x${Buffer.from(secret).toString('hex')}`)
  const letters = toLetters(number, secretLetters) + toLetters(number % checkPrime, checkLetters)
  return letters.replaceAll(/.{4}(?=.)/g, '$&-')
}

/**
 * The 20 bytes of a typed key. Spaces, hyphens and case do not matter; I and L are read as 1, and O as 0.
 * Throws `vault.mistyped-recovery-key` for anything that is not a whole key with the right checksum.
 */
export function parseRecoveryKey(typed: string): Buffer {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]+/gu, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
  const isWhole =
    letters.length === secretLetters + checkLetters &&
    Array.from(letters).every((letter) => alphabet.includes(letter))
  if (!isWhole) throw new AppError('vault.mistyped-recovery-key')
  const number = toNumber(letters.slice(0, secretLetters))
  if (toNumber(letters.slice(secretLetters)) !== number % checkPrime) {
    throw new AppError('vault.mistyped-recovery-key')
  }
  return Buffer.from(number.toString(16).padStart(secretBytes * 2, '0'), 'hex')
}
