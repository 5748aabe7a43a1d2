/** In a meeting core answers about one student: tried with every call of the contract, in a real vault. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { calls, type Channel } from '#shared/contract/contract.ts'
import { coreLink } from '#shared/contract/core-link.ts'
import type { PaperId } from '#shared/contract/calls/papers.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { toPlanSupport } from '#shared/domain/bank-support.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import { emptySupport } from '#shared/domain/sections/supports.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'
import {
  aPlannedStudent,
  fillPlan,
  forTheFamily,
  type PlannedStudent,
  printAgreement,
} from '../plans/a-planned-student.ts'
import { anInput } from './an-input.ts'

/** Everything of the other student has this number: student, plan, agreement, contact, note. */
const two = 2
const secret = /Zwetajewa|Benno|4712/

let meeting: PlannedStudent
async function begin(): Promise<void> {
  meeting = await aPlannedStudent()
  await printAgreement(meeting)
  await addOther(meeting)
  await meeting.vault.call('meeting.begin', { studentId: meeting.studentId })
}
const remove = () => meeting.vault.remove()

async function addOther(one: PlannedStudent): Promise<void> {
  const { call } = one.vault
  const known = await call('students.get', { id: one.studentId })
  const { id: studentId } = await call('students.save', {
    id: null,
    revision: 0,
    draft: { ...known, givenName: 'Benno', familyName: 'Zwetajewa', schoolNumber: '4712', family: [] },
  })
  const plan = await call('plans.start', { studentId })
  await fillPlan(one.vault, plan, aPlanContent())
  await printAgreement({ ...one, studentId, planId: plan.id })
  expect([studentId, plan.id]).toEqual([two, two])
  const contact = {
    studentId,
    happenedOn: '2026-03-02',
    withWhom: 'Benno',
    channel: 'call',
    direction: 'out',
    wasReached: true,
    words: 'Benno is well.',
  } as const
  await call('contacts.log', { ...contact, studentId: one.studentId, withWhom: '', words: '' })
  await call('contacts.log', contact)
  const note = { id: null, writtenOn: '2026-03-02', words: 'About Benno' } as const
  await call('notes.save', { ...note, studentId: one.studentId })
  await call('notes.save', { ...note, studentId })
  await call('bank.save', {
    id: null,
    revision: 0,
    draft: {
      name: 'Study buddy',
      kind: 'study-buddy',
      source: 'school',
      what: 'Walks along in the morning',
      who: 'Benno Zwetajewa',
      contact: 'Benno, room 4',
      languages: '',
      cost: '',
      capacity: null,
      weekdays: [],
      times: '',
      answers: [],
      isRetired: false,
    },
  })
}

/** Calls about nobody in particular. The other student must not be in their answers either. */
const aboutNobody: readonly Channel[] = [
  'bank.list',
  'meeting.get',
  'operations.cancel',
  'school.getSettings',
  'school.listYears',
  'vault.getSession',
  'vault.getStatus',
]

describe('every call of the contract', () => {
  // One vault for all of them: what is refused or only read changes nothing.
  beforeAll(begin)
  afterAll(remove)
  const channels = (Object.keys(calls) as Channel[]).filter((channel) => calls[channel].at === 'core')
  const refusable = channels.filter(
    (channel) => !aboutNobody.includes(channel) && channel !== 'meeting.leave',
  )

  test.each(refusable)('%s does not answer about another student', async (channel) => {
    const input = anInput(calls[channel].input, two)
    expect(calls[channel].input.safeParse(input).error).toBeUndefined()
    expect(await meeting.vault.core.request(channel, input, null)).toEqual({
      ok: false,
      error: { code: 'meeting.one-student-only', details: {} },
    })
  })

  test.each(aboutNobody)('%s names nobody', async (channel) => {
    const answer = await meeting.vault.core.request(channel, anInput(calls[channel].input, two), null)
    expect(answer.ok).toBe(true)
    expect(JSON.stringify(answer)).not.toMatch(secret)
  })

  test('what is asked of all students at once is refused', async () => {
    const { core } = meeting.vault
    const refused = { ok: false, error: { code: 'meeting.one-student-only', details: {} } }
    expect(await core.request('disclosures.list', { studentId: null }, null)).toEqual(refused)
    expect(await core.request('today.look', {}, null)).toEqual(refused)
    expect(await core.request('caseload.list', { schoolYearId: null }, null)).toEqual(refused)
  })

  test('restricted notes and the timeline stay closed for the student of the meeting too', async () => {
    const { core } = meeting.vault
    const { studentId } = meeting
    const refused = { ok: false, error: { code: 'meeting.one-student-only', details: {} } }
    expect(await core.request('notes.list', { studentId }, null)).toEqual(refused)
    const asked = { studentId, kinds: ['restricted-note'], search: '' }
    expect(await core.request('timeline.list', asked, null)).toEqual(refused)
    expect(await core.request('timeline.search', { search: 'Benno' }, null)).toEqual(refused)
  })

  test('who gives a support stays out of the bank; what is given is shown', async () => {
    const { supports } = await meeting.vault.call('bank.list', {})
    expect(supports.map(({ name, what, who, contact }) => ({ name, what, who, contact }))).toContainEqual({
      name: 'Study buddy',
      what: 'Walks along in the morning',
      who: '',
      contact: '',
    })
  })
})

describe('the paper of another student', () => {
  beforeEach(begin)
  afterEach(remove)
  const paperId = 'a-paper-of-before' as PaperId

  test.each(['link.describePaper', 'link.recordPrint', 'link.writePaper'] as const)(
    '%s does not let it out',
    async (channel) => {
      const input = { paperId, path: '/nowhere.pdf', disclosure: forTheFamily }
      expect(coreLink[channel].input.safeParse(input).success).toBe(true)
      expect(await meeting.vault.core.request(channel, input, null)).toMatchObject({
        error: { code: 'meeting.one-student-only' },
      })
    },
  )

  test('prepared before the meeting it is gone from memory', async () => {
    const { vault, studentId } = meeting
    await vault.call('meeting.leave', { passphrase: vault.passphrase })
    const { paper } = await vault.call('agreements.prepare', { planId: two as PlanId })
    await vault.call('meeting.begin', { studentId })
    await expect(vault.link('link.describePaper', { paperId: paper.id })).rejects.toThrow(
      'meeting.one-student-only',
    )
    await vault.call('meeting.leave', { passphrase: vault.passphrase })
    await expect(vault.link('link.describePaper', { paperId: paper.id })).rejects.toThrow('paper.gone')
  })
})

describe('the student of the meeting', () => {
  beforeEach(begin)
  afterEach(remove)

  test('is written about, agreed with and printed for', async () => {
    const { vault, studentId, planId } = meeting
    expect((await vault.call('students.get', { id: studentId })).givenName).toBe('Amina')
    const { plan } = await vault.call('plans.findOfStudent', { studentId })
    const { revision } = await vault.call('plans.saveSection', {
      planId,
      revision: plan?.revision ?? 0,
      section: 'strengths',
      content: { items: [] },
    })
    expect(revision).toBe(sectionIds.length + 1)
    const { paper } = await vault.call('agreements.prepare', { planId })
    await vault.link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
    const { disclosures } = await vault.call('disclosures.list', { studentId })
    expect(disclosures.map(({ what }) => what)).toEqual([
      'Reintegration agreement 2',
      'Reintegration agreement 1',
    ])
  })

  test('gets a support of the bank with the person who gives it, though the window was not told', async () => {
    const { vault, studentId, planId } = meeting
    const [buddy] = (await vault.call('bank.list', {})).supports
    if (buddy === undefined) throw new Error('the bank has a support')
    const { plan } = await vault.call('plans.findOfStudent', { studentId })
    const items = [
      toPlanSupport(buddy, item('p8'), '2026-03-02'),
      { ...toPlanSupport(buddy, item('p9'), '2026-03-02'), who: 'Mr. Lind' },
      { ...emptySupport(item('p10')), what: 'A quiet place' },
    ]
    const change = { planId, revision: plan?.revision ?? 0, section: 'supports', content: { items } } as const
    const { revision } = await vault.call('plans.saveSection', change)
    const givers = async () => {
      const found = await vault.call('plans.findOfStudent', { studentId })
      return found.plan?.content.supports.items.map(({ who }) => who)
    }
    expect(await givers()).toEqual(['Benno Zwetajewa', 'Mr. Lind', ''])
    // Outside a meeting the window knows, and a name that was taken out stays out.
    await vault.call('meeting.leave', { passphrase: vault.passphrase })
    await vault.call('plans.saveSection', { ...change, revision })
    expect(await givers()).toEqual(['', 'Mr. Lind', ''])
  })

  test('cannot be changed for another one', async () => {
    const other = { studentId: two as StudentId }
    await expect(meeting.vault.call('meeting.begin', other)).rejects.toThrow('meeting.one-student-only')
    expect(await meeting.vault.call('meeting.get', {})).toEqual({ studentId: meeting.studentId })
  })

  test('in the bin is nobody to meet with', async () => {
    const { vault, studentId } = meeting
    await vault.call('meeting.leave', { passphrase: vault.passphrase })
    await vault.call('students.setState', { id: studentId, state: 'binned' })
    await expect(vault.call('meeting.begin', { studentId })).rejects.toThrow('app.refused')
    expect(await vault.call('meeting.get', {})).toEqual({ studentId: null })
  })
})

describe('leaving', () => {
  beforeEach(begin)
  afterEach(remove)
  const leave = (passphrase: string) => meeting.vault.call('meeting.leave', { passphrase })

  test('takes the passphrase, and then everybody is there again', async () => {
    const { vault } = meeting
    await leave(vault.passphrase)
    expect(await vault.call('meeting.get', {})).toEqual({ studentId: null })
    const { rows } = await vault.call('students.list', { state: 'active', search: '' })
    expect(rows.map((row) => row.fullName)).toEqual(['Amina Haddad', 'Benno Zwetajewa'])
  })

  test('a wrong passphrase is refused, and the wait grows as it does for unlocking', async () => {
    const { vault } = meeting
    for (let time = 0; time < 3; time += 1) {
      await expect(leave('not the right words')).rejects.toThrow('vault.wrong-passphrase')
    }
    await expect(leave('not the right words')).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
      details: { waitSeconds: 2 },
    })
    await expect(leave(vault.passphrase)).rejects.toMatchObject({ code: 'vault.wait' })
    expect(await vault.call('meeting.get', {})).toEqual({ studentId: meeting.studentId })
    expect((await vault.call('vault.getStatus', {})).waitSeconds).toBeGreaterThan(0)
    vault.clock.pass(2)
    await leave(vault.passphrase)
    expect(await vault.call('meeting.get', {})).toEqual({ studentId: null })
  })

  test('locking ends it too', async () => {
    await meeting.vault.link('link.close', {})
    expect(await meeting.vault.call('meeting.get', {})).toEqual({ studentId: null })
  })
})
