import { describe, expect, it } from 'vitest'
import type { BankSupport } from '#shared/domain/bank-support.ts'
import type { BankSupportId } from '#shared/domain/identity.ts'
import { emptyBankSupport, filterBank, sayPlaces, sayWhoAndWhen } from '#renderer/features/bank/bank-words.ts'

const aSupport = (changes: Partial<BankSupport>): BankSupport => ({
  ...emptyBankSupport(),
  id: 1 as BankSupportId,
  revision: 0,
  placesTaken: 0,
  name: 'Math tutoring',
  ...changes,
})

describe('places in words', () => {
  it('say how many are taken, and kindly when none is left', () => {
    const say = (capacity: number | null, placesTaken: number) =>
      sayPlaces(aSupport({ capacity, placesTaken }))
    expect([say(8, 3), say(8, 8), say(8, 9), say(1, 1), say(0, 0)]).toEqual([
      'Places: 3 of 8 taken',
      'Full for now: all 8 places are taken',
      'Full for now: all 8 places are taken',
      'Full for now: the one place is taken',
      'No places at the moment',
    ])
    expect([say(null, 0), say(null, 1), say(null, 4)]).toEqual([
      '',
      'In the plan of one student',
      'In the plans of 4 students',
    ])
  })
})

describe('the bank', () => {
  const nurse = aSupport({ name: 'School nurse', answers: ['health'], who: 'Zoë Łukaszewicz' })
  const bus = aSupport({ name: 'Bus pass', kind: 'transport', answers: ['transport'], languages: 'Arabic' })

  it('is searched without regard to case and accents, in every word that it holds', () => {
    const find = (typed: string) => filterBank([nurse, bus], { typed }).map(({ name }) => name)
    expect(find('zoe lukasz')).toEqual(['School nurse'])
    expect(find('ARÁBIC')).toEqual(['Bus pass'])
    expect(find('getting to school')).toEqual(['Bus pass'])
    expect(find('')).toEqual(['School nurse', 'Bus pass'])
    expect(find('piano')).toEqual([])
  })

  it('is narrowed to what answers a barrier', () => {
    expect(filterBank([nurse, bus], { typed: '', category: 'health' })).toEqual([nurse])
  })

  it('says who and when in one line, and nothing of what is not known', () => {
    expect(sayWhoAndWhen(aSupport({ who: 'Mr. Lind', weekdays: [2], times: 'room 12' }))).toBe(
      'Mr. Lind · Tuesdays · room 12',
    )
    expect(sayWhoAndWhen(aSupport({}))).toBe('')
  })
})
