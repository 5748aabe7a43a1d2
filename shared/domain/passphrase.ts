/** Rules for passphrases: long, not common, nothing else (NIST SP 800-63B). Never stores or logs one. */

export const passphraseLength = { least: 15, most: 256 } as const
export type PassphraseProblem = 'too-short' | 'too-long' | 'common'

const commonWords =
  /^(?:password|passphrase|qwerty(?:uiop)?|letmein|welcome|iloveyou|admin(?:istrator)?|school|counsell?or|student|opendoor|abc|asdf(?:ghjkl)?|monkey|dragon|football|baseball|sunshine|princess|\d+|[\W_]+)+$/i

/** Unicode NFC, so that the same words typed on another keyboard give the same key. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFC')
}

/** The first problem, or null when the passphrase is good. Length counts code points after NFC. */
export function findPassphraseProblem(passphrase: string): PassphraseProblem | null {
  const normal = normalizePassphrase(passphrase)
  const points = Array.from(normal)
  if (points.length < passphraseLength.least) return 'too-short'
  if (points.length > passphraseLength.most) return 'too-long'
  if (commonWords.test(normal.replaceAll(/\s+/g, ''))) return 'common'
  // A short piece said again and again is as easy to guess as the piece.
  if (/^(.{1,7}?)\1+$/su.test(normal) || new Set(points).size < 5) return 'common'
  return null
}
