/**
 * What Today needs to know of hundreds of plans at once: a few aggregated reads through indexes, never one a student.
 * Only reads.
 */
import type { Decision } from '#shared/domain/decision.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { GoalOccurrence } from '#shared/domain/goal-occurrence.ts'
import type { CheckInId, ContactId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { isGoingOn, type PlanState, planStates } from '#shared/domain/plan-state.ts'
import type { ReadDatabase } from '../database.ts'

const goingOn = `('${planStates.filter(isGoingOn).join("', '")}')`

export type CurrentPlan = {
  id: PlanId
  studentId: StudentId
  state: PlanState
  revision: number
  startedAt: string
  /** The day on which it first went on: when it was agreed; null before. */
  firstLivedOn: IsoDate | null
  /** The day on which it last began to go on, after a pause too: what is due counts from it; null before. */
  livedFromOn: IsoDate | null
  givenName: string
  familyName: string
  preferredName: string
  schoolNumber: string
}

/** The newest plan of each active student that has one. */
export function listCurrentPlans(database: ReadDatabase): CurrentPlan[] {
  return database.all<CurrentPlan>(`
    SELECT plan.id, student_id AS studentId, plan.state, plan.revision, started_at AS startedAt,
      (SELECT min(on_day) FROM plan_move WHERE plan_id = plan.id AND to_state IN ${goingOn}) AS firstLivedOn,
      (SELECT on_day FROM plan_move WHERE plan_id = plan.id AND to_state IN ${goingOn} AND from_state NOT IN ${goingOn}
       ORDER BY id DESC LIMIT 1) AS livedFromOn,
      given_name AS givenName, family_name AS familyName, preferred_name AS preferredName,
      school_number AS schoolNumber
    FROM plan JOIN student ON student.id = student_id
    WHERE student.state = 'active'
      AND plan.id = (SELECT max(other.id) FROM plan AS other WHERE other.student_id = plan.student_id)`)
}

/** Sections as they were written, not parsed, of these plans. */
export function listWrittenSections(
  database: ReadDatabase,
  planIds: readonly PlanId[],
  sections: readonly string[],
): { planId: PlanId; section: string; content: string }[] {
  return database.all(
    `SELECT plan_id AS planId, section, content FROM plan_section
     WHERE plan_id IN (SELECT value FROM json_each(?)) AND section IN (SELECT value FROM json_each(?))`,
    JSON.stringify(planIds),
    JSON.stringify(sections),
  )
}

export type LastCheckIn = { planId: PlanId; on: IsoDate; wasMet: number; words: string }

export function listLastCheckIns(database: ReadDatabase, planIds: readonly PlanId[]): LastCheckIn[] {
  return database.all<LastCheckIn>(
    `SELECT plan_id AS planId, happened_on AS "on", was_met AS wasMet, words FROM check_in
     WHERE id IN (
       SELECT (SELECT id FROM check_in WHERE plan_id = value ORDER BY happened_on DESC, id DESC LIMIT 1)
       FROM json_each(?))`,
    JSON.stringify(planIds),
  )
}

/** With whom, when they were last reached (null: never), and on which days it was tried. */
export type ContactsWith = {
  studentId: StudentId
  withWhom: string
  lastReachedOn: IsoDate | null
  /** Days apart by spaces. */
  tried: string | null
}

/** Contacts of these students by the name that was written down: all who were reached, attempts since `fromOn`. */
export function listContactsSince(
  database: ReadDatabase,
  studentIds: readonly StudentId[],
  fromOn: IsoDate,
): ContactsWith[] {
  return database.all<ContactsWith>(
    `SELECT student_id AS studentId, with_whom AS withWhom, max(iif(was_reached = 1, happened_on, NULL)) AS lastReachedOn,
       group_concat(iif(was_reached = 0, happened_on, NULL), ' ') AS tried
     FROM contact WHERE student_id IN (SELECT value FROM json_each(?)) AND was_reached IN (0, 1)
       AND (was_reached = 1 OR happened_on >= ?)
     GROUP BY student_id, with_whom`,
    JSON.stringify(studentIds),
    fromOn,
  )
}

export type LastTalk = { studentId: StudentId; lastOn: IsoDate | null; attempts: number }

/** When anybody last spoke with each of these students or their family, and the attempts since. */
export function listLastTalks(database: ReadDatabase, studentIds: readonly StudentId[]): LastTalk[] {
  return database.all<LastTalk>(
    `WITH spoken AS (
       SELECT value AS id, nullif(max(
         coalesce((SELECT max(happened_on) FROM contact WHERE student_id = value AND was_reached = 1), ''),
         coalesce((SELECT max(happened_on) FROM check_in WHERE student_id = value AND was_met = 1), '')
       ), '') AS lastOn
       FROM json_each(?))
     SELECT spoken.id AS studentId, lastOn,
       (SELECT count(*) FROM contact
        WHERE student_id = spoken.id AND was_reached = 0 AND happened_on >= coalesce(lastOn, ''))
       + (SELECT count(*) FROM check_in
          WHERE student_id = spoken.id AND was_met = 0 AND happened_on >= coalesce(lastOn, '')) AS attempts
     FROM spoken`,
    JSON.stringify(studentIds),
  )
}

export type OpenStep = {
  studentId: StudentId
  planId: PlanId | null
  contactId: ContactId | null
  checkInId: CheckInId | null
  words: string
  dueOn: IsoDate
  withWhom: string
  happenedOn: IsoDate
  givenName: string
  familyName: string
  preferredName: string
  schoolNumber: string
}

/** Next steps of active students whose day comes through `toOn`, and that nobody did yet. */
export function listOpenSteps(database: ReadDatabase, toOn: IsoDate): OpenStep[] {
  const names = `given_name AS givenName, family_name AS familyName, preferred_name AS preferredName,
    school_number AS schoolNumber`
  return database.all<OpenStep>(
    `SELECT student_id AS studentId, NULL AS planId, c.id AS contactId, NULL AS checkInId, next_step AS words,
       next_step_on AS dueOn, with_whom AS withWhom, happened_on AS happenedOn, ${names}
     FROM contact AS c JOIN student ON student.id = student_id
     WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL AND next_step_on <= ? AND next_step <> ''
       AND student.state = 'active'
     UNION ALL
     SELECT student_id, plan_id, NULL, c.id, next_step, next_step_on, '', happened_on, ${names}
     FROM check_in AS c JOIN student ON student.id = student_id
     WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL AND next_step_on <= ? AND next_step <> ''
       AND student.state = 'active'`,
    toOn,
    toOn,
  )
}

export type LastReviewOfPlan = { planId: PlanId; heldOn: IsoDate; nextOn: IsoDate | null }

/** The last review session of each plan that was held to its end. */
export function listLastReviews(database: ReadDatabase, planIds: readonly PlanId[]): LastReviewOfPlan[] {
  return database.all<LastReviewOfPlan>(
    `SELECT plan_id AS planId, held_on AS heldOn, next_on AS nextOn FROM review
     WHERE id IN (
       SELECT (SELECT id FROM review WHERE plan_id = value AND state = 'closed' ORDER BY held_on DESC, id DESC LIMIT 1)
       FROM json_each(?))`,
    JSON.stringify(planIds),
  )
}

type DecisionOfPlan = Pick<
  Decision,
  'id' | 'planId' | 'what' | 'who' | 'decidedOn' | 'byOn' | 'itemId' | 'stageChoice'
>

/** Decisions of these plans that are not done and have a day, and all those about stages. */
export function listDecisionsOfPlans(database: ReadDatabase, planIds: readonly PlanId[]): DecisionOfPlan[] {
  return database.all<DecisionOfPlan>(
    `SELECT id, plan_id AS planId, what, who, decided_on AS decidedOn, iif(done_on IS NULL, by_on, NULL) AS byOn,
       iif(about = 'stage', item_id, NULL) AS itemId, stage_choice AS stageChoice
     FROM decision WHERE plan_id IN (SELECT value FROM json_each(?))
       AND (about = 'stage' OR (by_on IS NOT NULL AND done_on IS NULL))
     ORDER BY id`,
    JSON.stringify(planIds),
  )
}

/** The newest agreement of each of these plans, when nobody signed it. */
export function listUnsigned(
  database: ReadDatabase,
  planIds: readonly PlanId[],
): { planId: PlanId; madeAt: string }[] {
  return database.all(
    // Beside max, the other columns are those of its row; the index has them all.
    `SELECT planId, madeAt FROM (
       SELECT plan_id AS planId, max(id), state, made_at AS madeAt FROM agreement
       WHERE plan_id IN (SELECT value FROM json_each(?)) GROUP BY plan_id)
     WHERE state = 'open'`,
    JSON.stringify(planIds),
  )
}

/** Verified goal days of these plans since `fromOn`, of each plan oldest first, without the words. */
export function listOccurrencesOfPlans(
  database: ReadDatabase,
  planIds: readonly PlanId[],
  fromOn: IsoDate,
): GoalOccurrence[] {
  return database.all<GoalOccurrence>(
    `SELECT plan_id AS planId, goal_id AS goalId, on_day AS "on", state, '' AS words FROM goal_occurrence
     WHERE plan_id IN (SELECT value FROM json_each(?)) AND on_day >= ? ORDER BY plan_id, on_day`,
    JSON.stringify(planIds),
    fromOn,
  )
}
