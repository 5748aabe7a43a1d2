/** Decisions that nobody made yet when the vault locks, with a real vault behind the store: no session is invented. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import { useDecisionDrafts } from '#renderer/features/reviews/decision-drafts.ts'
import { emptyDecision } from '#renderer/features/reviews/decision-words.ts'
import type { Answer, Channel } from '#shared/contract/contract.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { openTestVault, type TestVault } from '../core/open-core.ts'
import { addAminasPlan } from '../e2e/amina.ts'

let vault: TestVault
let amina: StudentId
let planId: PlanId

beforeEach(async () => {
  vault = await openTestVault()
  amina = await addAminasPlan(vault)
  const { plan } = await vault.call('plans.findOfStudent', { studentId: amina })
  if (plan === null) throw new Error('Amina has a plan')
  planId = plan.id
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

const write = (what: string, plan = planId): void =>
  useDecisionDrafts().keep({ planId: plan, about: 'team', itemId: null }, { ...emptyDecision, what })
const leave = () => useSaveState().flushBeforeLeaving()
const listReviews = async () => (await vault.call('reviews.list', { planId })).reviews
const listNotes = async () => {
  const { notes } = await vault.call('notes.list', { studentId: amina })
  return notes.map(({ words, writtenOn }) => ({ words, writtenOn }))
}

test('without a session the words become a note of whoever wrote them, and no session begins', async () => {
  write('A mentor from the art club')
  expect(await leave()).toEqual([])
  expect(await listReviews()).toEqual([])
  expect(await listNotes()).toEqual([
    { words: 'Not decided yet: A mentor from the art club', writtenOn: useSession().today },
  ])
})

test('they are added to the notes of the session that is going on', async () => {
  const { id, revision, content } = await vault.call('reviews.start', { planId })
  const notes = 'Room 4 is full.'
  await vault.call('reviews.save', { id, revision, content: { ...content, notes }, nextOn: null })
  write('A mentor from the art club')
  expect(await leave()).toEqual([])
  expect((await listReviews())[0]?.content.notes).toBe(
    'Room 4 is full.\nNot decided yet: A mentor from the art club',
  )
  expect(await listNotes()).toEqual([])
})

test('no word is cut where the notes of the session are full', async () => {
  const { id, revision, content } = await vault.call('reviews.start', { planId })
  const notes = 'x'.repeat(3990)
  await vault.call('reviews.save', { id, revision, content: { ...content, notes }, nextOn: null })
  write('A mentor from the art club')
  expect(await leave()).toEqual([])
  expect((await listReviews())[0]?.content.notes).toBe(notes)
  expect((await listNotes()).map(({ words }) => words)).toEqual([
    'Not decided yet: A mentor from the art club',
  ])
})

test('a plan that has ended keeps its words too', async () => {
  write('A mentor from the art club')
  await vault.call('plans.move', { planId, to: 'closed', reason: '', whatHelped: '' })
  expect(await leave()).toEqual([])
  expect(await listNotes()).toHaveLength(1)
})

test('words that cannot be kept stay on the screen, and keep no others from the vault', async () => {
  const nowhere = (planId + 1) as PlanId
  write('Of a plan that is gone', nowhere)
  write('A mentor from the art club')
  expect(await leave()).toHaveLength(1)
  expect(await listNotes()).toHaveLength(1)
  const drafts = useDecisionDrafts()
  expect(drafts.find({ planId: nowhere, about: 'team', itemId: null }).what).toBe('Of a plan that is gone')
  expect(drafts.find({ planId, about: 'team', itemId: null }).what).toBe('')
})
