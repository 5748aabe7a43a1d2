/** What a passphrase still needs, said while it is typed. Never says how strong one is beyond the rules. */
import { findPassphraseProblem, normalizePassphrase, passphraseLength } from '#shared/domain/passphrase.ts'

export type PassphraseAdvice = { isGood: boolean; words: string }

/** `names` are those of the school and the person, which a stranger would try first. */
export function advisePassphrase(typed: string, names: readonly string[] = []): PassphraseAdvice {
  const length = Array.from(normalizePassphrase(typed)).length
  const problem = findPassphraseProblem(typed, names)
  if (length === 0) {
    return {
      isGood: false,
      words: `At least ${passphraseLength.least} characters. Spaces and any letters are welcome.`,
    }
  }
  if (problem === 'too-short') {
    const missing = passphraseLength.least - length
    return { isGood: false, words: `${length} so far, ${missing} more to go.` }
  }
  if (problem === 'too-long') return { isGood: false, words: `At most ${passphraseLength.most} characters.` }
  if (problem === 'common')
    return { isGood: false, words: 'Easy to guess. Take words that do not belong together.' }
  return { isGood: true, words: `Long enough: ${length} characters.` }
}
