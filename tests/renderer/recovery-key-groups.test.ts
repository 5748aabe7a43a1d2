/** Helping somebody to find the group that they mistyped. */
import { describe, expect, test } from 'vitest'
import {
  describeKeyDifference,
  findKeyDifference,
  splitIntoGroups,
} from '#renderer/features/vault/recovery-key-groups.ts'

const key = '7QF2-9KXA-11ZZ-0000-ABCD-EFGH-JKMN-PQRS-TVWX'

describe('comparing a typed recovery key with the one on the sheet', () => {
  test('case, spaces and every kind of hyphen do not matter', () => {
    expect(findKeyDifference(key.toLowerCase().replaceAll('-', ' – '), key)).toBeNull()
  })

  test('I and L are read as 1, and O as 0, as core does', () => {
    expect(findKeyDifference(key.replace('11ZZ', 'iLZZ').replace('0000', 'OoO0'), key)).toBeNull()
  })

  test.each([
    ['in the first group', key.replace('7QF2', '7QF3'), { kind: 'group', number: 1 }],
    ['in the last group', key.replace('TVWX', 'TVWZ'), { kind: 'group', number: 9 }],
    ['that moved every letter after it', key.replace('9KXA', '9XA'), { kind: 'group', number: 2 }],
    ['of one group too many', `${key}-AAAA`, { kind: 'group', number: 10 }],
  ])('a slip %s is found there', (_where, typed, difference) => {
    expect(findKeyDifference(typed, key)).toEqual(difference)
  })

  test('a key that is right so far is only not finished', () => {
    expect(findKeyDifference('7QF2 9KXA 11Z', key)).toEqual({
      kind: 'missing',
      typedGroups: 3,
      wantedGroups: 9,
    })
    expect(findKeyDifference('', key)).toEqual({ kind: 'missing', typedGroups: 0, wantedGroups: 9 })
  })

  test('the sentence names the group and never what it should be', () => {
    const sentence = describeKeyDifference({ kind: 'group', number: 2 })
    expect(sentence).toBe('Almost. Look at the second group once more.')
  })

  test('a key is shown in groups of four', () => {
    expect(splitIntoGroups('7qf29kxa')).toEqual(['7QF2', '9KXA'])
  })
})
