/** Check-ins and contacts on a real vault: what is due, what is kept, and how a next step is settled. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CheckInDraft } from '#shared/domain/check-in.ts'
import type { ContactDraft } from '#shared/domain/contact.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { CheckInId, ContactId, StudentId } from '#shared/domain/identity.ts'
import type { communicationLine } from '#shared/domain/sections/communication.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import type { z } from 'zod'
import { aPlannedStudent, type PlannedStudent, printAgreement } from './a-planned-student.ts'

let planned: PlannedStudent

/** Agreed on Monday 2 March 2026: check-ins on Fridays, a goal on Tuesdays and Thursdays from 3 March on. */
beforeEach(async () => {
  planned = await aPlannedStudent()
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

const prepare = () => planned.vault.call('checkIns.prepare', { studentId: planned.studentId })
const listCheckIns = async () =>
  (await planned.vault.call('checkIns.list', { studentId: planned.studentId })).checkIns
const listContacts = async () =>
  (await planned.vault.call('contacts.list', { studentId: planned.studentId })).contacts
const listDue = async () =>
  (await planned.vault.call('communication.listDue', { studentId: planned.studentId })).lines

const aCheckIn = (changed: Partial<CheckInDraft> = {}): CheckInDraft => ({
  studentId: planned.studentId,
  planId: planned.planId,
  happenedOn: '2026-03-02',
  wasMet: true,
  feeling: 3,
  belonging: 4,
  words: 'Mornings are still hard.',
  nextStep: '',
  nextStepOn: null,
  verified: [],
  ...changed,
})

const aContact = (changed: Partial<ContactDraft> = {}): ContactDraft => ({
  studentId: planned.studentId,
  happenedOn: '2026-03-02',
  withWhom: 'Samira Haddad',
  channel: 'text',
  direction: 'out',
  wasReached: true,
  words: '',
  tone: null,
  language: '',
  hadInterpreter: false,
  nextStep: '',
  nextStepOn: null,
  ...changed,
})

const at = (day: IsoDate) => planned.vault.clock.set(`${day}T09:00:00.000Z`)

describe('a check-in', () => {
  test('is due by the rhythm of the plan once it is agreed, and not before', async () => {
    expect((await prepare()).dueOn).toBeNull()
    await sign()
    expect(await prepare()).toMatchObject({ planId: planned.planId, dueOn: '2026-03-06', last: null })
  })

  test('stays due once when it was missed, and goes on from the day on which it was caught up', async () => {
    await sign()
    at('2026-03-23')
    expect((await prepare()).dueOn).toBe('2026-03-06')
    const logged = await planned.vault.call('checkIns.log', aCheckIn({ happenedOn: '2026-03-23' }))
    expect(await prepare()).toMatchObject({ dueOn: '2026-03-27', nextOn: '2026-03-27', last: logged })
  })

  test('in which the student could not be met keeps the series going', async () => {
    await sign()
    at('2026-03-06')
    await planned.vault.call(
      'checkIns.log',
      aCheckIn({ happenedOn: '2026-03-06', wasMet: false, feeling: null, belonging: null, words: '' }),
    )
    expect((await prepare()).dueOn).toBe('2026-03-13')
  })

  test('looks at goal days that are over and not verified yet, and verifies them', async () => {
    at('2026-03-06')
    const [goal] = (await prepare()).goals
    expect(goal).toMatchObject({ goalId: item('g1'), days: ['2026-03-05', '2026-03-03'] })
    await planned.vault.call(
      'checkIns.log',
      aCheckIn({
        happenedOn: '2026-03-06',
        verified: [{ goalId: item('g1'), on: '2026-03-05', state: 'done', words: '' }],
      }),
    )
    expect((await prepare()).goals[0]?.days).toEqual(['2026-03-03'])
    const { goals } = await planned.vault.call('goals.listDays', { planId: planned.planId })
    expect(goals[0]?.days.find((day) => day.on === '2026-03-05')?.state).toBe('done')
  })

  test('comes back as it was said, newest first', async () => {
    const first = await planned.vault.call('checkIns.log', aCheckIn({ happenedOn: '2026-02-27' }))
    const second = await planned.vault.call('checkIns.log', aCheckIn({ words: 'Better with Noor.' }))
    expect(await listCheckIns()).toEqual([second, first])
    expect(second).toMatchObject({ staffName: 'Grace Okafor', nextStepDoneOn: null, feeling: 3 })
  })

  test('of a day that is still to come is refused, and so is one under a plan of somebody else', async () => {
    const log = (changed: Partial<CheckInDraft>) => planned.vault.call('checkIns.log', aCheckIn(changed))
    await expect(log({ happenedOn: '2026-03-03' })).rejects.toMatchObject({ code: 'goal.too-early' })
    const early = [{ goalId: item('g1'), on: '2026-03-03' as const, state: 'done' as const, words: '' }]
    await expect(log({ verified: early })).rejects.toMatchObject({ code: 'goal.too-early' })
    await expect(log({ studentId: 99 as StudentId })).rejects.toMatchObject({ code: 'plan.not-found' })
    expect(await listCheckIns()).toEqual([])
  })

  test('that is removed leaves the goals verified and is asked for again', async () => {
    await sign()
    at('2026-03-06')
    const logged = await planned.vault.call(
      'checkIns.log',
      aCheckIn({
        happenedOn: '2026-03-06',
        verified: [{ goalId: item('g1'), on: '2026-03-03', state: 'missed', words: 'the bus' }],
      }),
    )
    await planned.vault.call('checkIns.remove', { id: logged.id })
    expect(await listCheckIns()).toEqual([])
    const { dueOn, goals } = await prepare()
    expect([dueOn, goals[0]?.days]).toEqual(['2026-03-06', ['2026-03-05']])
  })

  test('that is brought back is the one that was removed, with who wrote it and when', async () => {
    const { vault } = planned
    const logged = await vault.call('checkIns.log', aCheckIn({ nextStep: 'Ask about art' }))
    await vault.call('nextSteps.settle', { of: { checkInId: logged.id }, doneOn: '2026-03-02' })
    await vault.call('checkIns.remove', { id: logged.id })
    at('2026-03-09')
    const back = await vault.call('checkIns.restore', { id: logged.id })
    expect(back).toEqual({ ...logged, nextStepDoneOn: '2026-03-02' })
    expect(await listCheckIns()).toEqual([back])
  })

  test('of a plan that has ended comes back too, once, and only where it was removed', async () => {
    const { vault, planId } = planned
    const logged = await vault.call('checkIns.log', aCheckIn())
    await vault.call('plans.move', { planId, to: 'closed', reason: 'Moved away', whatHelped: '' })
    const restore = () => vault.call('checkIns.restore', { id: logged.id })
    await expect(restore()).rejects.toMatchObject({ code: 'check-in.not-found' })
    await vault.call('checkIns.remove', { id: logged.id })
    expect(await restore()).toEqual(logged)
    await expect(restore()).rejects.toMatchObject({ code: 'check-in.not-found' })
    expect(await listCheckIns()).toEqual([logged])
  })

  test('looks only at goals of its plan, and hears nothing from a student who was not met', async () => {
    const log = (changed: Partial<CheckInDraft>) => planned.vault.call('checkIns.log', aCheckIn(changed))
    const verified = [{ goalId: item('g1'), on: '2026-03-02' as const, state: 'done' as const, words: '' }]
    const other = verified.map((day) => ({ ...day, goalId: item('no-such-goal') }))
    await expect(log({ verified: other })).rejects.toMatchObject({ code: 'plan.changed-elsewhere' })
    const notMet = { wasMet: false, feeling: null, belonging: null }
    await expect(log({ ...notMet, feeling: 3 })).rejects.toMatchObject({ code: 'app.refused' })
    await expect(log({ ...notMet, belonging: 3 })).rejects.toMatchObject({ code: 'app.refused' })
    await expect(log({ ...notMet, verified })).rejects.toMatchObject({ code: 'app.refused' })
    expect(await listCheckIns()).toEqual([])
  })

  test('counts as the last contact on the caseload when the student was met', async () => {
    const lastContact = async () =>
      (await planned.vault.call('caseload.list', { schoolYearId: null })).rows[0]?.lastContactOn
    await planned.vault.call('contacts.log', aContact({ happenedOn: '2026-02-20' }))
    await planned.vault.call('checkIns.log', aCheckIn({ wasMet: false, feeling: null, belonging: null }))
    expect(await lastContact()).toBe('2026-02-20')
    await planned.vault.call('checkIns.log', aCheckIn({ happenedOn: '2026-02-27' }))
    expect(await lastContact()).toBe('2026-02-27')
  })
})

describe('a next step', () => {
  test('of a contact and of a check-in is settled and opened again', async () => {
    const contact = await planned.vault.call(
      'contacts.log',
      aContact({ nextStep: 'Send the bus times', nextStepOn: '2026-03-04' }),
    )
    const checkIn = await planned.vault.call('checkIns.log', aCheckIn({ nextStep: 'Ask about art' }))
    const settle = (of: { contactId: ContactId } | { checkInId: CheckInId }, doneOn: IsoDate | null) =>
      planned.vault.call('nextSteps.settle', { of, doneOn })
    await settle({ contactId: contact.id }, '2026-03-02')
    await settle({ checkInId: checkIn.id }, '2026-03-02')
    expect(await listContacts()).toEqual([{ ...contact, nextStepDoneOn: '2026-03-02' }])
    expect(await listCheckIns()).toEqual([{ ...checkIn, nextStepDoneOn: '2026-03-02' }])
    await settle({ contactId: contact.id }, null)
    expect(await listContacts()).toEqual([contact])
  })

  test('of what is gone is refused', async () => {
    const settle = (of: { contactId: ContactId } | { checkInId: CheckInId }) =>
      planned.vault.call('nextSteps.settle', { of, doneOn: null })
    await expect(settle({ contactId: 7 as ContactId })).rejects.toMatchObject({ code: 'contact.not-found' })
    await expect(settle({ checkInId: 7 as CheckInId })).rejects.toMatchObject({ code: 'check-in.not-found' })
  })
})

describe('a contact', () => {
  test('that is brought back is the one that was removed, with who wrote it and when', async () => {
    const { vault } = planned
    const logged = await vault.call('contacts.log', aContact({ nextStep: 'Send the bus times' }))
    await vault.call('nextSteps.settle', { of: { contactId: logged.id }, doneOn: '2026-03-02' })
    await vault.call('contacts.remove', { id: logged.id })
    expect(await listContacts()).toEqual([])
    at('2026-03-09')
    const back = await vault.call('contacts.restore', { id: logged.id })
    expect(back).toEqual({ ...logged, nextStepDoneOn: '2026-03-02' })
    expect(await listContacts()).toEqual([back])
    await expect(vault.call('contacts.restore', { id: logged.id })).rejects.toMatchObject({
      code: 'contact.not-found',
    })
  })

  test('of a day that is still to come is refused, and so is a step that was done on one', async () => {
    const { vault } = planned
    const tooEarly = { code: 'goal.too-early' }
    await expect(vault.call('contacts.log', aContact({ happenedOn: '2026-03-03' }))).rejects.toMatchObject(
      tooEarly,
    )
    const { id } = await vault.call('contacts.log', aContact({ nextStep: 'Send the bus times' }))
    const settle = vault.call('nextSteps.settle', { of: { contactId: id }, doneOn: '2030-01-01' })
    await expect(settle).rejects.toMatchObject(tooEarly)
    expect(await listContacts()).toMatchObject([{ id, nextStepDoneOn: null }])
  })
})

describe('the communication plan', () => {
  const line: z.infer<typeof communicationLine> = {
    id: item('c1'),
    withWhom: 'Samira Haddad',
    channel: 'text',
    every: 'week',
    weekday: 4,
    startsOn: '2026-03-02',
    by: 'Ms. Okafor',
    language: 'Arabic',
    needsInterpreter: false,
    format: '',
  }

  beforeEach(async () => {
    const { vault, planId, studentId } = planned
    const { plan } = await vault.call('plans.findOfStudent', { studentId })
    const change = { planId, revision: plan?.revision ?? 0, section: 'communication' as const }
    await vault.call('plans.saveSection', { ...change, content: { items: [line] } })
    await sign()
  })

  test('says when each line is due, whom it reached last, and what was tried since', async () => {
    expect(await listDue()).toEqual([
      {
        itemId: line.id,
        withWhom: line.withWhom,
        dueOn: '2026-03-05',
        lastReachedOn: null,
        attemptsSince: 0,
      },
    ])
    await planned.vault.call('contacts.log', aContact({ happenedOn: '2026-03-02' }))
    at('2026-03-10')
    await planned.vault.call('contacts.log', aContact({ happenedOn: '2026-03-10', wasReached: false }))
    expect(await listDue()).toMatchObject([
      { dueOn: '2026-03-12', lastReachedOn: '2026-03-02', attemptsSince: 1 },
    ])
  })

  test('is not asked for while the plan pauses, nor for the pause afterwards', async () => {
    const { vault, planId } = planned
    const move = (to: 'paused' | 'active') =>
      vault.call('plans.move', { planId, to, reason: 'A month abroad', whatHelped: '' })
    await move('paused')
    expect(await listDue()).toEqual([])
    at('2026-04-06')
    await move('active')
    expect(await listDue()).toMatchObject([{ dueOn: '2026-04-09' }])
    expect((await prepare()).dueOn).toBe('2026-04-10')
  })
})
