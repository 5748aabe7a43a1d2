/** When main locks, and when a person whose words could not be saved may still stay. */
import { beforeEach, expect, test, vi } from 'vitest'
import { createLocking, type Locked, type Locking } from '#main/locking.ts'

// Electron itself is not here; locking on a wish uses no part of it.
vi.mock('electron', () => ({ powerMonitor: {} }))

let shown: Locked[]
let asked: unknown[]
let ends: number
let locking: Locking

/** `answer` is what the window does when it is asked to save. */
function lockWith(answer: (locking: Locking) => void): void {
  locking = createLocking({
    core: {
      replace: async () => {},
      end: async () => {
        ends += 1
      },
    },
    watch: { isOpen: () => true, noticeLocked: () => {} },
    send: (_, payload) => {
      asked.push(payload)
      queueMicrotask(() => answer(locking))
    },
    showLocked: (locked) => shown.push(locked),
  })
}

beforeEach(() => {
  shown = []
  asked = []
  ends = 0
})

test('a window that saved everything is locked for the reason of the wish', async () => {
  lockWith((all) => void all.lockNow(false))
  await locking.lock('idle')
  expect(shown).toEqual([{ why: 'idle', hasLostWords: false }])
})

test('a person who asked may stay, and may ask again', async () => {
  lockWith((all) => all.stay())
  await locking.lock('asked')
  expect(shown).toEqual([])
  await locking.lockNow(true)
  expect(shown).toEqual([{ why: 'asked', hasLostWords: true }])
})

test('nobody stays in a vault that nobody sits before', async () => {
  lockWith((all) => all.stay())
  await locking.lock('sleep')
  expect(asked).toMatchObject([{ mayStay: false }])
  expect(shown).toEqual([{ why: 'sleep', hasLostWords: true }])
})

test('a laptop that falls asleep while the window is being asked is locked all the same', async () => {
  lockWith((all) => {
    void all.lock('sleep')
    all.stay()
  })
  await locking.lock('asked')
  expect(shown).toHaveLength(1)
  asked = []
  lockWith((all) => all.stay())
  await locking.lock('asked')
  expect(asked).toMatchObject([{ mayStay: true }])
})

test('closing ends core only when the person does not stay', async () => {
  lockWith((all) => all.stay())
  expect(await locking.end()).toBe(false)
  expect(ends).toBe(0)
  lockWith((all) => void all.lockNow(false))
  expect(await locking.end()).toBe(true)
  expect(ends).toBe(1)
})

test('a window that does not answer is locked without its last words', async () => {
  vi.useFakeTimers()
  lockWith(() => {})
  const locked = locking.lock('asked')
  await vi.advanceTimersByTimeAsync(3_000)
  await locked
  vi.useRealTimers()
  expect(shown).toEqual([{ why: 'asked', hasLostWords: true }])
})
