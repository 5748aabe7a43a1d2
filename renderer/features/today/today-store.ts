/** Today as last read, and what can be done about its lines in place. Every act can be taken back once. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Today, TodayLine } from '#shared/domain/today.ts'
import { useNavCounts } from '#renderer/app/nav-counts.ts'
import { useSession } from '#renderer/app/session.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'

/** Takes an act back. */
export type Undo = () => Promise<void>

export const useToday = defineStore('today', () => {
  const answer = shallowRef<Today | null>(null)
  const problem = shallowRef<unknown>(null)
  let asked = 0

  async function load(): Promise<void> {
    // What the page before was still saving changes what is due.
    await useSaveState().flushDrafts()
    const own = (asked += 1)
    try {
      const read = await call('today.look', {})
      // A slower answer must not overwrite the newer one.
      if (own !== asked) return
      answer.value = read
      useNavCounts().today = read.lines.length === 0 ? null : read.lines.length
      problem.value = null
    } catch (error) {
      if (own === asked) problem.value = error
    }
  }

  async function move({ key }: Pick<TodayLine, 'key'>, untilOn: IsoDate): Promise<Undo> {
    await call('today.move', { key, untilOn })
    return async () => void (await call('today.move', { key, untilOn: null }))
  }

  /** Says what became of a promise. Its day stays what was agreed. */
  async function settlePromise(line: TodayLine, state: 'kept' | 'not-yet'): Promise<Undo> {
    const { planId, studentId } = line
    const { itemId } = line.about
    if (planId === null || itemId === null) return () => Promise.resolve()
    const { plan } = await call('plans.findOfStudent', { studentId })
    const before = plan?.content.promises.items.find((promise) => promise.id === itemId)
    const dueOn = before?.dueOn ?? line.dueOn
    // 'Not yet' said once more rests once more.
    const settledOn = answer.value?.on ?? useSession().today
    const saved = await call('promises.settle', { planId, itemId, state, dueOn, settledOn })
    useSaveState().markSaved(saved.savedAt)
    const back = { state: before?.state ?? 'open', settledOn: before?.settledOn ?? null } as const
    return async () => void (await call('promises.settle', { planId, itemId, dueOn, ...back }))
  }

  async function settleStep({ about: { contactId, checkInId } }: TodayLine, on: IsoDate): Promise<Undo> {
    const of = contactId !== null ? { contactId } : checkInId !== null ? { checkInId } : null
    if (of === null) return () => Promise.resolve()
    await call('nextSteps.settle', { of, doneOn: on })
    return async () => void (await call('nextSteps.settle', { of, doneOn: null }))
  }

  async function settleDecision({ planId, about: { decisionId } }: TodayLine, on: IsoDate): Promise<Undo> {
    if (decisionId === null || planId === null) return () => Promise.resolve()
    const { decisions } = await call('decisions.list', { planId })
    const sharedOn = decisions.find(({ id }) => id === decisionId)?.sharedOn ?? null
    await call('decisions.settle', { id: decisionId, doneOn: on, sharedOn })
    return async () => void (await call('decisions.settle', { id: decisionId, doneOn: null, sharedOn }))
  }

  return { answer, problem, load, move, settlePromise, settleStep, settleDecision }
})
