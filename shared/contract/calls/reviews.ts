/** Review sessions, decisions with the evidence that they were made on, and the life of a plan. */
import { z } from 'zod'
import { isoDate } from '../../domain/day.ts'
import { decision, decisionDraft } from '../../domain/decision.ts'
import { evidence } from '../../domain/evidence.ts'
import { decisionId, itemId, planId, reviewId, studentId } from '../../domain/identity.ts'
import { plan } from '../../domain/plan.ts'
import { planMove, planState } from '../../domain/plan-state.ts'
import { review, reviewContent } from '../../domain/review.ts'
import { student } from '../../domain/student.ts'
import { coreCall } from '../call.ts'
import { paper } from './papers.ts'

const nothing = z.object({})

export const reviewCalls = {
  /** Plans with a review due, going on or planned: the page of reviews. Soonest first. */
  'reviews.listPlanned': coreCall(
    nothing,
    z.object({
      rows: z.array(
        z.object({
          studentId,
          planId,
          fullName: z.string(),
          planState,
          /** Null when no date was ever set. */
          dueOn: isoDate.nullable(),
          lastHeldOn: isoDate.nullable(),
          openReviewId: reviewId.nullable(),
        }),
      ),
    }),
  ),
  /** All that a session about one plan shows, and nothing about anybody else. Reviews and decisions newest first. */
  'reviews.look': coreCall(
    z.object({ planId }),
    z.object({
      student,
      plan,
      evidence,
      reviews: z.array(review),
      decisions: z.array(decision),
      dueOn: isoDate.nullable(),
    }),
  ),
  /** Newest first. */
  'reviews.list': coreCall(z.object({ planId }), z.object({ reviews: z.array(review) })),
  /** The session that is going on, or a new one with today's date. */
  'reviews.start': coreCall(z.object({ planId }), review),
  /** An older revision is refused with `review.changed-elsewhere`, a closed session with `review.closed`. */
  'reviews.save': coreCall(
    z.object({
      id: reviewId,
      revision: z.int().nonnegative(),
      content: reviewContent,
      nextOn: isoDate.nullable(),
    }),
    review,
  ),
  /** Freezes the evidence and ends the session. */
  'reviews.close': coreCall(
    z.object({ id: reviewId, revision: z.int().nonnegative(), nextOn: isoDate.nullable() }),
    review,
  ),
  /** A session that was opened by mistake; only an open one without decisions. */
  'reviews.discard': coreCall(z.object({ id: reviewId }), nothing),
  /** The recap as it would be printed: good news, what we saw, what we decided, when we meet. */
  'reviews.prepareRecap': coreCall(z.object({ id: reviewId }), paper),
  /** What is known today since the last review. `stageId` asks about that stage rather than the one that is lived now. */
  'evidence.look': coreCall(z.object({ planId, stageId: itemId.nullable().default(null) }), evidence),
  /** Newest first. */
  'decisions.list': coreCall(z.object({ planId }), z.object({ decisions: z.array(decision) })),
  /** Stores the decision with the evidence of this moment; one about a stage changes the timetable with it. */
  'decisions.make': coreCall(decisionDraft, z.object({ decision, plan })),
  'decisions.settle': coreCall(
    z.object({ id: decisionId, doneOn: isoDate.nullable(), sharedOn: isoDate.nullable() }),
    decision,
  ),

  /** Every plan of the student, newest first, with how it moved. */
  'plans.listOfStudent': coreCall(
    z.object({ studentId }),
    z.object({
      plans: z.array(
        z.object({
          id: planId,
          state: planState,
          startedAt: z.iso.datetime(),
          moves: z.array(planMove),
        }),
      ),
    }),
  ),
  /** Refuses a way that the state does not allow with `plan.not-that-way`. */
  'plans.move': coreCall(
    z.object({ planId, to: planState, reason: z.string().max(1000), whatHelped: z.string().max(2000) }),
    plan,
  ),
  /** A new draft from a plan that has ended: what lasts is carried over, what was dated is not. */
  'plans.renew': coreCall(z.object({ planId }), plan),
  /** What changed since the family last signed, in plain sentences; empty when nothing did or nobody signed yet. */
  'plans.listChanges': coreCall(
    z.object({ planId }),
    z.object({
      sentences: z.array(z.string()),
      signedOn: isoDate.nullable(),
      /** Names from the family; the student's when nobody else signed. */
      signedBy: z.array(z.string()),
    }),
  ),
  /** The card for a bad morning, as it would be printed. */
  'plans.prepareBadMorningCard': coreCall(z.object({ planId }), paper),
}
