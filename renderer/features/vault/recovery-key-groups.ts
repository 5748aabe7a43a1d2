/** Compares a typed recovery key with the one on the screen, group by group. Never says what a letter should be. */

/** Letters as core reads them: case, spaces and hyphens do not matter, I and L are 1, O is 0. */
function plainLetters(key: string): string {
  return key
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]+/gu, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
}

const groupLength = 4

/** `7QF2-9KXA` as `['7QF2', '9KXA']`. The last group may be short while a key is being typed. */
export function splitIntoGroups(key: string): string[] {
  return plainLetters(key).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []
}

export type KeyDifference =
  | { kind: 'missing'; typedGroups: number; wantedGroups: number }
  | { kind: 'group'; number: number }

/** The first group (from 1) that differs, or how far the typing got; null when the two keys are the same. */
export function findKeyDifference(typed: string, wanted: string): KeyDifference | null {
  const [typedGroups, wantedGroups] = [splitIntoGroups(typed), splitIntoGroups(wanted)]
  for (const [index, group] of typedGroups.entries()) {
    const isLastAndShort = index === typedGroups.length - 1 && group.length < groupLength
    const expected = wantedGroups[index] ?? ''
    if (isLastAndShort && expected.startsWith(group)) break
    if (group !== expected) return { kind: 'group', number: index + 1 }
  }
  if (plainLetters(typed) === plainLetters(wanted)) return null
  return { kind: 'missing', typedGroups: typedGroups.length, wantedGroups: wantedGroups.length }
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

export function describeKeyDifference(difference: KeyDifference): string {
  if (difference.kind === 'missing') {
    return `There are ${difference.wantedGroups} groups of four. ${difference.typedGroups === 0 ? 'Type them in order.' : 'The last part is still missing.'}`
  }
  const ordinal = ordinals[difference.number - 1]
  return ordinal === undefined
    ? 'There are more groups here than on your sheet.'
    : `Almost. Look at the ${ordinal} group once more.`
}
