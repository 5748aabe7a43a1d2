/** Who signed an agreement, and who has not yet, in a sentence each. */
import { expect, test } from 'vitest'
import { listMissing, saySignatures } from '#renderer/features/papers/paper-words.ts'
import type { Agreement } from '#shared/domain/agreement.ts'
import { isoDate } from '#shared/domain/day.ts'
import type { Party } from '#shared/domain/sections/promises.ts'

const on = isoDate.parse('2026-03-03')

function anAgreement(signed: [Party, string][]): Pick<Agreement, 'snapshot' | 'signatures'> {
  return {
    snapshot: {
      student: { fullName: 'Minh Anh Lê', calledName: 'Minh Anh' },
      familyNames: ['Hoa Lê', 'Tâm Lê', ' '],
      staffName: 'Ada Okafor',
    } as Agreement['snapshot'],
    signatures: signed.map(([party, name]) => ({ party, name, signedOn: on, how: 'typed', strokes: [] })),
  }
}

test('the first name alone says that the family and the school have not signed yet', () => {
  expect(saySignatures(anAgreement([['student', 'Minh Anh Lê']]))).toMatch(
    /^Minh Anh Lê signed on .*\. The family and the school have not signed yet\.$/,
  )
})

test('where one of the family signed, the others are said by name', () => {
  const said = saySignatures(
    anAgreement([
      ['family', 'Hoa Lê'],
      ['school', 'Ada Okafor'],
    ]),
  )
  expect(said).toContain('Minh Anh and Tâm Lê have not signed yet.')
})

test('nothing is missing once everybody signed', () => {
  const agreement = anAgreement([
    ['student', 'Minh Anh'],
    ['family', 'Hoa Lê'],
    ['family', 'Tâm Lê'],
    ['school', 'Ada Okafor'],
  ])
  expect(listMissing(agreement)).toEqual([])
  expect(saySignatures(agreement)).not.toContain('yet')
})
