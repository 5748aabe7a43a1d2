/** Today on a real vault: what is due on which day, what a settled matter leaves, and what rests with the plan. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import type { ContactDraft } from '#shared/domain/contact.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Today } from '#shared/domain/today.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aPlannedStudent, type PlannedStudent, printAgreement } from '../plans/a-planned-student.ts'

let planned: PlannedStudent

/** Printed on Monday 2 March 2026; reviews from 27 March, check-ins on Fridays, two stages through 27 March. */
beforeEach(async () => {
  planned = await aPlannedStudent()
  await planned.vault.call('school.saveYear', {
    id: null,
    draft: {
      name: '2025–26',
      startsOn: '2025-09-01',
      endsOn: '2026-06-26',
      weekdays: [1, 2, 3, 4, 5],
      terms: [],
      closures: [{ fromOn: '2026-04-06', toOn: '2026-04-10', label: 'spring break' }],
    },
  })
})
afterEach(() => planned.vault.remove())

const look = () => planned.vault.call('today.look', {})

async function lookOn(day: IsoDate): Promise<Today> {
  planned.vault.clock.set(`${day}T09:00:00.000Z`)
  return look()
}

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

const logContact = (changed: Partial<ContactDraft> = {}) =>
  planned.vault.call('contacts.log', {
    studentId: planned.studentId,
    happenedOn: '2026-03-02',
    withWhom: 'Samira Haddad',
    channel: 'call',
    direction: 'out',
    wasReached: true,
    words: '',
    ...changed,
  })

const sentencesOf = ({ lines }: Today) => lines.map((line) => line.sentence)

describe('a plan that nobody signed yet', () => {
  test('asks for nothing but the signatures, three school days after it was printed', async () => {
    await printAgreement(planned)
    expect(sentencesOf(await lookOn('2026-03-04'))).toEqual([])
    const { lines } = await lookOn('2026-03-05')
    expect(lines).toMatchObject([
      {
        kind: 'agreement-unsigned',
        sentence: 'The agreement with Amina Haddad waits for its signatures',
        dueOn: '2026-03-05',
        daysLate: 0,
      },
    ])
  })
})

describe('a plan that is lived', () => {
  beforeEach(sign)

  test('begins with the school’s own late promise, then people, then what was promised by others', async () => {
    const today = await lookOn('2026-03-06')
    expect(today.lines.map(({ sentence, when, daysLate }) => [sentence, when, daysLate])).toEqual([
      ['We promised: Keep a quiet desk ready in room 12', '', 4],
      ['Check in with Amina Haddad', '10:15', 0],
      ['The family promised: Call before 8 when she stays home', '', 4],
      ['“Mornings with art” ends on 13 March: Amina Haddad', '', 0],
    ])
    expect(today.schoolDay).toEqual({ number: 135, of: 210 })
    expect(today.closedBecause).toBe('')
  })

  test('a promise that is kept is gone, and is good news of the school’s own', async () => {
    const { planId, vault } = planned
    vault.clock.set('2026-03-06T09:00:00.000Z')
    const plan = await vault.call('promises.settle', {
      planId,
      itemId: item('m3'),
      state: 'kept',
      dueOn: '2026-03-02',
    })
    expect(plan.content.promises.items.find(({ id }) => id === 'm3')).toMatchObject({
      state: 'kept',
      settledOn: '2026-03-06',
    })
    const today = await look()
    expect(sentencesOf(today)).not.toContain('We promised: Keep a quiet desk ready in room 12')
    expect(today.goodNews).toMatchObject([
      {
        kind: 'school-kept-promise',
        words: 'The school kept its promise: Keep a quiet desk ready in room 12.',
      },
    ])
  })

  test('a promise that is not kept yet rests for five school days and is asked about again', async () => {
    const { planId, vault } = planned
    vault.clock.set('2026-03-06T09:00:00.000Z')
    await vault.call('promises.settle', { planId, itemId: item('m3'), state: 'not-yet', dueOn: '2026-03-02' })
    const asks = async (day: IsoDate) =>
      sentencesOf(await lookOn(day)).some((words) => words.includes('quiet desk'))
    expect(await asks('2026-03-06')).toBe(false)
    expect(await asks('2026-03-12')).toBe(false)
    expect(await asks('2026-03-13')).toBe(true)
  })

  test('taking back an answer, or only giving a new day, keeps the day on which the answer before was said', async () => {
    const { planId, vault } = planned
    const settle = async (
      day: IsoDate,
      said: Pick<Input<'promises.settle'>, 'state' | 'dueOn' | 'settledOn'>,
    ) => {
      vault.clock.set(`${day}T09:00:00.000Z`)
      const plan = await vault.call('promises.settle', { planId, itemId: item('m3'), ...said })
      return plan.content.promises.items.find(({ id }) => id === item('m3'))?.settledOn
    }
    const dueOn = '2026-03-02'
    expect(await settle('2026-03-06', { state: 'not-yet', dueOn })).toBe('2026-03-06')
    expect(await settle('2026-03-13', { state: 'kept', dueOn })).toBe('2026-03-13')
    const before = { state: 'not-yet', dueOn, settledOn: '2026-03-06' } as const
    expect(await settle('2026-03-13', before)).toBe('2026-03-06')
    expect(sentencesOf(await look())).toContain('We promised: Keep a quiet desk ready in room 12')
    expect(await settle('2026-03-16', { state: 'not-yet', dueOn: '2026-03-18' })).toBe('2026-03-06')
  })

  test('a promise that was changed to a new day is asked about on that day', async () => {
    const { planId, vault } = planned
    vault.clock.set('2026-03-06T09:00:00.000Z')
    await vault.call('promises.settle', { planId, itemId: item('m3'), state: 'changed', dueOn: '2026-03-16' })
    const asked = 'We promised: Keep a quiet desk ready in room 12'
    expect(sentencesOf(await lookOn('2026-03-13'))).not.toContain(asked)
    expect(sentencesOf(await lookOn('2026-03-16'))).toContain(asked)
  })

  test('a line that was moved comes back on its day', async () => {
    const { vault } = planned
    const key = `promise:${planned.planId}:m3`
    vault.clock.set('2026-03-06T09:00:00.000Z')
    await vault.call('today.move', { key, untilOn: '2026-03-10' })
    const keys = async (day: IsoDate) => (await lookOn(day)).lines.map((line) => line.key)
    expect(await keys('2026-03-09')).not.toContain(key)
    expect(await keys('2026-03-10')).toContain(key)
    vault.clock.set('2026-03-06T09:00:00.000Z')
    await vault.call('today.move', { key, untilOn: null })
    expect(await keys('2026-03-06')).toContain(key)
  })

  test('a stage asks for a decision before it ends, and is not asked about twice', async () => {
    const stage = async (day: IsoDate) =>
      (await lookOn(day)).lines.filter(({ kind }) => kind === 'stage-ending')
    expect(await stage('2026-03-05')).toEqual([])
    expect(await stage('2026-03-11')).toMatchObject([
      {
        sentence: '“Mornings with art” ends on Friday: Amina Haddad',
        detail: 'Move on, stay, or step back?',
        dueOn: '2026-03-13',
        daysLate: 0,
      },
    ])
    const { vault, planId } = planned
    vault.clock.set('2026-03-12T09:00:00.000Z')
    await vault.call('decisions.make', {
      planId,
      reviewId: null,
      about: 'stage',
      itemId: item('w1'),
      stageChoice: 'move-on',
      untilOn: null,
      what: 'Move on to half days',
      reason: 'It went well.',
      who: 'Ms. Okafor',
      byOn: null,
    })
    expect(await stage('2026-03-13')).toEqual([])
    expect(await stage('2026-03-30')).toMatchObject([{ dueOn: '2026-03-26', daysLate: 2 }])
  })

  test('the review is due on its day, and the look at the timetable with it', async () => {
    const kinds = async (day: IsoDate) =>
      (await lookOn(day)).lines.map(({ kind }) => kind).filter((kind) => kind.endsWith('review'))
    expect(await kinds('2026-03-12')).toEqual([])
    expect(await kinds('2026-03-13')).toEqual(['stage-review'])
    expect(await kinds('2026-03-27')).toEqual(['review'])
    const { ahead } = await lookOn('2026-03-23')
    expect(ahead.map(({ on, sentence }) => [on, sentence])).toContainEqual([
      '2026-03-27',
      'Look at the plan together: Amina Haddad',
    ])
  })

  test('the timetable is looked at every two weeks at most, with or without an agreed day', async () => {
    const { vault, planId } = planned
    const { plan } = await vault.call('plans.findOfStudent', { studentId: planned.studentId })
    if (plan === null) throw new Error('Amina has a plan')
    await vault.call('plans.saveSection', {
      planId,
      section: 'schedule',
      revision: plan.revision,
      content: { ...plan.content.schedule, reviewOn: null },
    })
    const looks = async (day: IsoDate) =>
      (await lookOn(day)).lines.filter(({ kind }) => kind === 'stage-review')
    expect(await looks('2026-03-13')).toEqual([])
    expect(await looks('2026-03-16')).toMatchObject([
      { dueOn: '2026-03-16', detail: 'Every two weeks at most. Is it too much, too little, or right?' },
    ])
    const { id, revision } = await vault.call('reviews.start', { planId })
    await vault.call('reviews.close', { id, revision, nextOn: '2026-05-04' })
    expect(await looks('2026-03-27')).toEqual([])
    const decided = { planId, reviewId: null, about: 'stage', itemId: item('w2'), what: 'Stay' } as const
    const stay = { stageChoice: 'stay', untilOn: '2026-04-24', reason: 'It helps', who: '' } as const
    await vault.call('decisions.make', { ...decided, ...stay, byOn: null })
    // The decision itself was a look; two weeks on it is asked about again, and again after that.
    expect(await looks('2026-04-09')).toEqual([])
    expect(await looks('2026-04-13')).toMatchObject([{ dueOn: '2026-04-10' }])
  })

  test('whom nobody spoke to for ten school days is named, with the attempts', async () => {
    await logContact({ happenedOn: '2026-03-02' })
    expect((await lookOn('2026-03-13')).quiet).toEqual([])
    await logContact({ happenedOn: '2026-03-12', wasReached: false })
    expect((await lookOn('2026-03-16')).quiet).toEqual([
      {
        studentId: planned.studentId,
        fullName: 'Amina Haddad',
        lastSpokenOn: '2026-03-02',
        schoolDays: 10,
        attempts: 1,
      },
    ])
  })

  test('a next step is due on its day, until it is done', async () => {
    const { id } = await logContact({ nextStep: 'Send the bus pass', nextStepOn: '2026-03-04' })
    const steps = async (day: IsoDate) => (await lookOn(day)).lines.filter(({ kind }) => kind === 'next-step')
    expect(await steps('2026-03-03')).toEqual([])
    expect(await steps('2026-03-05')).toMatchObject([
      {
        sentence: 'Send the bus pass',
        detail: 'After the contact with Samira Haddad last Monday.',
        daysLate: 1,
      },
    ])
    await planned.vault.call('nextSteps.settle', { of: { contactId: id }, doneOn: '2026-03-05' })
    expect(await steps('2026-03-05')).toEqual([])
  })

  test('a decision with a day is due until it is done', async () => {
    const { vault, planId } = planned
    const { decision } = await vault.call('decisions.make', {
      planId,
      reviewId: null,
      about: 'other',
      itemId: null,
      stageChoice: null,
      untilOn: null,
      what: 'Ask the nurse about mornings',
      reason: '',
      who: 'Ms. Okafor',
      byOn: '2026-03-05',
    })
    const decided = async () => (await lookOn('2026-03-05')).lines.filter(({ kind }) => kind === 'decision')
    expect(await decided()).toMatchObject([
      { sentence: 'Ask the nurse about mornings', about: { decisionId: decision.id } },
    ])
    await vault.call('decisions.settle', { id: decision.id, doneOn: '2026-03-05', sharedOn: null })
    expect(await decided()).toEqual([])
  })

  test('a paused plan is silent', async () => {
    await planned.vault.call('plans.move', {
      planId: planned.planId,
      to: 'paused',
      reason: 'In hospital.',
      whatHelped: '',
    })
    const { lines, quiet, ahead } = await lookOn('2026-03-27')
    expect({ lines, quiet, ahead }).toEqual({ lines: [], quiet: [], ahead: [] })
  })

  test('coming clearly less than agreed is said in numbers, last of all', async () => {
    const days = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '16', '17', '18', '19', '20']
    const away = new Set(['10', '12', '17', '18', '19'])
    const marks = days.map((day) => `1001,2026-03-${day},${away.has(day) ? 'A' : 'P'}`)
    await bringIn(planned.vault, ['Student number,Date,Code', ...marks].join('\n'))
    const { lines, marksThroughOn } = await lookOn('2026-03-20')
    expect(marksThroughOn).toBe('2026-03-20')
    expect(lines.at(-1)).toMatchObject({
      kind: 'drift',
      sentence: 'How is it going for Amina?',
      detail: 'Came to 5 of the last 10 agreed days; agreed were all of them.',
    })
    const later = await lookOn('2026-04-14')
    expect(later.lines.filter(({ kind }) => kind === 'drift')).toEqual([])
  })
})

describe('once the last mark is old', () => {
  beforeEach(async () => {
    await sign()
    const days = ['09', '10', '11', '12', '13', '16', '17', '18', '19', '20']
    const marks = days.map((day) => `1001,2026-03-${day},${day > '16' ? 'A' : 'P'}`)
    await bringIn(planned.vault, ['Student number,Date,Code', ...marks].join('\n'))
  })
  const driftsOn = async (day: IsoDate) =>
    (await lookOn(day)).lines.filter(({ kind }) => kind === 'drift').length

  test('Today speaks of days for five school days more, and then is quiet', async () => {
    expect(await driftsOn('2026-03-27')).toBe(1)
    expect(await driftsOn('2026-03-29')).toBe(1)
    expect(await driftsOn('2026-03-30')).toBe(0)
    expect((await look()).marksThroughOn).toBe('2026-03-20')
  })

  test('the school decides how old that is', async () => {
    const rules = await planned.vault.call('notices.getRules', {})
    await planned.vault.call('notices.saveRules', { ...rules, quietAfterDays: 1 })
    expect(await driftsOn('2026-03-23')).toBe(1)
    expect(await driftsOn('2026-03-24')).toBe(0)
    await planned.vault.call('notices.saveRules', { ...rules, quietAfterDays: 6 })
    expect(await driftsOn('2026-03-30')).toBe(1)
  })
})

test('a closed day says why, and when school opens again', async () => {
  const { closedBecause, schoolDay } = await lookOn('2026-04-07')
  expect(schoolDay).toBeNull()
  expect(closedBecause).toBe('School is closed today: spring break. It opens again on Monday.')
})

describe('after a pause', () => {
  const move = (to: 'paused' | 'active', reason = 'Weeks at the clinic.') =>
    planned.vault.call('plans.move', { planId: planned.planId, to, reason, whatHelped: '' })

  test('nothing is due from before it, and the silence of the pause counts against nobody', async () => {
    await sign()
    planned.vault.clock.set('2026-03-09T09:00:00.000Z')
    await move('paused')
    planned.vault.clock.set('2026-05-11T09:00:00.000Z')
    await move('active')
    const { lines, quiet } = await lookOn('2026-05-15')
    const checkIn = lines.find(({ kind }) => kind === 'check-in')
    const { dueOn } = await planned.vault.call('checkIns.prepare', { studentId: planned.studentId })
    expect(checkIn?.dueOn).toBe(dueOn)
    expect(dueOn).not.toBeNull()
    expect((dueOn ?? '') >= '2026-05-11').toBe(true)
    expect(quiet).toEqual([])
    expect((await lookOn('2026-06-01')).quiet).toHaveLength(1)
  })

  test('somebody who was reached long ago was reached', async () => {
    const { vault, planId, studentId } = planned
    const { plan } = await vault.call('plans.findOfStudent', { studentId })
    const line = {
      id: item('r1'),
      withWhom: 'Samira Haddad',
      channel: 'text',
      every: 'week',
      weekday: 4,
      startsOn: '2026-03-02',
      by: '',
      language: '',
      needsInterpreter: false,
      format: '',
    }
    await vault.call('plans.saveSection', {
      planId,
      revision: plan?.revision ?? 0,
      section: 'communication',
      content: { items: [line] },
    })
    await sign()
    await logContact({ happenedOn: '2025-10-01' })
    const { lines } = await lookOn('2026-03-20')
    const { lines: due } = await vault.call('communication.listDue', { studentId })
    expect(due).toMatchObject([{ lastReachedOn: '2025-10-01' }])
    expect(lines.filter(({ kind }) => kind === 'contact').map(({ detail }) => detail)).toEqual([
      expect.not.stringContaining('Not reached yet'),
    ])
  })
})
