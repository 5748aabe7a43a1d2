/** What the top bar says of saving, and drafts that are saved before the vault is locked. */
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useSaveState } from '#renderer/app/save-state.ts'
import { findActions } from '#renderer/features/search/search-actions.ts'
import { advisePassphrase } from '#renderer/features/vault/passphrase-words.ts'

beforeEach(() => setActivePinia(createPinia()))

test('two savings at once are still saving when the first is done', () => {
  const state = useSaveState()
  state.markSaving()
  state.markSaving()
  state.markSaved('2026-03-03T09:00:00.000Z')
  expect({ isSaving: state.isSaving, savedAt: state.savedAt }).toEqual({
    isSaving: true,
    savedAt: '2026-03-03T09:00:00.000Z',
  })
})

test('what could not be saved is said until something is saved', () => {
  const state = useSaveState()
  state.markSaving()
  state.markUnsaved(new Error('disk'))
  expect(state.problem).toBeInstanceOf(Error)
  state.markSaving()
  state.markSaved('2026-03-03T09:00:00.000Z')
  expect(state.problem).toBeNull()
})

test('every open draft is saved before locking, even when one of them cannot be', async () => {
  const state = useSaveState()
  const saved: string[] = []
  state.registerDraft(() => Promise.reject(new Error('disk')))
  state.registerDraft(async () => void saved.push('plan'))
  const close = state.registerDraft(async () => void saved.push('closed'))
  close()
  const refusals = await state.flushDrafts()
  expect({ saved, refusals }).toEqual({ saved: ['plan'], refusals: [new Error('disk')] })
})

test('one draft’s success does not hide that another could not be saved', () => {
  const state = useSaveState()
  state.markUnsaved(new Error('disk'), 'student')
  state.markSaved('2026-03-03T09:00:00.000Z', 'plan')
  state.markSaved('2026-03-03T09:00:00.000Z')
  expect(state.problem).toEqual(new Error('disk'))
  state.markSaved('2026-03-03T09:00:00.000Z', 'student')
  expect(state.problem).toBeNull()
})

test('unfinished words are stored without a yes only when the window goes', async () => {
  const state = useSaveState()
  const stored: string[] = []
  state.registerLastWords(async () => void stored.push('contact'))
  await state.flushDrafts()
  expect(stored).toEqual([])
  await state.flushBeforeLeaving()
  expect(stored).toEqual(['contact'])
})

test('actions are found by the start of any of their words', () => {
  expect(findActions('imp att').map(({ id }) => id)).toEqual(['import'])
  expect(findActions('dark').map(({ id }) => id)).toEqual(['settings'])
  expect(findActions('zebra')).toEqual([])
})

test('a passphrase is advised by length and by being common, and by nothing else', () => {
  expect(
    ['', 'copper lan', 'passwordpassword', 'copper lantern seven'].map((typed) => advisePassphrase(typed)),
  ).toEqual([
    { isGood: false, words: 'At least 15 characters. Spaces and any letters are welcome.' },
    { isGood: false, words: '10 so far, 5 more to go.' },
    { isGood: false, words: 'Easy to guess. Take words that do not belong together.' },
    { isGood: true, words: 'Long enough: 20 characters.' },
  ])
})
