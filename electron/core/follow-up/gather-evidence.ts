/** What is known of a plan on a day, put together from all that was recorded. Stores nothing, and judges nobody. */
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import { countAround, countBetween } from '#shared/domain/evidence-days.ts'
import { countGoal } from '#shared/domain/goal-days.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { findSchoolYear, type SchoolYear } from '#shared/domain/school-calendar.ts'
import type { Schedule } from '#shared/domain/sections/schedule.ts'
import { compareStage, type DatedStage, listDatedStages } from '#shared/domain/stage-attendance.ts'
import { countDeliveries, listRests } from '#shared/domain/support-days.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listCheckInsOfPlan } from '../storage/tables/check-ins.ts'
import { listContacts } from '../storage/tables/contacts.ts'
import { listDeliveries } from '../storage/tables/deliveries.ts'
import { listOccurrences } from '../storage/tables/goal-occurrences.ts'
import { listPlanMoves } from '../storage/tables/plan-moves.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { findLastReviewDay } from '../storage/tables/reviews.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import { readStudentDays } from './attendance.ts'

/** What every part of the evidence is gathered from. */
type Gathering = {
  database: ReadDatabase
  plan: Plan
  calendar: readonly SchoolYear[]
  today: IsoDate
  /** Since when it counts. */
  from: IsoDate
}

/**
 * Counts from `sinceOn`; without it from the day after the last review that was held to its end, whose own day was told
 * there already, else from the day the plan was begun.
 * Goals and supports count from their own start. `stageId` asks about that stage; else it is the one that is lived now,
 * or was last. Throws `plan.not-found`.
 */
export function gatherEvidence(
  database: ReadDatabase,
  planId: PlanId,
  today: IsoDate,
  sinceOn?: IsoDate,
  stageId?: ItemId,
): Evidence {
  const plan = getPlan(database, planId)
  const from = sinceOn ?? findFirstUntold(database, planId, today) ?? localDayOf(new Date(plan.startedAt))
  const gathering = { database, plan, calendar: listSchoolYears(database), today, from }
  return {
    on: today,
    sinceOn: from,
    ...countAttendance(gathering, stageId ?? null),
    goals: countGoals(gathering),
    supports: countSupports(gathering),
    promises: listPromises(plan),
    checkIns: hearCheckIns(gathering),
    contacts: countContacts(gathering),
  }
}

/** On the day of a review itself what was told is still all there is to tell. */
function findFirstUntold(database: ReadDatabase, planId: PlanId, today: IsoDate): IsoDate | null {
  const last = findLastReviewDay(database, planId)
  if (last === null) return null
  return last.heldOn < today ? addDays(last.heldOn, 1) : last.heldOn
}

function countAttendance(
  { database, plan, calendar, today, from }: Gathering,
  stageId: ItemId | null,
): Pick<Evidence, 'marksThroughOn' | 'since' | 'before' | 'year' | 'stage'> {
  const { days, asOfOn } = readStudentDays(database, plan.studentId, today)
  const year = findSchoolYear(calendar, asOfOn ?? today)
  const stage = findStage(plan.content.schedule, today, stageId)
  const { sessionsADay } = getSettings(database)
  return {
    marksThroughOn: asOfOn,
    ...countAround(days, from),
    year: year === null ? null : countBetween(days, year.startsOn, year.endsOn),
    stage: stage === null ? null : compareStage(stage, days, calendar, sessionsADay, today),
  }
}

/** The asked stage; else the one that began last. */
function findStage(schedule: Schedule, today: IsoDate, stageId: ItemId | null): DatedStage | null {
  const stages = listDatedStages(schedule)
  if (stageId !== null) return stages.find((stage) => stage.id === stageId) ?? null
  return stages.findLast((stage) => stage.startsOn <= today) ?? null
}

function countGoals({ database, plan, calendar, today }: Gathering): Evidence['goals'] {
  const occurrences = listOccurrences(database, plan.id)
  return plan.content.goals.items
    .filter((goal) => goal.activity.trim() !== '' && goal.state !== 'let-go')
    .map((goal) => countGoal(goal, calendar, occurrences, today))
}

function countSupports({ database, plan, calendar, today }: Gathering): Evidence['supports'] {
  const deliveries = listDeliveries(database, plan.id)
  const rests = listRests(listPlanMoves(database, plan.id))
  return plan.content.supports.items
    .filter((support) => support.what.trim() !== '')
    .map((support) => countDeliveries(support, calendar, deliveries, today, { rests }))
}

function listPromises({ content }: Plan): Evidence['promises'] {
  return content.promises.items
    .filter(({ words }) => words.trim() !== '')
    .map(({ id: itemId, who: _who, ...said }) => ({ itemId, ...said }))
}

function hearCheckIns({ database, plan, today, from }: Gathering): Evidence['checkIns'] {
  const met = listCheckInsOfPlan(database, plan.id)
    .filter(({ wasMet, happenedOn }) => wasMet && from <= happenedOn && happenedOn <= today)
    .toReversed()
  return {
    count: met.length,
    feelings: met.flatMap(({ feeling }) => feeling ?? []),
    belongings: met.flatMap(({ belonging }) => belonging ?? []),
    lastWords: met.findLast(({ words }) => words.trim() !== '')?.words ?? '',
  }
}

function countContacts({ database, plan, today, from }: Gathering): Evidence['contacts'] {
  const contacts = listContacts(database, plan.studentId).filter(
    ({ happenedOn }) => from <= happenedOn && happenedOn <= today,
  )
  return { count: contacts.length, reached: contacts.filter((contact) => contact.wasReached).length }
}
