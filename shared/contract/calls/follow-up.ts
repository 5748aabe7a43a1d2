/** What became of a plan, day by day: goals verified, supports delivered, promises kept, check-ins. */
import { z } from 'zod'
import { checkIn, checkInDraft } from '../../domain/check-in.ts'
import { isoDate } from '../../domain/day.ts'
import { deliveryState } from '../../domain/delivery.ts'
import { stageAttendance } from '../../domain/evidence.ts'
import { occurrenceState } from '../../domain/goal-occurrence.ts'
import { checkInId, contactId, itemId, planId, studentId } from '../../domain/identity.ts'
import { plan } from '../../domain/plan.ts'
import { sectionIds, type SectionId } from '../../domain/sections/registry.ts'
import { coreCall } from '../call.ts'

const nothing = z.object({})

/** `state` null: planned, and nothing is known of it yet. */
export const goalDay = z.object({ on: isoDate, state: occurrenceState.nullable(), words: z.string() })
export type GoalDay = z.infer<typeof goalDay>
export const supportDay = z.object({
  on: isoDate,
  state: deliveryState.nullable(),
  words: z.string(),
  /** False for a session beside the rhythm. */
  isPlanned: z.boolean(),
})
export type SupportDay = z.infer<typeof supportDay>

export const followUpCalls = {
  /**
   * Every time that a goal is meant to happen, from its start through its due day, closures skipped, with what became
   * of it. Days that were verified stay, also when the goal's weekdays changed since.
   */
  'goals.listDays': coreCall(
    z.object({ planId }),
    z.object({
      goals: z.array(
        z.object({
          goalId: itemId,
          days: z.array(goalDay),
          /** School days with a mark in the goal's weeks so far, and on how many of them the student came. */
          sameWeeks: z.object({ came: z.int().nonnegative(), of: z.int().nonnegative() }),
        }),
      ),
    }),
  ),
  /** `state` null takes a verification back. Refuses days that are still to come with `goal.too-early`. */
  'goals.verify': coreCall(
    z.object({
      planId,
      goalId: itemId,
      days: z
        .array(z.object({ on: isoDate, state: occurrenceState.nullable(), words: z.string().max(400) }))
        .min(1)
        .max(400),
    }),
    nothing,
  ),
  /** Planned sessions of every support of the plan through today (or its end), and those beside the rhythm. */
  'deliveries.listDays': coreCall(
    z.object({ planId }),
    z.object({ supports: z.array(z.object({ supportId: itemId, days: z.array(supportDay) })) }),
  ),
  'deliveries.record': coreCall(
    z.object({
      planId,
      supportId: itemId,
      on: isoDate,
      state: deliveryState.nullable(),
      words: z.string().max(400),
    }),
    nothing,
  ),
  /**
   * Says of one promise what became of it, or gives it a new date. The plan's revision grows. Without `settledOn`, the
   * day on which it was said stays, and is today when the state changes.
   */
  'promises.settle': coreCall(
    z.object({
      planId,
      itemId,
      state: z.enum(['open', 'kept', 'not-yet', 'changed']),
      dueOn: isoDate.nullable(),
      settledOn: isoDate.nullable().optional(),
    }),
    plan,
  ),
  /** Attendance against the stages of the way back and against full time. Stages that have begun, oldest first. */
  'schedule.listAttendance': coreCall(
    z.object({ planId }),
    z.object({
      stages: z.array(stageAttendance),
      /** What is counted: half days where school marks twice a day. */
      unit: z.enum(['day', 'half-day']),
      marksThroughOn: isoDate.nullable(),
      /** By when the timetable wants to be looked at together; null while no stage is lived. */
      lookDueOn: isoDate.nullable(),
    }),
  ),
  /** A section as it stood at the end of each day on which it was changed, oldest first. */
  'plans.listHistory': coreCall(
    z.object({ planId, section: z.enum(sectionIds as [SectionId, ...SectionId[]]) }),
    z.object({ days: z.array(z.object({ on: isoDate, content: z.unknown() })) }),
  ),

  /** Newest first. */
  'checkIns.list': coreCall(z.object({ studentId }), z.object({ checkIns: z.array(checkIn) })),
  /** When the next one is due, what was said last, and which goal days can be looked at together. */
  'checkIns.prepare': coreCall(
    z.object({ studentId }),
    z.object({
      planId: planId.nullable(),
      dueOn: isoDate.nullable(),
      /** The one that follows when today's is done. */
      nextOn: isoDate.nullable(),
      last: checkIn.nullable(),
      goals: z.array(
        z.object({
          goalId: itemId,
          sentence: z.string(),
          /** Not yet verified days through today, newest first, ten at most. */
          days: z.array(isoDate),
        }),
      ),
    }),
  ),
  /**
   * Throws `goal.too-early` for days that are still to come, `plan.ended`, and `plan.changed-elsewhere` for a goal that
   * the plan does not have.
   */
  'checkIns.log': coreCall(checkInDraft, checkIn),
  /** Goals that were verified in it stay verified. */
  'checkIns.remove': coreCall(z.object({ id: checkInId }), nothing),
  /**
   * Brings back what was removed since the vault was opened, as it was, also under a plan that has ended. Throws
   * `check-in.not-found`.
   */
  'checkIns.restore': coreCall(z.object({ id: checkInId }), checkIn),

  /**
   * The next step of a contact or check-in was done, or (null) is open again. Throws `goal.too-early`, `contact.not-found`
   * and `check-in.not-found`.
   */
  'nextSteps.settle': coreCall(
    z.object({
      of: z.union([z.object({ contactId }), z.object({ checkInId })]),
      doneOn: isoDate.nullable(),
    }),
    nothing,
  ),
  /** What the communication plan asks for: for each line of it, when it is due and what was last. */
  'communication.listDue': coreCall(
    z.object({ studentId }),
    z.object({
      lines: z.array(
        z.object({
          itemId,
          withWhom: z.string(),
          dueOn: isoDate.nullable(),
          lastReachedOn: isoDate.nullable(),
          attemptsSince: z.int().nonnegative(),
        }),
      ),
    }),
  ),
}
