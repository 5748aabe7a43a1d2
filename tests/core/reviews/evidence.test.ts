/** What is known of a plan on a day, in a real vault with marks, goals, supports, check-ins and contacts. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IsoDate } from '#shared/domain/day.ts'
import { listOpenDays } from '#shared/domain/open-days.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { bringIn } from '../imports/import-file.ts'
import { aPlannedStudent, type PlannedStudent } from '../plans/a-planned-student.ts'

let planned: PlannedStudent
const year: SchoolYearDraft = {
  name: '2025–26',
  startsOn: '2025-09-01',
  endsOn: '2026-06-26',
  weekdays: [1, 2, 3, 4, 5],
  terms: [],
  closures: [],
}

/** The plan begins on Monday 2 March 2026. */
beforeEach(async () => {
  planned = await aPlannedStudent()
  await planned.vault.call('school.saveYear', { id: null, draft: year })
})
afterEach(() => planned.vault.remove())

async function mark(fromOn: IsoDate, toOn: IsoDate, away: readonly IsoDate[]): Promise<void> {
  const marks = listOpenDays([year], fromOn, toOn).map((on) => `1001,${on},${away.includes(on) ? 'A' : 'P'}`)
  const file = ['Student number,Date,Code', ...marks].join('\n')
  await bringIn(planned.vault, file, 'attendance', (reading) => ({
    ...reading,
    columns: ['schoolNumber', 'date', 'code'],
    codes: [
      { code: 'A', label: '', category: 'away-unexcused' },
      { code: 'P', label: '', category: 'present' },
    ],
  }))
}

const lookOn = (day: IsoDate) => {
  planned.vault.clock.set(`${day}T09:00:00.000Z`)
  return planned.vault.call('evidence.look', { planId: planned.planId })
}

const checkIn = (happenedOn: IsoDate) =>
  planned.vault.call('checkIns.log', {
    studentId: planned.studentId,
    planId: planned.planId,
    happenedOn,
    wasMet: true,
    feeling: 3,
    belonging: null,
    words: '',
    nextStep: '',
    nextStepOn: null,
    verified: [],
  })

test('days since the plan began stand beside as many before it', async () => {
  // Twenty days before the plan, ten since.
  await mark('2026-02-02', '2026-03-13', ['2026-02-03', '2026-02-20', '2026-02-24', '2026-03-05'])
  expect(await lookOn('2026-03-13')).toMatchObject({
    on: '2026-03-13',
    sinceOn: '2026-03-02',
    marksThroughOn: '2026-03-13',
    since: { absent: 1, enrolled: 10 },
    before: { absent: 2, enrolled: 10 },
    year: { absent: 4, enrolled: 30 },
  })
})

test('with too few days on either side nothing is compared', async () => {
  await mark('2026-02-17', '2026-03-13', [])
  expect(await lookOn('2026-03-13')).toMatchObject({ since: { enrolled: 10 }, before: null })
  await mark('2026-02-02', '2026-03-12', [])
  expect(await lookOn('2026-03-12')).toMatchObject({ since: { enrolled: 9 }, before: null })
})

test('without marks nothing is said of days', async () => {
  expect(await lookOn('2026-03-13')).toMatchObject({
    marksThroughOn: null,
    since: null,
    before: null,
    year: null,
  })
})

test('after a session it counts from the day after it, so that nothing is told twice', async () => {
  const { vault, planId } = planned
  await mark('2026-02-02', '2026-03-20', ['2026-03-16'])
  vault.clock.set('2026-03-16T09:00:00.000Z')
  const { id, revision } = await vault.call('reviews.start', { planId })
  expect((await lookOn('2026-03-13')).sinceOn).toBe('2026-03-02')
  vault.clock.set('2026-03-16T12:00:00.000Z')
  await checkIn('2026-03-16')
  const closed = await vault.call('reviews.close', { id, revision, nextOn: null })
  expect(closed.evidence).toMatchObject({ since: { absent: 1, enrolled: 11 }, checkIns: { count: 1 } })
  expect((await lookOn('2026-03-16')).sinceOn).toBe('2026-03-16')
  vault.clock.set('2026-03-17T12:00:00.000Z')
  await checkIn('2026-03-17')
  expect(await lookOn('2026-03-20')).toMatchObject({
    sinceOn: '2026-03-17',
    since: { absent: 0, enrolled: 4 },
    before: null,
    checkIns: { count: 1 },
  })
})

test('a session that was left open was held on the day on which it ended', async () => {
  const { vault, planId } = planned
  const { id, revision, heldOn } = await vault.call('reviews.start', { planId })
  expect(heldOn).toBe('2026-03-02')
  vault.clock.set('2026-03-05T09:00:00.000Z')
  await checkIn('2026-03-04')
  const closed = await vault.call('reviews.close', { id, revision, nextOn: null })
  expect(closed).toMatchObject({ heldOn: '2026-03-05', evidence: { checkIns: { count: 1 } } })
  expect(await lookOn('2026-03-09')).toMatchObject({ sinceOn: '2026-03-06', checkIns: { count: 0 } })
})

test('goals, supports, promises, check-ins and contacts are counted as they were recorded', async () => {
  const { vault, planId, studentId } = planned
  vault.clock.set('2026-03-13T09:00:00.000Z')
  await vault.call('goals.verify', {
    planId,
    goalId: item('g1'),
    days: [
      { on: '2026-03-03', state: 'done', words: '' },
      { on: '2026-03-05', state: 'excused', words: 'dentist' },
    ],
  })
  await vault.call('deliveries.record', {
    planId,
    supportId: item('p2'),
    on: '2026-03-03',
    state: 'given',
    words: '',
  })
  await vault.call('promises.settle', { planId, itemId: item('m3'), state: 'kept', dueOn: null })
  for (const [happenedOn, feeling, words] of [
    ['2026-03-06', 2, 'mornings are hard'],
    ['2026-03-13', 4, 'math is better'],
  ] as const) {
    await vault.call('checkIns.log', {
      studentId,
      planId,
      happenedOn,
      wasMet: true,
      feeling,
      belonging: null,
      words,
      nextStep: '',
      nextStepOn: null,
      verified: [],
    })
  }
  for (const [happenedOn, wasReached] of [
    ['2026-02-27', true],
    ['2026-03-09', false],
    ['2026-03-10', true],
  ] as const) {
    await vault.call('contacts.log', {
      studentId,
      happenedOn,
      withWhom: 'Samira',
      channel: 'call',
      direction: 'out',
      wasReached,
      words: '',
    })
  }
  const seen = await lookOn('2026-03-13')
  expect(seen.goals).toMatchObject([{ goalId: 'g1', planned: 4, done: 1, missed: 0, excused: 1, target: 6 }])
  expect(seen.supports.find(({ supportId }) => supportId === 'p2')).toMatchObject({ given: 1, notGiven: 0 })
  expect(seen.promises.find(({ itemId }) => itemId === 'm3')).toMatchObject({
    party: 'school',
    state: 'kept',
  })
  expect(seen.stage).toMatchObject({ stageId: 'w1' })
  expect(seen.checkIns).toEqual({ count: 2, feelings: [2, 4], belongings: [], lastWords: 'math is better' })
  // The call of February was before the plan began.
  expect(seen.contacts).toEqual({ count: 2, reached: 1 })
})

test('looking for evidence of a plan that is not there is refused', async () => {
  const planId = 99 as PlannedStudent['planId']
  await expect(planned.vault.call('evidence.look', { planId })).rejects.toMatchObject({
    code: 'plan.not-found',
  })
})
