/** Draws a passphrase that can be said on a phone. Keeps none, and takes none from a person. */
import { randomInt } from 'node:crypto'
import { passphraseWords } from './passphrase-words.ts'

const words = 6

/**
 * Six words with a space between, each drawn from 1,024 by the system's own source of chance: 6 × 10 = 60 bits. At a
 * million guesses a second half of all would take 18,000 years.
 */
export function drawPassphrase(): string {
  return Array.from({ length: words }, () => passphraseWords[randomInt(passphraseWords.length)]).join(' ')
}
