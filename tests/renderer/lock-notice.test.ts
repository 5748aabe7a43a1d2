/** What the unlock screen says of the locking before it. */
import { expect, test } from 'vitest'
import { readLockNotice } from '#renderer/app/lock-notice.ts'
import { describeLocked } from '#renderer/features/vault/lock-reason-words.ts'

test('the reason is read from the address, and nothing else that may stand there', () => {
  expect(readLockNotice('?locked=idle&lost=words')).toEqual({ why: 'idle', hasLostWords: true })
  expect(readLockNotice('?locked=asked&lost=')).toEqual({ why: 'asked', hasLostWords: false })
  expect(readLockNotice('?locked=%3Cb%3E')).toBeNull()
  expect(readLockNotice('')).toBeNull()
})

test('it never says that everything was saved when it may not be', () => {
  for (const why of ['asked', 'idle', 'sleep', 'ended'] as const) {
    expect(describeLocked({ why, hasLostWords: true })).not.toMatch(/everything (is|was) saved/i)
    expect(describeLocked({ why, hasLostWords: true })).toContain('Some last words may not have been saved')
  }
})
