/** What is known week by week on a real vault: short weeks, mornings of two sessions, a support that goes on. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import type { SeriesKey } from '#shared/domain/weekly-series.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { aPlannedStudent, type PlannedStudent, printAgreement } from '../plans/a-planned-student.ts'

let planned: PlannedStudent

/** A year that begins on a Wednesday, with a Thursday off and a whole week of holidays. */
beforeEach(async () => {
  planned = await aPlannedStudent()
  await planned.vault.call('school.saveYear', {
    id: null,
    draft: {
      name: '2025–26',
      startsOn: '2026-01-07',
      endsOn: '2026-06-26',
      weekdays: [1, 2, 3, 4, 5],
      terms: [],
      closures: [
        { fromOn: '2026-01-15', toOn: '2026-01-15', label: 'Teachers learn' },
        { fromOn: '2026-01-19', toOn: '2026-01-23', label: 'Winter break' },
      ],
    },
  })
})
afterEach(() => planned.vault.remove())

const looksAt = (series: SeriesKey, itemId: ItemId = item('p1'), planId: PlanId = planned.planId) =>
  planned.vault.call('beforeAfter.look', {
    studentId: planned.studentId,
    planId,
    itemId,
    series,
    isLowerBetter: false,
  })

/** One letter a weekday from `fromOn`: a code, or ` ` for no mark. */
function marksFrom(fromOn: IsoDate, letters: string): string[] {
  return Array.from(letters, (code, at) => ({ code, on: addDays(fromOn, Math.floor(at / 5) * 7 + (at % 5)) }))
    .filter(({ code }) => code !== ' ')
    .map(({ code, on }) => `1001,${on},${code}`)
}
/** Beside those of somebody else, so that the number of the student is not taken for that of the school. */
const bringMarks = (...rows: string[]) =>
  bringIn(planned.vault, ['Student number,Date,Code', ...rows, '1002,2026-02-02,A'].join('\n'))

test('a short week counts its own days, and a week of holidays is no week', async () => {
  await bringMarks(...marksFrom('2026-01-05', '  PAPPPA P     PEP'))
  const looked = await looksAt({ kind: 'attendance' })
  expect(
    looked.series.points.map(({ mondayOn, value, count }) => [mondayOn, Math.round(value), count]),
  ).toEqual([
    ['2026-01-05', 67, 3],
    ['2026-01-12', 75, 4],
    ['2026-01-26', 67, 3],
  ])
})

test('a mark on a closed day makes no point and changes none', async () => {
  await bringMarks(...marksFrom('2026-01-05', '  PPPPPPAPAAAAAPPPPP'))
  const { series } = await looksAt({ kind: 'attendance' })
  expect(series.points.map(({ mondayOn, value, count }) => [mondayOn, value, count])).toEqual([
    ['2026-01-05', 100, 3],
    ['2026-01-12', 100, 4],
    ['2026-01-26', 100, 5],
  ])
})

test('of two sessions the morning decides whether it was on time, however the afternoon went', async () => {
  const { vault } = planned
  const settings = await vault.call('school.getSettings', {})
  await vault.call('school.saveSettings', { ...settings, rule: 'england', sessionsADay: 2 })
  const rows = [
    ['2026-01-26', '/', 'N'],
    ['2026-01-27', 'L', '\\'],
    ['2026-01-28', 'N', '\\'],
    ['2026-01-29', 'V', 'L'],
    // Not a possible session: neither on time nor late.
    ['2026-01-30', 'X', '\\'],
  ].flatMap(([on, morning, afternoon]) => [`1001,${on},AM,${morning}`, `1001,${on},PM,${afternoon}`])
  await bringIn(vault, ['Student number,Date,Session,Code', ...rows].join('\n'))
  const { series } = await looksAt({ kind: 'on-time-mornings' })
  expect(series.points).toEqual([{ mondayOn: '2026-01-26', value: 50, count: 4 }])
  const days = await looksAt({ kind: 'attendance' })
  expect(days.series.points).toMatchObject([{ mondayOn: '2026-01-26', count: 9 }])
})

test('below five weeks on a side there is no number, and from five on there is', async () => {
  planned.vault.clock.set('2026-04-03T15:00:00.000Z')
  // Five weeks before 2 March, of which the first has no mark at first, and five since.
  await bringMarks(...marksFrom('2026-02-02', `${'PPPPP'.repeat(8)}PPPPA`))
  expect(await looksAt({ kind: 'attendance' })).toMatchObject({ statistics: null, verdict: 'too-early' })
  await bringMarks(...marksFrom('2026-01-26', 'PAAAA'))
  const looked = await looksAt({ kind: 'attendance' })
  expect([looked.phaseA.values.length, looked.phaseB.values.length]).toEqual([5, 5])
  expect(looked).toMatchObject({ verdict: 'no-clear-change', statistics: { nap: 0.52 } })
  planned.vault.clock.set('2026-04-02T15:00:00.000Z')
  expect(await looksAt({ kind: 'attendance' })).toMatchObject({ statistics: null, verdict: 'too-early' })
})

async function moveTo(to: PlanState, on: IsoDate): Promise<void> {
  planned.vault.clock.set(`${on}T09:00:00.000Z`)
  await planned.vault.call('plans.move', {
    planId: planned.planId,
    to,
    reason: 'The year is over',
    whatHelped: '',
  })
}

async function signAndEnd(on: IsoDate): Promise<void> {
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
  await moveTo('closed', on)
}

async function renewOn(on: IsoDate) {
  planned.vault.clock.set(`${on}T09:00:00.000Z`)
  const { id } = await planned.vault.call('plans.renew', { planId: planned.planId })
  const { changes } = await planned.vault.call('beforeAfter.list', { studentId: planned.studentId })
  return { id, buses: changes.filter(({ itemId }) => itemId === item('p1')) }
}

test('a support that the next plan took over is one, from its first day in the first plan on', async () => {
  await signAndEnd('2026-03-20')
  const { id, buses } = await renewOn('2026-04-01')
  expect(buses).toMatchObject([{ planId: id, fromOn: '2026-03-02', toOn: null }])
})

test('after more than a summer it is another one', async () => {
  await signAndEnd('2026-03-20')
  const { id, buses } = await renewOn('2026-07-20')
  expect(buses).toMatchObject([
    { planId: id, fromOn: '2026-07-20', toOn: null },
    { planId: planned.planId, fromOn: '2026-03-02', toOn: '2026-03-20' },
  ])
})
