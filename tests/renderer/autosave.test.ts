/** Entries that save themselves: what was refused is tried again, and is still there after its screen was left. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'
import { savingPace, useAutosave } from '#renderer/features/student/use-autosave.ts'

const savedAt = '2026-03-03T09:00:00.000Z'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

/** A screen with one entry; the vault refuses while `vault.isFull`. */
function openScreen(name: string, vault: { isFull: boolean; stored: string[] }) {
  const scope = effectScope()
  const opened = scope.run(() => {
    const entry = ref({ words: '' })
    const { problem } = useAutosave(name, entry, () => {
      const { words } = entry.value
      return async () => {
        if (vault.isFull) throw new Error('the disk is full')
        vault.stored.push(words)
        return savedAt
      }
    })
    return { entry, problem }
  })
  if (opened === undefined) throw new Error('the screen did not open')
  return { ...opened, leave: () => scope.stop() }
}

async function type(entry: { value: { words: string } }, words: string): Promise<void> {
  entry.value.words = words
  await nextTick()
}

test('what was refused is tried again by itself', async () => {
  const vault = { isFull: true, stored: [] as string[] }
  const { entry, problem, leave } = openScreen('retried', vault)
  await type(entry, 'Paints')
  await vi.advanceTimersByTimeAsync(savingPace.afterLastChange)
  expect(problem.value).toBeInstanceOf(Error)
  vault.isFull = false
  await vi.advanceTimersByTimeAsync(savingPace.retryAfter - 1)
  expect(vault.stored).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect({ stored: vault.stored, problem: problem.value }).toEqual({ stored: ['Paints'], problem: null })
  leave()
})

test('a refused entry still holds up locking after its screen was left, until it is saved', async () => {
  const vault = { isFull: true, stored: [] as string[] }
  const { entry, leave } = openScreen('left', vault)
  await type(entry, 'Paints')
  leave()
  expect(await useSaveState().flushDrafts()).toHaveLength(1)
  vault.isFull = false
  await vi.advanceTimersByTimeAsync(savingPace.retryAfter)
  expect(vault.stored).toEqual(['Paints'])
  expect(await useSaveState().flushDrafts()).toEqual([])
  await vi.advanceTimersByTimeAsync(savingPace.retryAfter * 2)
  expect(vault.stored).toEqual(['Paints'])
})

test('coming back to a screen finds the words that were refused, and only the newer words are stored', async () => {
  const vault = { isFull: true, stored: [] as string[] }
  const first = openScreen('found again', vault)
  await type(first.entry, 'Paints')
  first.leave()
  await vi.advanceTimersByTimeAsync(savingPace.afterLastChange)
  const second = openScreen('found again', vault)
  expect(second.entry.value.words).toBe('Paints')
  await type(second.entry, 'Paints on Fridays')
  vault.isFull = false
  await vi.advanceTimersByTimeAsync(savingPace.retryAfter * 2)
  expect(vault.stored).toEqual(['Paints on Fridays'])
  second.leave()
})

test('an entry that was saved leaves nothing behind', async () => {
  const vault = { isFull: false, stored: [] as string[] }
  const { entry, leave } = openScreen('saved', vault)
  await type(entry, 'Paints')
  leave()
  await vi.advanceTimersByTimeAsync(0)
  expect(vault.stored).toEqual(['Paints'])
  expect(openScreen('saved', vault).entry.value.words).toBe('')
})
