/** Puts Today together: what is due, whom nobody has spoken to, what comes, and good news first. Only reads. */
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { indexOpenDays } from '#shared/domain/near-days.ts'
import { isOpenOn } from '#shared/domain/open-days.ts'
import { isGoingOn } from '#shared/domain/plan-state.ts'
import { compareSilences, findSilence } from '#shared/domain/silence.ts'
import {
  isDue,
  type Person,
  type PlannedLine,
  type PlanOfToday,
  type TodayView,
} from '#shared/domain/today-line.ts'
import { listAhead } from '#shared/domain/today-ahead.ts'
import { listPlanLines, makeStepLine, makeUnsignedLine, orderLines } from '#shared/domain/today-lines.ts'
import { countSchoolDay, sayWhyClosed } from '#shared/domain/today-calendar.ts'
import type { Today } from '#shared/domain/today.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listMovedKeys } from '../storage/tables/moved-lines.ts'
import { getNoticeRules } from '../storage/tables/notice-rules.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import * as facts from '../storage/tables/today-facts.ts'
import { readDaysOfMany } from './attendance.ts'
import { type DueContent, firstLivedOn, livedFrom, personOf, readDueContents } from './current-plans.ts'
import { noticeForToday } from './notice-celebrations.ts'

/** How far back contacts are looked at: longer than any rhythm, and than any summer. */
const daysOfContacts = 150
/** How far back verified goals are looked at: what is older says nothing about these weeks. */
const daysOfGoals = 60
const daysAhead = 7

/** A plan that is going on, with whom it is about. */
type LivedNow = { plan: facts.CurrentPlan; person: Person; sinceOn: IsoDate; content: DueContent }

export function gatherToday(database: ReadDatabase, today: IsoDate): Today {
  const calendar = listSchoolYears(database)
  const rules = getNoticeRules(database)
  const view: TodayView = {
    today,
    calendar,
    openDays: indexOpenDays(calendar, addDays(today, -400), addDays(today, 60)),
    sessionsADay: getSettings(database).sessionsADay,
    rules,
  }
  const plans = facts.listCurrentPlans(database)
  const lived = listLived(database, plans)
  const ready = readPlans(database, lived, view)
  const marksThroughOn = findLastMarkedDay(ready)
  const moved = listMovedKeys(database, today)
  const all = [
    ...ready.flatMap((plan) => listPlanLines(plan, view)),
    ...listStepLines(database, plans, view),
    ...listUnsignedLines(database, plans, view),
  ]
  return {
    on: today,
    schoolDay: countSchoolDay(calendar, today),
    closedBecause: isOpenOn(calendar, today) ? '' : sayWhyClosed(calendar, today),
    goodNews: noticeForToday(database, ready, view, rules, addDays(today, -daysOfGoals)),
    lines: orderLines(all.filter((line) => isDue(line, today) && !moved.has(line.key))),
    quiet: listQuiet(database, lived, view),
    ahead: listAhead(
      ready,
      all.filter((line) => !isDue(line, today)),
      view,
      addDays(today, daysAhead),
    ),
    hasSchoolYear: calendar.length > 0,
    plans: { goingOn: lived.length, drafts: plans.filter(({ state }) => state === 'draft').length },
    marksThroughOn,
    quietSinceOn: isTooOld(marksThroughOn, view, rules.quietAfterDays) ? marksThroughOn : null,
  }
}

function listLived(database: ReadDatabase, plans: readonly facts.CurrentPlan[]): LivedNow[] {
  const goingOn = plans.filter((plan) => isGoingOn(plan.state))
  const contents = readDueContents(database, goingOn)
  return goingOn.flatMap((plan) => {
    const content = contents.get(plan.id)
    return content === undefined ? [] : [{ plan, person: personOf(plan), sinceOn: livedFrom(plan), content }]
  })
}

const ofPlan = ({ planId }: { planId: PlanId }) => planId

/** Everything that the lines of these plans rest on, read for all of them together. */
function readPlans(
  database: ReadDatabase,
  lived: readonly LivedNow[],
  { today }: TodayView,
): (PlanOfToday & { firstLivedOn: IsoDate })[] {
  const planIds = lived.map(({ plan }) => plan.id)
  const studentIds = lived.map(({ person }) => person.studentId)
  const checkIns = new Map(facts.listLastCheckIns(database, planIds).map((row) => [row.planId, row]))
  const contacts = Map.groupBy(
    facts.listContactsSince(database, studentIds, addDays(today, -daysOfContacts)),
    (row) => row.studentId,
  )
  const reviews = new Map(facts.listLastReviews(database, planIds).map((row) => [row.planId, row]))
  const decisions = Map.groupBy(facts.listDecisionsOfPlans(database, planIds), ofPlan)
  const occurrences = Map.groupBy(
    facts.listOccurrencesOfPlans(database, planIds, addDays(today, -daysOfGoals)),
    ofPlan,
  )
  const days = readDaysOfMany(database, studentIds, today)
  return lived.map(({ plan, person, sinceOn, content }) => {
    const checkIn = checkIns.get(plan.id)
    const made = decisions.get(plan.id) ?? []
    return {
      ...person,
      planId: plan.id,
      sinceOn,
      firstLivedOn: firstLivedOn(plan),
      content,
      lastCheckIn:
        checkIn === undefined ? null : { on: checkIn.on, wasMet: checkIn.wasMet === 1, words: checkIn.words },
      contacts: describeContacts(contacts.get(person.studentId) ?? []),
      lastReview: reviews.get(plan.id) ?? null,
      stageDecisions: made.filter((one) => one.itemId !== null),
      openDecisions: made.flatMap((one) => (one.byOn === null ? [] : [{ ...one, byOn: one.byOn }])),
      occurrences: occurrences.get(plan.id) ?? [],
      days: days.get(person.studentId) ?? [],
    }
  })
}

function describeContacts(contacts: readonly facts.ContactsWith[]): PlanOfToday['contacts'] {
  return contacts.map(({ withWhom, lastReachedOn, tried }) => ({
    withWhom,
    lastReachedOn,
    triedOn: (tried?.split(' ') ?? []) as IsoDate[],
  }))
}

/** Steps after a contact belong to the student; those after a check-in rest and end with the plan. */
function listStepLines(
  database: ReadDatabase,
  plans: readonly facts.CurrentPlan[],
  view: TodayView,
): PlannedLine[] {
  const resting = new Set(plans.filter(({ state }) => !isGoingOn(state)).map(({ studentId }) => studentId))
  return facts.listOpenSteps(database, addDays(view.today, daysAhead)).flatMap((step) => {
    const { contactId, checkInId } = step
    if (contactId === null && (checkInId === null || resting.has(step.studentId))) return []
    const of = contactId !== null ? { contactId } : checkInId !== null ? { checkInId } : null
    if (of === null) return []
    const { words, dueOn, withWhom, happenedOn } = step
    return [makeStepLine({ ...personOf(step), of, words, dueOn, withWhom, happenedOn }, view)]
  })
}

/** Drafts too: an agreement waits for its first signature while the plan is still a draft. */
function listUnsignedLines(
  database: ReadDatabase,
  plans: readonly facts.CurrentPlan[],
  view: TodayView,
): PlannedLine[] {
  const open = new Map(
    plans.filter(({ state }) => state === 'draft' || isGoingOn(state)).map((plan) => [plan.id, plan]),
  )
  return facts.listUnsigned(database, [...open.keys()]).flatMap(({ planId, madeAt }) => {
    const plan = open.get(planId)
    if (plan === undefined) return []
    const madeOn = localDayOf(new Date(madeAt))
    return [makeUnsignedLine({ ...personOf(plan), planId, madeOn }, view)]
  })
}

function listQuiet(database: ReadDatabase, lived: readonly LivedNow[], view: TodayView): Today['quiet'] {
  const ids = lived.map(({ person }) => person.studentId)
  const talks = new Map<StudentId, facts.LastTalk>(
    facts.listLastTalks(database, ids).map((talk) => [talk.studentId, talk]),
  )
  return lived
    .flatMap(({ person: { studentId, fullName }, sinceOn }) => {
      const talk = talks.get(studentId)
      const [lastSpokenOn, attempts] = [talk?.lastOn ?? null, talk?.attempts ?? 0]
      const silence = findSilence({ sinceOn, lastSpokenOn, attempts, today: view.today }, view.openDays)
      return silence === null ? [] : [{ studentId, fullName, ...silence }]
    })
    .toSorted((one, other) => compareSilences(one, other) || (one.fullName < other.fullName ? -1 : 1))
}

const isTooOld = (on: IsoDate | null, { today, openDays }: TodayView, days: number) =>
  on !== null && openDays.countAfter(on, today) > days

function findLastMarkedDay(plans: readonly PlanOfToday[]): IsoDate | null {
  return plans.reduce<IsoDate | null>((last, { days }) => {
    const on = days.findLast((day) => day.hasMark)?.on
    return on !== undefined && (last === null || on > last) ? on : last
  }, null)
}
