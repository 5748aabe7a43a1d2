/** Review sessions in a real vault: started once, kept word by word, ended for good. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ReviewId } from '#shared/domain/identity.ts'
import type { Review } from '#shared/domain/review.ts'
import {
  forTheFamily,
  type PlannedStudent,
  aPlannedStudent,
  printAgreement,
} from '../plans/a-planned-student.ts'

let planned: PlannedStudent
beforeEach(async () => {
  planned = await aPlannedStudent()
})
afterEach(() => planned.vault.remove())

const words: Review['content'] = {
  present: 'Amina, Samira Haddad, Ms. Okafor',
  goodNews: [{ id: 'n1' as never, words: 'She stayed for lunch on Thursday.' }],
  challenges: [
    { id: 'c1' as never, lens: 'climate', words: 'The hallway is loud.', shared: 'We open the side door.' },
  ],
  notes: '',
}

const start = () => planned.vault.call('reviews.start', { planId: planned.planId })
const close = (review: Review, nextOn: IsoDate | null = '2026-04-02') =>
  planned.vault.call('reviews.close', { id: review.id, revision: review.revision, nextOn })

/** The first signature makes the plan go on. */
async function agree(): Promise<void> {
  await printAgreement(planned)
  const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
  const id = agreements[0]?.id
  if (id === undefined) throw new Error('no agreement')
  const signatures = [{ party: 'family' as const, name: 'Samira Haddad', signedOn: '2026-03-02' as const }]
  await planned.vault.call('agreements.recordSignatures', { id, signatures })
}

test('a session begins today, empty, and proposes a day a month on', async () => {
  expect(await start()).toMatchObject({
    state: 'open',
    heldOn: '2026-03-02',
    nextOn: '2026-04-02',
    content: { present: '', goodNews: [], challenges: [], notes: '' },
    evidence: null,
    revision: 0,
  })
})

test('starting again goes on with the session that is open', async () => {
  const first = await start()
  expect(await start()).toEqual(first)
})

test('every word is kept, and an older revision is refused', async () => {
  const { id } = await start()
  const saved = await planned.vault.call('reviews.save', { id, revision: 0, content: words, nextOn: null })
  expect(saved).toMatchObject({ content: words, nextOn: null, revision: 1 })
  await expect(
    planned.vault.call('reviews.save', { id, revision: 0, content: words, nextOn: null }),
  ).rejects.toMatchObject({ code: 'review.changed-elsewhere' })
})

test('a session that ended keeps what was seen, and is never written again', async () => {
  const ended = await close(await start())
  expect(ended).toMatchObject({ state: 'closed', nextOn: '2026-04-02', evidence: { on: '2026-03-02' } })
  const { id, revision } = ended
  for (const attempt of [
    planned.vault.call('reviews.save', { id, revision, content: words, nextOn: null }),
    planned.vault.call('reviews.close', { id, revision, nextOn: null }),
    planned.vault.call('reviews.discard', { id }),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'review.closed' })
  }
  expect((await planned.vault.call('reviews.list', { planId: planned.planId })).reviews).toEqual([ended])
})

test('the next session counts from the day after the one before', async () => {
  await close(await start())
  planned.vault.clock.set('2026-04-02T09:00:00.000Z')
  const second = await start()
  expect(second.heldOn).toBe('2026-04-02')
  expect((await close(second, null)).evidence?.sinceOn).toBe('2026-03-03')
})

test('a session opened by mistake is taken back, unless something was decided in it', async () => {
  const { vault, planId } = planned
  const first = await start()
  await vault.call('reviews.discard', { id: first.id })
  expect((await vault.call('reviews.list', { planId })).reviews).toEqual([])
  const second = await start()
  await vault.call('decisions.make', {
    planId,
    reviewId: second.id,
    about: 'other',
    itemId: null,
    stageChoice: null,
    untilOn: null,
    what: 'Keep the quiet desk',
    reason: 'It helps',
    who: '',
    byOn: null,
  })
  await expect(vault.call('reviews.discard', { id: second.id })).rejects.toMatchObject({
    code: 'review.has-decisions',
  })
})

test('a session that is not there is said to be gone', async () => {
  await expect(planned.vault.call('reviews.discard', { id: 99 as ReviewId })).rejects.toMatchObject({
    code: 'review.not-found',
  })
})

test('plans that go on are listed with their first agreed day, and drafts are not', async () => {
  const { vault, planId, studentId } = planned
  expect((await vault.call('reviews.listPlanned', {})).rows).toEqual([])
  await agree()
  expect((await vault.call('reviews.listPlanned', {})).rows).toEqual([
    {
      studentId,
      planId,
      fullName: 'Amina Haddad',
      planState: 'agreed',
      dueOn: '2026-03-27',
      lastHeldOn: null,
      openReviewId: null,
    },
  ])
})

test('after a session the day that it set is due, else one month after it', async () => {
  const { vault } = planned
  await agree()
  const open = await start()
  expect((await vault.call('reviews.listPlanned', {})).rows[0]?.openReviewId).toBe(open.id)
  await close(open, '2026-03-20')
  const rows = async () => (await vault.call('reviews.listPlanned', {})).rows
  expect(await rows()).toMatchObject([{ dueOn: '2026-03-20', lastHeldOn: '2026-03-02', openReviewId: null }])
  vault.clock.set('2026-03-20T09:00:00.000Z')
  await close(await start(), null)
  expect(await rows()).toMatchObject([{ dueOn: '2026-04-20', lastHeldOn: '2026-03-20' }])
})

test('a student in the bin is not waited for', async () => {
  await agree()
  await planned.vault.call('students.setState', { id: planned.studentId, state: 'binned' })
  expect((await planned.vault.call('reviews.listPlanned', {})).rows).toEqual([])
})

test('the recap is about the session as it ended, and who got it is recorded', async () => {
  const { vault } = planned
  const { id } = await start()
  await vault.call('reviews.save', { id, revision: 0, content: words, nextOn: '2026-04-02' })
  const ended = await vault.call('reviews.close', { id, revision: 1, nextOn: '2026-04-02' })
  const paper = await vault.call('reviews.prepareRecap', { id: ended.id })
  expect(paper).toMatchObject({ fileName: 'review-recap.pdf', needsDisclosure: true, pages: 1 })
  await vault.link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
  const { disclosures } = await vault.call('disclosures.list', { studentId: planned.studentId })
  expect(disclosures).toMatchObject([
    { what: 'Recap of the review of 2 March 2026', recipient: 'Samira Haddad', how: 'printed' },
  ])
  // The same session gives the same paper.
  expect((await vault.call('reviews.prepareRecap', { id: ended.id })).sha256).toBe(paper.sha256)
})
