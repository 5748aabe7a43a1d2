/** The life of a plan: which way it may go, what is kept of each step, and what follows one that has ended. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AgreementId } from '#shared/domain/identity.ts'
import { allowedMoves, type PlanState, planStates } from '#shared/domain/plan-state.ts'
import { aPlannedStudent, forTheFamily, type PlannedStudent, printAgreement } from './a-planned-student.ts'

let planned: PlannedStudent

beforeEach(async () => {
  planned = await aPlannedStudent()
})
afterEach(() => planned.vault.remove())

const quietly = { reason: '', whatHelped: '' }
const move = (to: PlanState, words = quietly) =>
  planned.vault.call('plans.move', { planId: planned.planId, to, ...words })

async function findState(): Promise<PlanState | undefined> {
  const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
  return plan?.state
}

async function sign(name = 'Samira Haddad', party: 'family' | 'student' | 'school' = 'family') {
  await printAgreement(planned)
  const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
  const id = agreements[0]?.id as AgreementId
  return planned.vault.call('agreements.recordSignatures', {
    id,
    signatures: [{ party, name, signedOn: '2026-03-02' }],
  })
}

/** The shortest way to each state, after the first signature. */
const waysTo: Record<PlanState, PlanState[] | null> = {
  draft: null,
  agreed: [],
  active: ['active'],
  paused: ['paused'],
  'stepping-down': ['active', 'stepping-down'],
  completed: ['active', 'completed'],
  closed: ['closed'],
}

async function bringTo(state: PlanState): Promise<void> {
  const way = waysTo[state]
  if (way === null) return
  await sign()
  for (const step of way) await move(step)
}

describe('a step', () => {
  test.each(planStates)('from %s goes only where it is allowed', async (from) => {
    await bringTo(from)
    for (const to of planStates.filter((state) => !allowedMoves[from].includes(state))) {
      await expect(move(to)).rejects.toMatchObject({ code: 'plan.not-that-way' })
    }
    expect(await findState()).toBe(from)
  })

  test.each(planStates.flatMap((from) => allowedMoves[from].map((to) => [from, to] as const)))(
    'from %s to %s is made and kept',
    async (from, to) => {
      await bringTo(from)
      const before = await planned.vault.call('plans.listOfStudent', { studentId: planned.studentId })
      const words = { reason: 'They move to Duluth', whatHelped: 'The later bus' }
      expect(await move(to, words)).toMatchObject({ id: planned.planId, state: to })
      const { plans } = await planned.vault.call('plans.listOfStudent', { studentId: planned.studentId })
      expect(plans[0]?.moves).toEqual([
        ...(before.plans[0]?.moves ?? []),
        { planId: planned.planId, from, to, on: '2026-03-02', staffName: 'Grace Okafor', ...words },
      ])
    },
  )

  test('the first signature is one, and the second is not', async () => {
    await sign()
    await planned.vault.call('plans.saveSection', {
      planId: planned.planId,
      revision: await findRevision(),
      section: 'familyWords',
      content: { quotes: [] },
    })
    await sign('Amina Haddad', 'student')
    const { plans } = await planned.vault.call('plans.listOfStudent', { studentId: planned.studentId })
    expect(plans).toMatchObject([
      { id: planned.planId, state: 'agreed', moves: [{ from: 'draft', to: 'agreed', on: '2026-03-02' }] },
    ])
  })
})

async function findRevision(): Promise<number> {
  const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
  return plan?.revision ?? -1
}

describe('a plan that has ended', () => {
  test.each(['completed', 'closed'] as const)('%s can be read and not be changed', async (state) => {
    await bringTo(state)
    const before = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
    const change = { revision: await findRevision(), section: 'team', content: { members: [] } } as const
    await expect(
      planned.vault.call('plans.saveSection', { planId: planned.planId, ...change }),
    ).rejects.toMatchObject({ code: 'plan.ended' })
    expect(await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })).toEqual(before)
  })

  test('is followed by a draft that carries what lasts', async () => {
    await bringTo('completed')
    const renewed = await planned.vault.call('plans.renew', { planId: planned.planId })
    expect(renewed.id).not.toBe(planned.planId)
    expect(renewed).toMatchObject({
      studentId: planned.studentId,
      state: 'draft',
      content: {
        voice: { quotes: [{ topic: 'first-step' }, { topic: 'hurts' }] },
        team: { members: [{ name: 'Ms. Okafor' }, { name: 'Mr. Lind' }, { name: 'Samira Haddad' }] },
        schedule: { stages: [], reviewOn: null },
        rhythm: { checkInEvery: 'week', firstReviewOn: null },
      },
    })
    const { plans } = await planned.vault.call('plans.listOfStudent', { studentId: planned.studentId })
    expect(plans.map(({ id, state }) => ({ id, state }))).toEqual([
      { id: renewed.id, state: 'draft' },
      { id: planned.planId, state: 'completed' },
    ])
    const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
    expect(plan).toEqual(renewed)
  })

  test('is renewed once: while another plan goes on, there is nothing to renew', async () => {
    await bringTo('closed')
    await planned.vault.call('plans.renew', { planId: planned.planId })
    await expect(planned.vault.call('plans.renew', { planId: planned.planId })).rejects.toMatchObject({
      code: 'plan.not-that-way',
    })
  })

  test('a plan that goes on is not renewed', async () => {
    await bringTo('active')
    await expect(planned.vault.call('plans.renew', { planId: planned.planId })).rejects.toMatchObject({
      code: 'plan.not-that-way',
    })
  })
})

describe('what changed since the family last signed', () => {
  const listChanges = () => planned.vault.call('plans.listChanges', { planId: planned.planId })

  test('is nothing while nobody has signed', async () => {
    await printAgreement(planned)
    expect(await listChanges()).toEqual({ sentences: [], signedOn: null, signedBy: [] })
  })

  test('is nothing right after the signature, and a sentence after a change', async () => {
    await sign()
    const signed = { signedOn: '2026-03-02', signedBy: ['Samira Haddad'] }
    expect(await listChanges()).toEqual({ sentences: [], ...signed })
    const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
    const supports = plan?.content.supports.items.slice(0, 1)
    await planned.vault.call('plans.saveSection', {
      planId: planned.planId,
      revision: plan?.revision ?? 0,
      section: 'supports',
      content: { items: supports },
    })
    expect(await listChanges()).toEqual({ sentences: ['Math tutoring has ended.'], ...signed })
  })
})

describe('a renewed plan', () => {
  test('goes on from what the family signed: its agreement is the next one, and says what changed', async () => {
    await sign()
    await move('closed', { reason: 'A pause of many months', whatHelped: '' })
    planned.vault.clock.set('2026-06-08T09:00:00.000Z')
    const { id: planId } = await planned.vault.call('plans.renew', { planId: planned.planId })
    const { call, link } = planned.vault
    const changes = await call('plans.listChanges', { planId })
    expect(changes).toMatchObject({ signedOn: '2026-03-02', signedBy: ['Samira Haddad'] })
    expect(changes.sentences).toContain('Math tutoring has ended.')
    const { paper, number, ...made } = await call('agreements.prepare', { planId })
    expect({ number, changes: made.changes }).toEqual({ number: 2, changes: changes.sentences })
    await link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
    const { disclosures } = await call('disclosures.list', { studentId: planned.studentId })
    expect(disclosures.map(({ what }) => what)).toEqual([
      'Reintegration agreement 2',
      'Reintegration agreement 1',
    ])
    const { agreements } = await call('agreements.list', { planId })
    expect(agreements).toMatchObject([{ snapshot: { number: 2, lastSignedOn: '2026-03-02' } }])
  })
})

describe('the card for a hard morning', () => {
  test('leaves with a record of whom it went to', async () => {
    const paper = await planned.vault.call('plans.prepareBadMorningCard', { planId: planned.planId })
    expect(paper).toMatchObject({ title: 'For a hard morning', pages: 1, needsDisclosure: true })
    await planned.vault.link('link.recordPrint', {
      paperId: paper.id,
      disclosure: { recipient: 'Samira Haddad', purpose: 'For home', basis: 'parent-or-student-request' },
    })
    const { disclosures } = await planned.vault.call('disclosures.list', { studentId: planned.studentId })
    expect(disclosures).toMatchObject([
      { what: 'Card for a hard morning', recipient: 'Samira Haddad', sha256: paper.sha256 },
    ])
  })
})

describe('the school’s classroom strategies', () => {
  test('are general ones until the school writes its own, which may be none', async () => {
    const { call } = planned.vault
    expect((await call('strategies.list', {})).strategies.length).toBeGreaterThan(7)
    const own = ['  A seat by the window ', 'Notes in a folder', 'Notes in a folder']
    const saved = { strategies: ['A seat by the window', 'Notes in a folder'] }
    expect(await call('strategies.save', { strategies: own })).toEqual(saved)
    expect(await call('strategies.list', {})).toEqual(saved)
    await call('strategies.save', { strategies: [] })
    expect(await call('strategies.list', {})).toEqual({ strategies: [] })
  })
})
