/** Planned and delivered on a real vault: the school's own misses are kept as plainly as a student's absence. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SupportDay } from '#shared/contract/calls/follow-up.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { DeliveryState } from '#shared/domain/delivery.ts'
import { emptySupport, type Support } from '#shared/domain/sections/supports.ts'
import { aPlannedStudent, type PlannedStudent } from '#tests/core/plans/a-planned-student.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const supportId = item('t')
const tutoring: Support = {
  ...emptySupport(supportId),
  what: 'Math tutoring',
  weekdays: [2, 4],
  startsOn: '2026-03-03',
}

let planned: PlannedStudent
beforeEach(async () => {
  planned = await aPlannedStudent()
  await saveSupports(tutoring)
  planned.vault.clock.set('2026-03-12T12:00:00.000Z')
})
afterEach(() => planned.vault.remove())

async function saveSupports(...items: Support[]): Promise<void> {
  const { vault, planId, studentId } = planned
  const { plan } = await vault.call('plans.findOfStudent', { studentId })
  const revision = plan?.revision ?? 0
  await vault.call('plans.saveSection', { planId, revision, section: 'supports', content: { items } })
}

async function listDays(): Promise<SupportDay[] | undefined> {
  const { supports } = await planned.vault.call('deliveries.listDays', { planId: planned.planId })
  return supports.find((one) => one.supportId === supportId)?.days
}

const record = (on: IsoDate, state: DeliveryState | null, words = '') =>
  planned.vault.call('deliveries.record', { planId: planned.planId, supportId, on, state, words })

const open = (on: IsoDate): SupportDay => ({ on, state: null, words: '', isPlanned: true })

describe('the sessions of a support', () => {
  it('are planned on its weekdays through today', async () => {
    expect(await listDays()).toEqual([
      open('2026-03-03'),
      open('2026-03-05'),
      open('2026-03-10'),
      open('2026-03-12'),
    ])
  })

  it('skip the closures of the school', async () => {
    const draft = {
      name: '2025–26',
      startsOn: '2025-09-01' as const,
      endsOn: '2026-06-26' as const,
      weekdays: [1, 2, 3, 4, 5] as (1 | 2 | 3 | 4 | 5)[],
      terms: [],
      closures: [{ fromOn: '2026-03-04' as const, toOn: '2026-03-10' as const, label: 'Snow' }],
    }
    await planned.vault.call('school.saveYear', { id: null, draft })
    expect(await listDays()).toEqual([open('2026-03-03'), open('2026-03-12')])
  })

  it('hold what became of them, corrected or taken back', async () => {
    await record('2026-03-03', 'given')
    await record('2026-03-05', 'not-given', ' Mr. Lind was ill ')
    await record('2026-03-10', 'given')
    await record('2026-03-10', 'away')
    await record('2026-03-12', 'given')
    await record('2026-03-12', null)
    expect(await listDays()).toEqual([
      { ...open('2026-03-03'), state: 'given' },
      { ...open('2026-03-05'), state: 'not-given', words: 'Mr. Lind was ill' },
      { ...open('2026-03-10'), state: 'away' },
      open('2026-03-12'),
    ])
  })

  it('may be held beside the rhythm, and stay when the rhythm changes', async () => {
    await record('2026-03-06', 'given', 'Made up for Thursday')
    await record('2026-03-10', 'given')
    await saveSupports({ ...tutoring, weekdays: [4] })
    expect(await listDays()).toEqual([
      open('2026-03-05'),
      { on: '2026-03-06', state: 'given', words: 'Made up for Thursday', isPlanned: false },
      { on: '2026-03-10', state: 'given', words: '', isPlanned: false },
      open('2026-03-12'),
    ])
  })

  it('cannot be recorded before they were, nor for a support that the plan does not have', async () => {
    await expect(record('2026-03-13', 'given')).rejects.toMatchObject({ code: 'goal.too-early' })
    await saveSupports()
    await expect(record('2026-03-10', 'given')).rejects.toMatchObject({ code: 'app.refused' })
  })

  it('are not planned once the plan has ended, and cannot be rewritten then', async () => {
    const { vault, planId } = planned
    vault.clock.set('2026-03-06T12:00:00.000Z')
    await record('2026-03-05', 'given')
    await vault.call('plans.move', { planId, to: 'closed', reason: 'A move', whatHelped: 'Tutoring' })
    vault.clock.set('2026-03-12T12:00:00.000Z')
    expect(await listDays()).toEqual([open('2026-03-03'), { ...open('2026-03-05'), state: 'given' }])
    await expect(record('2026-03-05', 'away')).rejects.toMatchObject({ code: 'plan.ended' })
  })
})

describe('the history of a section', () => {
  it('has it once for each day on which it was changed, as it stood in the evening', async () => {
    const { vault, planId } = planned
    await saveSupports({ ...tutoring, who: 'Mr. Lind' })
    await saveSupports({ ...tutoring, who: 'Ms. Rivera' })
    const { days } = await vault.call('plans.listHistory', { planId, section: 'supports' })
    expect(days).toEqual([
      { on: '2026-03-02', content: { items: [tutoring] } },
      { on: '2026-03-12', content: { items: [{ ...tutoring, who: 'Ms. Rivera' }] } },
    ])
  })
})
