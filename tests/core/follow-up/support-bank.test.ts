/** The support bank on a real vault: kept, counted from the plans, and never pulled from under one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BankSupport, BankSupportDraft } from '#shared/domain/bank-support.ts'
import type { BankSupportId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { emptySupport, type Support } from '#shared/domain/sections/supports.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const tutoring: BankSupportDraft = {
  name: 'Math tutoring',
  kind: 'tutoring',
  source: 'school',
  what: 'Two at a table',
  who: 'Mr. Lind',
  contact: '',
  languages: 'English',
  cost: 'free',
  capacity: 8,
  weekdays: [4, 2],
  times: 'from 15:15, room 12',
  answers: ['learning-gaps'],
  isRetired: false,
}

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const save = (draft: BankSupportDraft) => vault.call('bank.save', { id: null, revision: 0, draft })
const list = async () => (await vault.call('bank.list', {})).supports

async function addStudent(number: number): Promise<StudentId> {
  const draft = {
    schoolNumber: String(number),
    givenName: 'A',
    familyName: `Student ${number}`,
    preferredName: '',
    pronouns: '',
    bornOn: null,
    grade: '8',
    homeroom: '',
    homeLanguages: '',
    enrolments: [],
    family: [],
  }
  return (await vault.call('students.save', { id: null, revision: 0, draft })).id
}

async function planWith(studentId: StudentId, ...supports: Partial<Support>[]): Promise<PlanId> {
  const { id: planId, revision } = await vault.call('plans.start', { studentId })
  const items = supports.map((support, index) => ({ ...emptySupport(item(`p${index}`)), ...support }))
  await vault.call('plans.saveSection', { planId, revision, section: 'supports', content: { items } })
  return planId
}

const placesOf = async (id: BankSupportId) => (await list()).find((one) => one.id === id)?.placesTaken

describe('the support bank', () => {
  it('keeps what is written, with its weekdays in the order of the week', async () => {
    const saved = await save(tutoring)
    const expected: BankSupport = {
      ...tutoring,
      weekdays: [2, 4],
      id: saved.id,
      revision: 0,
      placesTaken: 0,
    }
    expect(await list()).toEqual([expected])
  })

  it('lists by name as people sort names, those no longer offered last', async () => {
    for (const [name, isRetired] of [
      ['Éclair club', false],
      ['bus pass', false],
      ['Art', true],
      ['Zumba', false],
    ] as const)
      await save({ ...tutoring, name, isRetired })
    expect((await list()).map(({ name }) => name)).toEqual(['bus pass', 'Éclair club', 'Zumba', 'Art'])
  })

  it('refuses a change to what another window has changed meanwhile', async () => {
    const { id } = await save(tutoring)
    const change = { id, revision: 0, draft: { ...tutoring, who: 'Ms. Rivera' } }
    expect(await vault.call('bank.save', change)).toMatchObject({ who: 'Ms. Rivera', revision: 1 })
    await expect(vault.call('bank.save', change)).rejects.toMatchObject({ code: 'bank.changed-elsewhere' })
    await vault.call('bank.remove', { id })
    await expect(vault.call('bank.save', change)).rejects.toMatchObject({ code: 'bank.not-found' })
  })

  it('starts from the general list once, and leaves alone what the school has made its own', async () => {
    await save({ ...tutoring, name: 'TUTORING', who: 'Mr. Lind' })
    const { supports } = await vault.call('bank.addStarters', {})
    expect(supports.length).toBeGreaterThan(15)
    expect(supports.filter(({ name }) => name.toLowerCase() === 'tutoring')).toMatchObject([
      { who: 'Mr. Lind' },
    ])
    expect((await vault.call('bank.addStarters', {})).supports).toEqual(supports)
  })

  it('stays as long as any plan names it, also one that has ended', async () => {
    const { id: bankId } = await save(tutoring)
    const planId = await planWith(await addStudent(1), { bankId, endsOn: '2026-01-01' })
    await expect(vault.call('bank.remove', { id: bankId })).rejects.toMatchObject({ code: 'bank.in-use' })
    await vault.call('plans.move', { planId, to: 'closed', reason: 'A move', whatHelped: '' })
    await expect(vault.call('bank.remove', { id: bankId })).rejects.toMatchObject({ code: 'bank.in-use' })
    const { id: unused } = await save({ ...tutoring, name: 'Unused' })
    await vault.call('bank.remove', { id: unused })
    expect((await list()).map(({ id }) => id)).toEqual([bankId])
  })
})

describe('places', () => {
  it('are taken by students whose plan has the support today, each once', async () => {
    const { id: bankId } = await save(tutoring)
    await planWith(await addStudent(1), { bankId }, { bankId, startsOn: '2026-02-01' })
    await planWith(await addStudent(2), { bankId, endsOn: '2026-03-02' })
    await planWith(await addStudent(3), { bankId, endsOn: '2026-03-01' })
    await planWith(await addStudent(4), { bankId: null })
    expect(await placesOf(bankId)).toBe(2)
    vault.clock.pass(24 * 3600)
    expect(await placesOf(bankId)).toBe(1)
  })

  it('are kept while a plan pauses, and for what is only drafted or begins later', async () => {
    const { id: bankId } = await save(tutoring)
    const planId = await planWith(await addStudent(1), { bankId })
    await planWith(await addStudent(2), { bankId, startsOn: '2026-05-04' })
    expect(await placesOf(bankId)).toBe(2)
    const { paper } = await vault.call('agreements.prepare', { planId })
    const signed = { party: 'school', name: 'Ana Reyes', signedOn: '2026-03-02' } as const
    await vault.call('agreements.sign', { paperId: paper.id, signatures: [signed] })
    await vault.call('plans.move', { planId, to: 'paused', reason: '', whatHelped: '' })
    expect(await placesOf(bankId)).toBe(2)
  })

  it('become free when the plan ends or the student leaves the lists', async () => {
    const { id: bankId } = await save(tutoring)
    const ended = await planWith(await addStudent(1), { bankId })
    const gone = await addStudent(2)
    await planWith(gone, { bankId })
    expect(await placesOf(bankId)).toBe(2)
    await vault.call('plans.move', { planId: ended, to: 'closed', reason: 'A move', whatHelped: '' })
    expect(await placesOf(bankId)).toBe(1)
    await vault.call('students.setState', { id: gone, state: 'archived' })
    expect(await placesOf(bankId)).toBe(0)
  })
})
