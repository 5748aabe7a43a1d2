/** Contacts that are being written, with a real vault behind the store: no word is lost on the way to it. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import { useContacts } from '#renderer/features/student/contacts-store.ts'
import type { Answer, Channel } from '#shared/contract/contract.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { openTestVault, type TestVault } from '../core/open-core.ts'
import { addAminasPlan } from '../e2e/amina.ts'

let vault: TestVault
let amina: StudentId

beforeEach(async () => {
  vault = await openTestVault()
  amina = await addAminasPlan(vault)
  const { session } = await vault.call('vault.getSession', {})
  vi.stubGlobal('window', {
    openDoor: {
      call: (channel: Channel, input: unknown): Promise<Answer> => vault.core.request(channel, input, null),
    },
  })
  setActivePinia(createPinia())
  useSession().enter(session)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await vault.close()
})

function write(change: { words: string; happenedOn?: IsoDate | null }): void {
  const contacts = useContacts()
  contacts.keepDraft(amina, { ...contacts.findDraft(amina), ...change })
}

async function listLogged(): Promise<{ words: string; happenedOn: IsoDate }[]> {
  const { contacts } = await vault.call('contacts.list', { studentId: amina })
  return contacts.map(({ words, happenedOn }) => ({ words, happenedOn }))
}

test('words stay with their student until they are logged', async () => {
  write({ words: 'Her aunt rang.' })
  expect(useContacts().findDraft((amina + 1) as StudentId).words).toBe('')
  await useSaveState().flushDrafts()
  expect(await listLogged()).toEqual([])
  expect(useContacts().findDraft(amina).words).toBe('Her aunt rang.')
  await useContacts().logDraft(amina)
  expect(useContacts().findDraft(amina).words).toBe('')
})

test.each([
  ['no day', null],
  ['a day that is still to come', '2999-01-01' as IsoDate],
])('with %s they are logged for today when the vault locks', async (_, happenedOn) => {
  write({ words: 'Her aunt rang.', happenedOn })
  expect(await useSaveState().flushBeforeLeaving()).toEqual([])
  expect(await listLogged()).toEqual([{ words: 'Her aunt rang.', happenedOn: useSession().today }])
})

test('they are logged once, also when the vault locks while they are on their way', async () => {
  write({ words: 'Her aunt rang.' })
  await Promise.all([useContacts().logDraft(amina), useSaveState().flushBeforeLeaving()])
  expect(await listLogged()).toHaveLength(1)
})

test('choices without words are not logged', async () => {
  write({ words: ' ' })
  await useSaveState().flushBeforeLeaving()
  expect(await listLogged()).toEqual([])
})

test('words that the vault refuses are said to be unsaved, and stay', async () => {
  const nobody = (amina + 1) as StudentId
  useContacts().keepDraft(nobody, { ...useContacts().findDraft(nobody), words: 'Her aunt rang.' })
  expect(await useSaveState().flushBeforeLeaving()).toHaveLength(1)
  expect(useContacts().findDraft(nobody).words).toBe('Her aunt rang.')
})
