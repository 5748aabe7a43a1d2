/**
 * Reviews: who is due, the session of one plan, and its decisions. The only caller of their channels; holds the plan of
 * one student at a time.
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { Celebration } from '#shared/domain/celebration.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Decision, DecisionDraft } from '#shared/domain/decision.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import type { ItemId, PlanId, ReviewId } from '#shared/domain/identity.ts'
import type { Review, ReviewContent } from '#shared/domain/review.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { AppError } from '#shared/messages/errors.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'

export type PlannedReview = Output<'reviews.listPlanned'>['rows'][number]
export type Looked = Output<'reviews.look'>

export const useReviews = defineStore('reviews', () => {
  const rows = shallowRef<PlannedReview[] | null>(null)
  const looked = shallowRef<Looked | null>(null)
  const celebrations = shallowRef<Celebration[]>([])
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()
  /** The plan that is wanted now; answers about another one come too late and are dropped. */
  let wanted: PlanId | null = null

  const open = computed(() => looked.value?.reviews.find((review) => review.state === 'open') ?? null)
  const held = computed(() => looked.value?.reviews.filter((review) => review.state === 'closed') ?? [])

  async function loadRows(): Promise<void> {
    problem.value = null
    try {
      rows.value = (await call('reviews.listPlanned', {})).rows
    } catch (error) {
      problem.value = error
    }
  }

  async function load(planId: PlanId): Promise<void> {
    if (wanted !== planId) {
      looked.value = null
      celebrations.value = []
    }
    wanted = planId
    problem.value = null
    try {
      const answer = await call('reviews.look', { planId })
      if (wanted !== planId) return
      looked.value = answer
      // Good news is a help; the session goes on without it.
      const noticed = await call('celebrations.list', { studentId: answer.student.id }).catch(() => null)
      if (wanted === planId) celebrations.value = noticed?.celebrations ?? []
    } catch (error) {
      if (wanted === planId) problem.value = error
    }
  }

  function put(review: Review): void {
    if (looked.value === null || looked.value.plan.id !== review.planId) return
    const others = looked.value.reviews.filter(({ id }) => id !== review.id)
    looked.value = { ...looked.value, reviews: [review, ...others].toSorted(newestFirst) }
  }

  async function start(planId: PlanId): Promise<void> {
    put(await call('reviews.start', { planId }))
  }

  function getRevision(id: ReviewId): number {
    const found = looked.value?.reviews.find((review) => review.id === id)
    if (found === undefined) throw new AppError('review.not-found')
    return found.revision
  }

  /** The moment at which the vault had it. */
  async function save(id: ReviewId, content: ReviewContent, nextOn: IsoDate | null): Promise<string> {
    put(await call('reviews.save', { id, revision: getRevision(id), content, nextOn }))
    return new Date().toISOString()
  }

  async function close(id: ReviewId, nextOn: IsoDate | null): Promise<void> {
    const closed = await call('reviews.close', { id, revision: getRevision(id), nextOn })
    put(closed)
    await load(closed.planId)
  }

  async function discard(review: Review): Promise<void> {
    await call('reviews.discard', { id: review.id })
    await load(review.planId)
  }

  async function decide(draft: DecisionDraft): Promise<Decision> {
    saveState.markSaving()
    try {
      const { decision, plan } = await call('decisions.make', draft)
      saveState.markSaved(new Date().toISOString())
      if (looked.value?.plan.id === plan.id) {
        // A decision about a stage moves the timetable, and with it what the session shows of the stage.
        const { evidence } =
          draft.about === 'stage' ? await call('reviews.look', { planId: plan.id }) : looked.value
        looked.value = { ...looked.value, plan, evidence, decisions: [decision, ...looked.value.decisions] }
      }
      return decision
    } catch (error) {
      // What was typed stands in the dialog still, with its refusal beside it.
      saveState.markUnsaved(error, 'decision')
      saveState.forgetProblem('decision')
      throw error
    }
  }

  async function settle(decision: Pick<Decision, 'id' | 'doneOn' | 'sharedOn'>): Promise<Decision> {
    const { id, doneOn, sharedOn } = decision
    const settled = await call('decisions.settle', { id, doneOn, sharedOn })
    if (looked.value !== null) {
      const decisions = looked.value.decisions.map((one) => (one.id === settled.id ? settled : one))
      looked.value = { ...looked.value, decisions }
    }
    return settled
  }

  return {
    rows,
    looked,
    celebrations,
    problem,
    open,
    held,
    called: computed(() => (looked.value === null ? '' : calledNameOf(looked.value.student))),
    fullName: computed(() => (looked.value === null ? '' : fullNameOf(looked.value.student))),
    loadRows,
    load,
    start,
    save,
    close,
    discard,
    decide,
    settle,
    /** For a decision that is made elsewhere than in a session; leaves the session's own plan alone. */
    lookAt: (planId: PlanId): Promise<Looked> => call('reviews.look', { planId }),
    findEvidence: (planId: PlanId, stageId: ItemId | null): Promise<Evidence> =>
      call('evidence.look', { planId, stageId }),
    listYears: async () => (await call('school.listYears', {})).years,
    prepareRecap: (id: ReviewId) => call('reviews.prepareRecap', { id }),
  }
})

function newestFirst(one: Review, other: Review): number {
  if (one.heldOn === other.heldOn) return other.id - one.id
  return one.heldOn < other.heldOn ? 1 : -1
}
