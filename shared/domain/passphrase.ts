/**
 * Rules for passphrases: long, not common, nothing else (NIST SP 800-63B-4, 3.1.1.2). Asks for no kinds of characters.
 * Never stores or logs one.
 */

export const passphraseLength = { least: 15, most: 256 } as const
export type PassphraseProblem = 'too-short' | 'too-long' | 'common'

/** What lists of leaked passwords are made of, and what this program and its users would think of first. */
const commonPieces = [
  'correcthorsebatterystaple',
  'thequickbrownfoxjumpsoverthelazydog',
  'tobeornottobethatisthequestion',
  'administrator',
  'counsellor',
  'passphrase',
  'counselor',
  'password',
  'iloveyou',
  'baseball',
  'football',
  'princess',
  'sunshine',
  'opendoor',
  'letmein',
  'welcome',
  'student',
  'teacher',
  'monkey',
  'dragon',
  'school',
  'qwerty',
  'secret',
  'admin',
  'login',
  'hello',
]

/** Along these, forward or backward, a hand slides. */
const slides = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'asdfghjkl',
  'zxcvbnm',
].flatMap((row) => [row, Array.from(row).toReversed().join('')])
const leastSlide = 4

/** Letters that a stranger would not guess: fewer than this are none. */
const leastOwnLetters = 4

const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** Unicode NFC, so that the same words typed on another keyboard give the same key. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFC')
}

function removeSlides(text: string): string {
  let left = ''
  for (let at = 0; at < text.length;) {
    let length = leastSlide
    if (!slides.some((row) => row.includes(text.slice(at, at + length))) || at + length > text.length) {
      left += text.charAt(at)
      at += 1
      continue
    }
    while (at + length < text.length && slides.some((row) => row.includes(text.slice(at, at + length + 1)))) {
      length += 1
    }
    at += length
  }
  return left
}

/** How many letters, of any script, are left when everything that is easy to guess is taken away. */
function countOwnLetters(text: string, names: readonly string[]): number {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{M}]+/gu, '')
  const known = names.flatMap((name) => name.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? [])
  const left = [...known, ...commonPieces].reduce((rest, piece) => rest.replaceAll(piece, ''), letters)
  return Array.from(removeSlides(left)).length
}

/**
 * The first problem, or null when the passphrase is good. Length counts code points after NFC, spaces included.
 * `names` are words that a stranger knows already: of the school, of the person.
 */
export function findPassphraseProblem(
  passphrase: string,
  names: readonly string[] = [],
): PassphraseProblem | null {
  const normal = normalizePassphrase(passphrase)
  const points = Array.from(normal)
  if (points.length < passphraseLength.least) return 'too-short'
  if (points.length > passphraseLength.most) return 'too-long'
  // A short piece said again and again is as easy to guess as the piece.
  if (/^(.{1,7}?)\1+$/su.test(normal) || new Set(points).size < 5) return 'common'
  const undisguised = Array.from(normal, (point) => disguises[point] ?? point).join('')
  const isGuessable = [normal, undisguised].some((text) => countOwnLetters(text, names) < leastOwnLetters)
  return isGuessable ? 'common' : null
}
