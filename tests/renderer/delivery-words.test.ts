import { describe, expect, it } from 'vitest'
import type { SupportDay } from '#shared/contract/calls/follow-up.ts'
import type { DeliveryState } from '#shared/domain/delivery.ts'
import { sayTotals } from '#renderer/features/follow-up/delivery-words.ts'

const say = (...states: (DeliveryState | null | 'extra')[]) =>
  sayTotals(
    states.map((state, index): SupportDay => ({
      on: `2026-03-${10 + index}`,
      state: state === 'extra' ? 'given' : state,
      words: '',
      isPlanned: state !== 'extra',
    })),
    'Amina',
  )

describe('sessions in words', () => {
  it('say what the school could not hold as plainly as when the student was away', () => {
    expect(say('given', 'given', 'given', 'given', 'given', 'not-given', 'not-given')).toBe(
      'Given 5 of 7 planned; twice we could not hold it.',
    )
    expect(say('given', 'away', 'not-given', 'away', 'away')).toBe(
      'Given 1 of 5 planned; once we could not hold it; 3 times Amina was away.',
    )
  })

  it('say what is not noted yet, and nothing of a support without sessions', () => {
    expect(say(null)).toBe('One session so far, not noted yet.')
    expect(say(null, null)).toBe('2 sessions so far, none noted yet.')
    expect(say('given', null, null)).toBe('Given 1 of 3 planned; 2 not noted yet.')
    expect(say()).toBe('')
  })

  it('never let a session beside the plan hide one that was not held', () => {
    expect(say('not-given', 'extra')).toBe(
      'Given 0 of 1 planned; once we could not hold it. Given once more, beside the plan.',
    )
    expect(say('extra', 'extra')).toBe('Given twice so far.')
  })
})
