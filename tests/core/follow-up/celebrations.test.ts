/** Good news on a real vault: offered until somebody chose, kept privately, and on paper once when it was chosen for it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Celebration } from '#shared/domain/celebration.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aPlannedStudent, type PlannedStudent, printAgreement } from '../plans/a-planned-student.ts'

let planned: PlannedStudent

/** Monday 2 March 2026: the agreement is signed, and the school keeps one of its promises. */
beforeEach(async () => {
  planned = await aPlannedStudent()
  await sign()
  await planned.vault.call('promises.settle', {
    planId: planned.planId,
    itemId: item('m3'),
    state: 'kept',
    dueOn: '2026-03-02',
  })
})
afterEach(() => planned.vault.remove())

async function sign(): Promise<void> {
  const { vault, planId } = planned
  await printAgreement(planned)
  const [newest] = (await vault.call('agreements.list', { planId })).agreements
  if (newest === undefined) throw new Error('a printed agreement is stored')
  await vault.call('agreements.recordSignatures', {
    id: newest.id,
    signatures: [
      { party: 'student', name: 'Amina Haddad', signedOn: '2026-03-02', how: 'paper', strokes: [] },
    ],
  })
}

const listNews = async () =>
  (await planned.vault.call('celebrations.list', { studentId: planned.studentId })).celebrations
const save = (celebration: Celebration) => planned.vault.call('celebrations.save', celebration)

async function theNews(): Promise<Celebration> {
  const [news] = await listNews()
  if (news === undefined) throw new Error('the kept promise is noticed')
  return news
}

/** What the next agreement would say as good news, printed so that it can be read back. */
async function newsOnPaper(): Promise<string[]> {
  await printAgreement(planned)
  const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
  return agreements[0]?.snapshot.celebrations ?? []
}

test('what is noticed is offered, and once chosen about it is offered no more', async () => {
  const news = await theNews()
  expect(news).toMatchObject({ kind: 'school-kept-promise', key: 'school-kept-promise:m3', state: 'offered' })
  expect((await planned.vault.call('today.look', {})).goodNews).toMatchObject([{ key: news.key }])
  await save({ ...news, state: 'let-go' })
  expect((await planned.vault.call('today.look', {})).goodNews).toEqual([])
  expect(await listNews()).toEqual([{ ...news, state: 'let-go' }])
  await save(news)
  expect(await listNews()).toEqual([news])
  expect((await planned.vault.call('today.look', {})).goodNews).toMatchObject([{ key: news.key }])
})

test('news of a kind that the school does not want is offered nowhere, until it wants it again', async () => {
  const { vault } = planned
  const rules = await vault.call('notices.getRules', {})
  const keysOfToday = async () => (await vault.call('today.look', {})).goodNews.map(({ key }) => key)
  const others = { fullWeek: false, goalMet: false, streak: false, bestMonth: false }
  await vault.call('notices.saveRules', { ...rules, goodNews: { ...rules.goodNews, ...others } })
  expect(await keysOfToday()).toEqual(['school-kept-promise:m3'])
  await vault.call('notices.saveRules', {
    ...rules,
    goodNews: { ...rules.goodNews, promiseKept: false },
  })
  expect([await keysOfToday(), await listNews()]).toEqual([[], []])
  await vault.call('notices.saveRules', rules)
  expect([await keysOfToday(), await listNews()]).toMatchObject([
    ['school-kept-promise:m3'],
    [{ key: 'school-kept-promise:m3' }],
  ])
})

test('one’s own words are kept beside it', async () => {
  const own: Celebration = {
    studentId: planned.studentId,
    key: 'own:1',
    kind: 'own',
    on: '2026-03-02',
    words: 'She laughed in the corridor.',
    state: 'kept',
    isForPaper: false,
  }
  await save(own)
  expect(await listNews()).toEqual([await theNews(), own])
})

test('only what was chosen for paper comes on the next agreement, and not again on the one after it', async () => {
  const news = await theNews()
  await save({ ...news, state: 'kept' })
  expect(await newsOnPaper()).toEqual([])
  await save({ ...news, state: 'kept', isForPaper: true })
  expect(await newsOnPaper()).toEqual([news.words])
  await sign()
  const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
  if (plan === null) throw new Error('the plan is there')
  const count = async () =>
    (await planned.vault.call('agreements.list', { planId: planned.planId })).agreements.length
  const before = await count()
  expect(await newsOnPaper()).toEqual([news.words])
  expect(await count()).toBe(before)
  await planned.vault.call('promises.settle', {
    planId: planned.planId,
    itemId: item('m4'),
    state: 'changed',
    dueOn: '2026-03-20',
  })
  expect(await newsOnPaper()).toEqual([])
  const again: Celebration = { ...news, key: 'own:again', kind: 'own', on: '2027-01-04', state: 'kept' }
  await save({ ...again, isForPaper: true })
  expect(await newsOnPaper()).toEqual([news.words])
})

test('good news about nobody is refused', async () => {
  const news = await theNews()
  await expect(save({ ...news, studentId: 99 as typeof news.studentId })).rejects.toMatchObject({
    code: 'student.not-found',
  })
})
