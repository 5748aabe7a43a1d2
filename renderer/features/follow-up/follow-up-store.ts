/**
 * What became of the plan that is followed: its goals' days, its stages, its promises. Holds one plan at a time.
 * What was said of a day is on the screen at once, and is tried again until it is in the vault; only what the vault will
 * never take is let go, and the screen says why.
 */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { GoalDay } from '#shared/contract/calls/follow-up.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { AppError, type ErrorCode } from '#shared/messages/errors.ts'
import { call } from '#renderer/client/client.ts'
import { useSaveState } from '#renderer/app/save-state.ts'

export type FollowedGoal = Output<'goals.listDays'>['goals'][number]
export type StagesLived = Output<'schedule.listAttendance'>
export type PromiseSettled = Omit<Input<'promises.settle'>, 'planId'>

/** Milliseconds. */
const pace = { afterLastLetter: 500, retryAfter: 5_000 } as const

/** The plan has ended, or has no such goal any more. */
const refusedForGood: ReadonlySet<ErrorCode> = new Set([
  'plan.ended',
  'plan.not-found',
  'plan.changed-elsewhere',
])
const isForGood = (error: unknown): boolean => error instanceof AppError && refusedForGood.has(error.code)

type Said = { planId: PlanId; goalId: ItemId; days: GoalDay[] }
/** A plan that was renewed has the goals of the one before. */
const nameSaid = ({ planId, goalId }: Omit<Said, 'days'>): string => `goal days ${planId} ${goalId}`

export const useFollowUp = defineStore('follow-up', () => {
  /** Null until they were read. */
  const goals = shallowRef<FollowedGoal[] | null>(null)
  const stages = shallowRef<StagesLived | null>(null)
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()
  let wanted: PlanId | null = null
  /** Days that were spoken of and are not in the vault yet, by plan and goal. */
  const waiting = new Map<string, Said>()
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
      goals.value = followed.goals.map((goal) => withWaiting(planId, goal))
      stages.value = lived
      problem.value = null
    } catch (error) {
      if (wanted === planId) problem.value = error
    }
  }

  /** What is not in the vault yet is newer than what the vault answers. */
  function withWaiting(planId: PlanId, goal: FollowedGoal): FollowedGoal {
    const said = waiting.get(nameSaid({ planId, goalId: goal.goalId }))
    const newer = new Map(said?.days.map((day) => [day.on, day]))
    return { ...goal, days: goal.days.map((day) => newer.get(day.on) ?? day) }
  }

  function note(planId: PlanId, goalId: ItemId, days: readonly GoalDay[]): void {
    const name = nameSaid({ planId, goalId })
    const others = (waiting.get(name)?.days ?? []).filter((one) => !days.some(({ on }) => on === one.on))
    waiting.set(name, { planId, goalId, days: [...others, ...days] })
    if (wanted === planId) goals.value = goals.value?.map((goal) => withWaiting(planId, goal)) ?? null
  }

  /** Says of these days what became of them. */
  async function verify(planId: PlanId, goalId: ItemId, days: readonly GoalDay[]): Promise<void> {
    note(planId, goalId, days)
    await flush().catch(() => undefined)
  }

  /** A word why, as it is typed: stored after a pause. */
  function write(planId: PlanId, goalId: ItemId, day: GoalDay): void {
    note(planId, goalId, [day])
    wait(pace.afterLastLetter)
  }

  function wait(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush().catch(() => undefined), milliseconds)
  }

  /** Rejects when something is still not in the vault. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running = running
      .catch(() => undefined)
      .then(saveAll)
      .finally(() => {
        if (waiting.size > 0 && timer === undefined) wait(pace.retryAfter)
      })
    return running
  }

  /** One refusal does not keep the others from the vault. Throws the first when all were tried. */
  async function saveAll(): Promise<void> {
    if (waiting.size === 0) return
    const refusals: { said: Said; error: unknown }[] = []
    for (const said of waiting.values()) {
      const error = await saveOne(said)
      if (error !== null) refusals.push({ said, error })
    }
    const lost = refusals.find(({ said, error }) => said.planId === wanted && isForGood(error))
    // The screen goes back to what the vault has.
    if (lost !== undefined) await load(lost.said.planId)
    const [first] = refusals
    problem.value = first?.error ?? null
    if (first !== undefined) throw first.error
  }

  /** Returns why it is not in the vault; null when it is. */
  async function saveOne(said: Said): Promise<unknown> {
    const name = nameSaid(said)
    const letGo = () => {
      if (waiting.get(name) === said) waiting.delete(name)
    }
    saveState.markSaving()
    try {
      await call('goals.verify', said)
      letGo()
      saveState.markSaved(new Date().toISOString(), name)
      return null
    } catch (error) {
      saveState.markUnsaved(error, name)
      if (isForGood(error)) {
        letGo()
        saveState.forgetProblem(name)
      }
      return error
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
