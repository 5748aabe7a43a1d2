/** Plans in a real vault: a section at a time, refused when someone else was faster. */
import { sectionIds } from '#shared/domain/sections/registry.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { openTestVault, startAgain, testPassphrase, type TestVault } from '#tests/core/open-core.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'
import { fillPlan } from './a-planned-student.ts'

let vault: TestVault
let studentId: StudentId

beforeEach(async () => {
  vault = await openTestVault()
  const draft = {
    schoolNumber: '7',
    givenName: 'Noor',
    familyName: 'Ali',
    preferredName: '',
    pronouns: '',
    bornOn: null,
    grade: '6',
    homeroom: '',
    homeLanguages: '',
    enrolments: [],
    family: [],
  }
  ;({ id: studentId } = await vault.call('students.save', { id: null, revision: 0, draft }))
})
afterEach(() => vault.remove())

test('a student has no plan until one is started', async () => {
  expect(await vault.call('plans.findOfStudent', { studentId })).toEqual({ plan: null })
  const plan = await vault.call('plans.start', { studentId })
  expect(plan).toMatchObject({ studentId, state: 'draft', revision: 0, content: emptyPlanContent() })
  expect(await vault.call('plans.findOfStudent', { studentId })).toEqual({ plan })
})

test('starting again gives the plan that is there', async () => {
  const first = await vault.call('plans.start', { studentId })
  expect(await vault.call('plans.start', { studentId })).toEqual(first)
})

test('a plan needs a student', async () => {
  await expect(vault.call('plans.start', { studentId: 99 as StudentId })).rejects.toMatchObject({
    code: 'student.not-found',
  })
})

test('every section comes back as it was saved, also after the vault was locked and opened again', async () => {
  const plan = await vault.call('plans.start', { studentId })
  vault.clock.pass(60)
  const revision = await fillPlan(vault, plan, aPlanContent())
  expect(revision).toBe(sectionIds.length)
  const { plan: saved } = await vault.call('plans.findOfStudent', { studentId })
  expect(saved).toMatchObject({
    revision: sectionIds.length,
    content: aPlanContent(),
    savedAt: '2026-03-02T09:01:00.000Z',
  })
  await vault.close()
  const again = await startAgain(vault)
  await again.call('vault.unlock', { slotId: vault.session.slotId, passphrase: testPassphrase })
  expect(await again.call('plans.findOfStudent', { studentId })).toEqual({ plan: saved })
  await again.core.close()
})

test('a save against an older revision is refused and changes nothing', async () => {
  const { id: planId } = await vault.call('plans.start', { studentId })
  const words = (text: string) => ({
    quotes: [{ id: item('v1'), topic: 'helps', words: text, saidOn: null }],
  })
  const save = (revision: number, text: string) =>
    vault.call('plans.saveSection', { planId, revision, section: 'voice', content: words(text) })
  expect(await save(0, 'Music')).toMatchObject({ revision: 1 })
  await expect(save(0, 'Something else')).rejects.toMatchObject({ code: 'plan.changed-elsewhere' })
  const { plan } = await vault.call('plans.findOfStudent', { studentId })
  expect(plan?.content.voice).toEqual(words('Music'))
  expect(plan?.revision).toBe(1)
})

test('an emptied section is empty again', async () => {
  const plan = await vault.call('plans.start', { studentId })
  const revision = await fillPlan(vault, plan, aPlanContent())
  const { goals } = emptyPlanContent()
  await vault.call('plans.saveSection', { planId: plan.id, revision, section: 'goals', content: goals })
  const { plan: saved } = await vault.call('plans.findOfStudent', { studentId })
  expect(saved?.content).toEqual({ ...aPlanContent(), goals })
})

test.each([
  ['another section’s form', { items: [] }],
  [
    'a text that is too long',
    { quotes: [{ id: 'v1', topic: 'helps', words: 'x'.repeat(2001), saidOn: null }] },
  ],
  ['a day that cannot be', { quotes: [{ id: 'v1', topic: 'helps', words: 'x', saidOn: '2026-02-30' }] }],
  ['nothing', null],
])('content in %s is refused', async (_name, content) => {
  const { id: planId } = await vault.call('plans.start', { studentId })
  await expect(
    vault.call('plans.saveSection', { planId, revision: 0, section: 'voice', content }),
  ).rejects.toMatchObject({ code: 'app.refused' })
})

test('fields that no section knows are dropped, not kept', async () => {
  const { id: planId } = await vault.call('plans.start', { studentId })
  const content = { quotes: [], secret: 'x' }
  await vault.call('plans.saveSection', { planId, revision: 0, section: 'voice', content })
  const { plan } = await vault.call('plans.findOfStudent', { studentId })
  expect(plan?.content.voice).toEqual({ quotes: [] })
})
