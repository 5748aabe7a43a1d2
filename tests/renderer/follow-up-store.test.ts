/** What is said of a goal's days, with a real vault behind the store: refused days neither block others nor get lost. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useFollowUp } from '#renderer/features/follow-up/follow-up-store.ts'
import type { Answer, Channel } from '#shared/contract/contract.ts'
import type { GoalDay } from '#shared/contract/calls/follow-up.ts'
import type { PlanId } from '#shared/domain/identity.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { aPlannedStudent, fillPlan, type PlannedStudent } from '../core/plans/a-planned-student.ts'

let planned: PlannedStudent
/** How often the store spoke of a goal's days, and whether the vault is out of reach. */
let asked = 0
let isAway = false

const goalId = item('g1')
const aDay = (on: GoalDay['on'], words = ''): GoalDay => ({ on, state: 'done', words })

beforeEach(async () => {
  planned = await aPlannedStudent()
  planned.vault.clock.set('2026-03-06T09:00:00.000Z')
  asked = 0
  isAway = false
  vi.stubGlobal('window', {
    openDoor: {
      call: async (channel: Channel, input: unknown): Promise<Answer> => {
        if (channel === 'goals.verify') asked += 1
        if (isAway) return { ok: false, error: { code: 'app.unexpected', details: {} } }
        return planned.vault.core.request(channel, input, null)
      },
    },
  })
  setActivePinia(createPinia())
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await planned.vault.remove()
})

async function listDone(planId = planned.planId): Promise<string[]> {
  const { goals } = await planned.vault.call('goals.listDays', { planId })
  return goals.flatMap(({ days }) => days.filter(({ state }) => state === 'done').map(({ on }) => on))
}

/** The plan of another student, with goals of the same ids, as a renewed plan has. */
async function anotherPlan(): Promise<PlanId> {
  const { vault, studentId } = planned
  const known = await vault.call('students.get', { id: studentId })
  const draft = { ...known, schoolNumber: '1002', family: [] }
  const other = await vault.call('students.save', { id: null, revision: 0, draft })
  const plan = await vault.call('plans.start', { studentId: other.id })
  const { plan: filled } = await vault.call('plans.findOfStudent', { studentId })
  if (filled === null) throw new Error('the student has a plan')
  await fillPlan(vault, plan, filled.content)
  return plan.id
}

test('a goal that is gone keeps no other from the vault, and is let go with its reason', async () => {
  const store = useFollowUp()
  await store.load(planned.planId)
  isAway = true
  await store.verify(planned.planId, item('gone'), [aDay('2026-03-03')])
  await store.verify(planned.planId, goalId, [aDay('2026-03-03')])
  isAway = false
  await expect(store.flush()).rejects.toMatchObject({ code: 'plan.changed-elsewhere' })
  expect(store.problem).toMatchObject({ code: 'plan.changed-elsewhere' })
  expect(await listDone()).toEqual(['2026-03-03'])
  await store.flush()
  expect(useSaveState().problem).toBeNull()
})

test('days of a plan that ended meanwhile are shown again as the vault has them', async () => {
  const store = useFollowUp()
  const { vault, planId } = planned
  await store.load(planId)
  await vault.call('plans.move', { planId, to: 'closed', reason: 'Moved away', whatHelped: '' })
  await store.verify(planId, goalId, [aDay('2026-03-03')])
  const shown = store.goals?.flatMap(({ days }) => days.filter(({ state }) => state !== null))
  expect([shown, await useSaveState().flushDrafts()]).toEqual([[], []])
  expect(store.problem).toMatchObject({ code: 'plan.ended' })
})

test('days of two plans with the same goal wait side by side', async () => {
  const store = useFollowUp()
  const other = await anotherPlan()
  isAway = true
  await store.verify(planned.planId, goalId, [aDay('2026-03-03')])
  await store.verify(other, goalId, [aDay('2026-03-05')])
  isAway = false
  await store.flush()
  expect([await listDone(), await listDone(other)]).toEqual([['2026-03-03'], ['2026-03-05']])
})

test('what was refused is tried again by itself until it is in the vault', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const store = useFollowUp()
  isAway = true
  await store.verify(planned.planId, goalId, [aDay('2026-03-03')])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked).toBe(2)
  isAway = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked).toBe(3)
  await useSaveState().flushDrafts()
  expect([asked, await listDone()]).toEqual([3, ['2026-03-03']])
})
