/** Review sessions and decisions. What was decided is kept with what was known, and neither is rewritten. */
import { hasEnded } from '#shared/domain/plan-state.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { emptyReviewContent } from '#shared/domain/review.ts'
import { findReviewDue, proposeNextReview } from '#shared/domain/review-days.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { AppError } from '#shared/messages/errors.ts'
import { recapWords } from '#shared/messages/recap-words.ts'
import { makeReviewRecap } from '../documents/make-review-recap.ts'
import { gatherEvidence } from '../follow-up/gather-evidence.ts'
import { makeDecision } from '../follow-up/make-decision.ts'
import {
  getDecision,
  listDecisions,
  listDecisionsOfReview,
  settleDecision,
} from '../storage/tables/decisions.ts'
import { getPlan } from '../storage/tables/plans.ts'
import {
  closeReview,
  findLastReviewDay,
  findOpenReview,
  getOpenReview,
  getReview,
  insertReview,
  listReviews,
  listReviewStandings,
  removeReview,
  saveReview,
} from '../storage/tables/reviews.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import { listEnrolledStudents } from '../storage/tables/student-index.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { OpenContext } from './context.ts'
import type { HandlersOf } from './handler.ts'

export const reviewHandlers: HandlersOf<'reviews' | 'evidence' | 'decisions'> = {
  'reviews.listPlanned': (_, { vault }) => {
    const { database } = vault
    const calendar = listSchoolYears(database)
    const names = new Map<StudentId, string>(
      listEnrolledStudents(database).map(({ row }) => [row.id, row.fullName]),
    )
    const rows = listReviewStandings(database).flatMap(({ rhythm, last, ...standing }) => {
      const fullName = names.get(standing.studentId)
      // Who has left the school, or lies in the bin, is not waited for.
      if (fullName === undefined) return []
      const dueOn = findReviewDue(rhythm, last, calendar)
      return [{ ...standing, fullName, dueOn, lastHeldOn: last?.heldOn ?? null }]
    })
    return { rows: rows.toSorted(bySoonest) }
  },

  'reviews.look': ({ planId }, { vault: { database }, today }) => {
    const plan = getPlan(database, planId)
    return {
      student: getStudent(database, plan.studentId),
      plan,
      evidence: gatherEvidence(database, planId, today()),
      reviews: listReviews(database, planId),
      decisions: listDecisions(database, planId),
      dueOn: findReviewDue(
        plan.content.rhythm,
        findLastReviewDay(database, planId),
        listSchoolYears(database),
      ),
    }
  },

  'reviews.list': ({ planId }, { vault }) => {
    getPlan(vault.database, planId)
    return { reviews: listReviews(vault.database, planId) }
  },

  'reviews.start': ({ planId }, context) => {
    const { database } = context.vault
    return database.transaction(
      () => findOpenReview(database, planId) ?? getReview(database, startReview(context, planId)),
    )
  },

  'reviews.save': (change, { vault }) =>
    vault.database.transaction(() => {
      saveReview(vault.database, change)
      return getReview(vault.database, change.id)
    }),

  'reviews.close': ({ id, revision, nextOn }, { vault, today }) =>
    vault.database.transaction(() => {
      const { planId } = getOpenReview(vault.database, id)
      const evidence = gatherEvidence(vault.database, planId, today())
      closeReview(vault.database, { id, revision, nextOn, evidence })
      return getReview(vault.database, id)
    }),

  'reviews.discard': ({ id }, { vault }) =>
    vault.database.transaction(() => {
      getOpenReview(vault.database, id)
      if (listDecisionsOfReview(vault.database, id).length > 0) throw new AppError('review.has-decisions')
      removeReview(vault.database, id)
      return {}
    }),

  'reviews.prepareRecap': async ({ id }, { vault: { database }, papers, today }) => {
    const review = getReview(database, id)
    const student = getStudent(database, review.studentId)
    const { schoolName, paperSize } = getSettings(database)
    const made = await makeReviewRecap({
      schoolName,
      paperSize,
      called: calledNameOf(student),
      review,
      evidence: review.evidence ?? gatherEvidence(database, review.planId, today()),
      decisions: listDecisionsOfReview(database, id),
    })
    const studentName = fullNameOf(student)
    const what = recapWords.disclosed(review.heldOn)
    return papers.put(made, { kind: 'about-student', studentId: review.studentId, studentName, what })
  },

  'evidence.look': ({ planId, stageId }, { vault, today }) =>
    gatherEvidence(vault.database, planId, today(), undefined, stageId ?? undefined),

  'decisions.list': ({ planId }, { vault }) => {
    getPlan(vault.database, planId)
    return { decisions: listDecisions(vault.database, planId) }
  },

  'decisions.make': (draft, { vault, clock, today }) => {
    const { database, staffName } = vault
    const made = { today: today(), at: clock.now().toISOString(), staffName }
    return database.transaction(() => {
      const id = makeDecision(database, draft, made)
      return { decision: getDecision(database, id), plan: getPlan(database, draft.planId) }
    })
  },

  'decisions.settle': (settled, { vault }) =>
    vault.database.transaction(() => {
      settleDecision(vault.database, settled)
      return getDecision(vault.database, settled.id)
    }),
}

type Due = { dueOn: string | null; fullName: string }

/** Soonest first; who has no date comes last, by name. */
function bySoonest(one: Due, other: Due): number {
  if (one.dueOn === other.dueOn) return one.fullName.localeCompare(other.fullName)
  if (one.dueOn === null) return 1
  if (other.dueOn === null) return -1
  return one.dueOn < other.dueOn ? -1 : 1
}

function startReview({ vault: { database, staffName }, today }: OpenContext, planId: PlanId) {
  const { studentId, state, content } = getPlan(database, planId)
  if (hasEnded(state)) throw new AppError('plan.ended')
  const heldOn = today()
  return insertReview(database, {
    planId,
    studentId,
    heldOn,
    content: emptyReviewContent(),
    nextOn: proposeNextReview(heldOn, content.rhythm.reviewEvery, listSchoolYears(database)),
    staffName,
  })
}
