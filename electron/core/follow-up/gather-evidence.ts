/** What is known of a plan on a day, put together from all that was recorded. Stores nothing, and judges nobody. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listContacts } from '../storage/tables/contacts.ts'
import { getPlan } from '../storage/tables/plans.ts'
import { findLastReviewDay } from '../storage/tables/reviews.ts'

/**
 * Counts from `sinceOn`; without it from the last review that was held to its end, else from the day the plan was begun.
 * `stageId` asks about one stage; else it is the one that is lived now, or was last. Throws `plan.not-found`.
 */
export function gatherEvidence(
  database: ReadDatabase,
  planId: PlanId,
  today: IsoDate,
  sinceOn?: IsoDate,
  _stageId?: ItemId,
): Evidence {
  const plan = getPlan(database, planId)
  const from = sinceOn ?? findLastReviewDay(database, planId)?.heldOn ?? dayOfMoment(plan.startedAt)
  return {
    on: today,
    sinceOn: from,
    marksThroughOn: null,
    since: null,
    before: null,
    year: null,
    stage: null,
    goals: [],
    supports: [],
    promises: listPromises(plan),
    checkIns: { count: 0, feelings: [], belongings: [], lastWords: '' },
    contacts: countContacts(database, plan, from, today),
  }
}

function listPromises({ content }: Plan): Evidence['promises'] {
  return content.promises.items
    .filter(({ words }) => words.trim() !== '')
    .map(({ id, party, words, dueOn, state }) => ({ itemId: id, party, words, dueOn, state }))
}

function countContacts(
  database: ReadDatabase,
  { studentId }: Plan,
  from: IsoDate,
  today: IsoDate,
): Evidence['contacts'] {
  const contacts = listContacts(database, studentId).filter(
    ({ happenedOn }) => from <= happenedOn && happenedOn <= today,
  )
  return { count: contacts.length, reached: contacts.filter((contact) => contact.wasReached).length }
}

const two = (part: number) => String(part).padStart(2, '0')

/** The day of a moment by this laptop's calendar, as `context.today` has it. */
function dayOfMoment(moment: string): IsoDate {
  const at = new Date(moment)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as IsoDate
}
