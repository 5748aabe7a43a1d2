/** How the supports of the school do, over all its plans: read at once, counted in one place. Names nobody. */
import { toDayRanges } from '#shared/domain/attendance-figures.ts'
import { listWeeks } from '#shared/domain/attendance-year.ts'
import { compareValues, type Verdict } from '#shared/domain/before-after.ts'
import { hasAllBefore, splitWeeks } from '#shared/domain/before-after-weeks.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { BankSupportId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { countPlannedSessions, mapOpenDays } from '#shared/domain/open-day-map.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import type { Barrier } from '#shared/domain/sections/barriers.ts'
import type { Support } from '#shared/domain/sections/supports.ts'
import { listRests, type Rest } from '#shared/domain/support-days.ts'
import {
  countSupports,
  countUnanswered,
  type GivenSupport,
  isUnanswered,
  sameName,
  type SupportsAcross,
} from '#shared/domain/supports-across.ts'
import { toAttendancePoints } from '#shared/domain/week-points.ts'
import type { WeeklyPoint } from '#shared/domain/weekly-series.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listStripsOf } from '../storage/tables/attendance-strips.ts'
import { listBankSupports } from '../storage/tables/bank-supports.ts'
import {
  listMovesAcross,
  listPlansAcross,
  listSessionsAcross,
  type PlanAcross,
} from '../storage/tables/plans-across.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { listWrittenSections } from '../storage/tables/today-facts.ts'
import { readyYear } from './attendance.ts'
import { earlierOf } from './change-points.ts'

/** A support of one plan that has begun, with what was recorded of it. */
type LivedSupport = {
  key: string
  studentId: StudentId
  bankId: BankSupportId | null
  name: string
  fromOn: IsoDate
  toOn: IsoDate | null
  planned: number
  delivered: number
}

/** Newest year first. */
type Calendar = { years: readonly SchoolYear[]; today: IsoDate }

type WholePlan = PlanAcross & { supports: Support[]; barriers: Barrier[]; rests: Rest[] }

/**
 * Every support that has begun by `today`, of all plans: students, planned beside delivered, and what the weeks at school
 * looked like before and after. Barriers of plans that have not ended, without a support of the plan.
 */
export function lookAtSupports(database: ReadDatabase, today: IsoDate): SupportsAcross {
  const plans = readPlans(database)
  const years = listSchoolYears(database)
  const bank = listBankSupports(database, today)
  const keyOfName = new Map(bank.map(({ id, name }) => [sameName(name), keyOfBank(id)]))
  const lived = listLived(database, plans, keyOfName, { years, today })
  const weeks = readWeeksOf(database, plans, lived, { years, today })
  const given = [...Map.groupBy(lived, ({ key }) => key)].map(
    ([key, own]) => [key, listByStudent(own, weeks, { years, today })] as const,
  )
  const offered = bank.filter(({ id, isRetired }) => !isRetired || lived.some((one) => one.bankId === id))
  return {
    plans: plans.length,
    supports: countSupports(
      new Map(given),
      new Map(offered.map(({ id, name }) => [keyOfBank(id), { id, name }])),
    ),
    unanswered: countUnanswered(plans.flatMap(listUnanswered)),
  }
}

const noMarks = new Uint8Array(0)

const keyOfBank = (id: BankSupportId) => `bank ${id}`

function readPlans(database: ReadDatabase): WholePlan[] {
  const plans = listPlansAcross(database)
  const ids = plans.map(({ id }) => id)
  const written = listWrittenSections(database, ids, ['supports', 'barriers'])
  const contents = new Map(
    // Was checked when it was saved.
    written.map(({ planId, section, content }) => [
      `${planId} ${section}`,
      (JSON.parse(content) as { items: unknown[] }).items,
    ]),
  )
  const moves = Map.groupBy(listMovesAcross(database), ({ planId }) => planId)
  return plans.map((plan) => ({
    ...plan,
    supports: (contents.get(`${plan.id} supports`) ?? []) as Support[],
    barriers: (contents.get(`${plan.id} barriers`) ?? []) as Barrier[],
    rests: listRests(moves.get(plan.id) ?? []),
  }))
}

function listLived(
  database: ReadDatabase,
  plans: readonly WholePlan[],
  keyOfName: ReadonlyMap<string, string>,
  { years, today }: Calendar,
): LivedSupport[] {
  const sessions = new Map(
    listSessionsAcross(database, today).map((one) => [sessionKey(one.planId, one.supportId), one]),
  )
  const started = plans.flatMap(({ supports }) => supports.flatMap(({ startsOn }) => startsOn ?? []))
  const firstOn = started.reduce((one, other) => (one < other ? one : other), today)
  const open = mapOpenDays(years, firstOn, today)
  return plans.flatMap(({ id, studentId, state, supports, rests }) => {
    const lastOn = hasEnded(state) ? (rests.at(-1)?.fromOn ?? null) : null
    return supports.flatMap<LivedSupport>((support) => {
      const { what, startsOn, endsOn, bankId = null } = support
      const name = what.trim()
      if (startsOn === null || startsOn > today || name === '') return []
      const toOn = earlierOf(endsOn, lastOn)
      if (toOn !== null && toOn < startsOn) return []
      const recorded = sessions.get(sessionKey(id, support.id))
      const days = (recorded?.days.split(',') ?? []) as IsoDate[]
      const weekdays = support.weekdays ?? []
      return [
        {
          key: bankId === null ? (keyOfName.get(sameName(name)) ?? sameName(name)) : keyOfBank(bankId),
          studentId,
          bankId,
          name,
          fromOn: startsOn,
          toOn,
          planned: countPlannedSessions({ weekdays, startsOn, endsOn }, open, days, rests),
          delivered: recorded?.given ?? 0,
        },
      ]
    })
  })
}

const sessionKey = (planId: PlanId, supportId: Support['id']) => `${planId} ${supportId}`

/** Each student once: from the first day on which the support was there, over all plans in which it is. */
function listByStudent(
  lived: readonly LivedSupport[],
  weeks: ReadonlyMap<StudentId, readonly WeeklyPoint[]>,
  calendar: Calendar,
): GivenSupport[] {
  return [...Map.groupBy(lived, ({ studentId }) => studentId)].map(([studentId, own]) => {
    const fromOn = own.map((one) => one.fromOn).reduce((one, other) => (one < other ? one : other))
    const ends = own.map((one) => one.toOn)
    const toOn = ends.reduce((one, other) =>
      one === null || other === null ? null : one > other ? one : other,
    )
    return {
      studentId,
      bankId: own[0]?.bankId ?? null,
      name: own[0]?.name ?? '',
      planned: own.reduce((sum, one) => sum + one.planned, 0),
      delivered: own.reduce((sum, one) => sum + one.delivered, 0),
      verdict: judge(weeks.get(studentId) ?? [], { fromOn, toOn }, calendar),
    }
  })
}

function judge(
  points: readonly WeeklyPoint[],
  change: { fromOn: IsoDate; toOn: IsoDate | null },
  { years, today }: Calendar,
): Verdict {
  const { phaseA, phaseB } = splitWeeks(points, change, today, years)
  return compareValues(phaseA.values, phaseB.values).verdict
}

/** Weeks at school of every student with a support: from the school year on that holds all that is compared. */
function readWeeksOf(
  database: ReadDatabase,
  plans: readonly WholePlan[],
  lived: readonly LivedSupport[],
  { years, today }: Calendar,
): Map<StudentId, WeeklyPoint[]> {
  const enrolled = new Map(plans.map(({ studentId, enrolments }) => [studentId, toDayRanges(enrolments)]))
  const began = new Map<StudentId, IsoDate>()
  for (const { studentId, fromOn } of lived) {
    if (fromOn < (began.get(studentId) ?? today)) began.set(studentId, fromOn)
  }
  const found = new Map<StudentId, WeeklyPoint[]>(lived.map(({ studentId }) => [studentId, []]))
  for (const year of years) {
    if (year.startsOn > today) continue
    const asked = [...found].filter(([id, points]) => !hasAllBefore(points, began.get(id) ?? today))
    if (asked.length === 0) break
    const { counted } = readyYear(database, year, today)
    const strips = listStripsOf(
      database,
      year.id,
      asked.map(([id]) => id),
    )
    const stripOf = new Map(strips.map(({ studentId, days }) => [studentId, days]))
    for (const [id, later] of asked) {
      const weeks = listWeeks(stripOf.get(id) ?? noMarks, counted, enrolled.get(id) ?? [])
      found.set(id, [...toAttendancePoints(weeks), ...later])
    }
  }
  return found
}

function listUnanswered({ studentId, state, supports, barriers }: WholePlan) {
  if (hasEnded(state)) return []
  const supportIds = new Set<string>(supports.map(({ id }) => id))
  return barriers
    .filter((barrier) => isUnanswered(barrier, supportIds))
    .map((barrier) => ({ studentId, barrier: { ...barrier, ownCategory: barrier.ownCategory ?? '' } }))
}
