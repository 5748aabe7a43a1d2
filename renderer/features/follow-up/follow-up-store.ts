/**
 * What became of the plan that is followed: its goals' days, its stages, its promises. Holds one plan at a time.
 * What was said of a day is on the screen at once, and is tried again until it is in the vault.
 */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { GoalDay } from '#shared/contract/calls/follow-up.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { call } from '#renderer/client/client.ts'
import { useSaveState } from '#renderer/app/save-state.ts'

export type FollowedGoal = Output<'goals.listDays'>['goals'][number]
export type StagesLived = Output<'schedule.listAttendance'>
export type PromiseSettled = Omit<Input<'promises.settle'>, 'planId'>

/** Milliseconds after the last letter. */
const pause = 500

export const useFollowUp = defineStore('follow-up', () => {
  /** Null until they were read. */
  const goals = shallowRef<FollowedGoal[] | null>(null)
  const stages = shallowRef<StagesLived | null>(null)
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()
  let wanted: PlanId | null = null
  /** Days that were spoken of and are not in the vault yet, by goal. */
  const waiting = new Map<string, { planId: PlanId; goalId: ItemId; days: GoalDay[] }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()

  async function load(planId: PlanId): Promise<void> {
    if (wanted !== planId) {
      goals.value = null
      stages.value = null
    }
    wanted = planId
    try {
      const [followed, lived] = await Promise.all([
        call('goals.listDays', { planId }),
        call('schedule.listAttendance', { planId }),
      ])
      if (wanted !== planId) return
      goals.value = followed.goals.map(withWaiting)
      stages.value = lived
      problem.value = null
    } catch (error) {
      if (wanted === planId) problem.value = error
    }
  }

  /** What is not in the vault yet is newer than what the vault answers. */
  function withWaiting(goal: FollowedGoal): FollowedGoal {
    const newer = new Map(waiting.get(goal.goalId)?.days.map((day) => [day.on, day]))
    return { ...goal, days: goal.days.map((day) => newer.get(day.on) ?? day) }
  }

  function note(planId: PlanId, goalId: ItemId, days: readonly GoalDay[]): void {
    const others = (waiting.get(goalId)?.days ?? []).filter((one) => !days.some(({ on }) => on === one.on))
    waiting.set(goalId, { planId, goalId, days: [...others, ...days] })
    goals.value = goals.value?.map(withWaiting) ?? null
  }

  /** Says of these days what became of them. */
  async function verify(planId: PlanId, goalId: ItemId, days: readonly GoalDay[]): Promise<void> {
    note(planId, goalId, days)
    await flush().catch(() => undefined)
  }

  /** A word why, as it is typed: stored after a pause. */
  function write(planId: PlanId, goalId: ItemId, day: GoalDay): void {
    note(planId, goalId, [day])
    clearTimeout(timer)
    timer = setTimeout(() => void flush().catch(() => undefined), pause)
  }

  /** Rejects when something is still not in the vault. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    running = running.catch(() => undefined).then(saveAll)
    return running
  }

  async function saveAll(): Promise<void> {
    for (const [key, said] of waiting) {
      saveState.markSaving()
      try {
        await call('goals.verify', said)
        if (waiting.get(key) === said) waiting.delete(key)
        saveState.markSaved(new Date().toISOString(), 'goal days')
        problem.value = null
      } catch (error) {
        saveState.markUnsaved(error, 'goal days')
        problem.value = error
        throw error
      }
    }
  }

  async function settle(planId: PlanId, promise: PromiseSettled): Promise<void> {
    await call('promises.settle', { planId, ...promise })
    saveState.markSaved(new Date().toISOString())
  }

  saveState.registerDraft(flush)

  /** The school's calendar, to count the days that a goal would have. */
  const listYears = async (): Promise<SchoolYear[]> => (await call('school.listYears', {})).years

  return { goals, stages, problem, load, verify, write, settle, flush, listYears }
})
