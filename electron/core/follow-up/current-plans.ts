/** The plans that are lived now, with the sections that fall due. Reads many at once, and keeps what did not change. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId } from '#shared/domain/identity.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { emptyGoal } from '#shared/domain/sections/goals.ts'
import { emptyPromise } from '#shared/domain/sections/promises.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import type { Person } from '#shared/domain/today-line.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { type CurrentPlan, listWrittenSections } from '../storage/tables/today-facts.ts'

const dueSections = ['promises', 'schedule', 'rhythm', 'communication', 'goals', 'milestones'] as const
export type DueContent = Pick<PlanContent, (typeof dueSections)[number]>

type Kept = { revision: number; content: DueContent }
const known = new WeakMap<ReadDatabase, Map<PlanId, Kept>>()

/** The content of these plans, each revision read once while the vault is open. */
export function readDueContents(
  database: ReadDatabase,
  plans: readonly Pick<CurrentPlan, 'id' | 'revision'>[],
): Map<PlanId, DueContent> {
  const kept = known.get(database) ?? new Map<PlanId, Kept>()
  known.set(database, kept)
  const changed = plans.filter(({ id, revision }) => kept.get(id)?.revision !== revision)
  const written = new Map<PlanId, Record<string, unknown>>(changed.map(({ id }) => [id, {}]))
  const ids = changed.map(({ id }) => id)
  for (const { planId, section, content } of ids.length === 0
    ? []
    : listWrittenSections(database, ids, dueSections)) {
    Object.assign(written.get(planId) ?? {}, { [section]: JSON.parse(content) as unknown })
  }
  for (const { id, revision } of changed) {
    kept.set(id, { revision, content: fillContent(written.get(id) ?? {}) })
  }
  return new Map(plans.flatMap(({ id }) => (kept.has(id) ? [[id, kept.get(id)?.content as DueContent]] : [])))
}

/** Was checked when it was saved; what came later than an older row is empty in it. */
function fillContent(written: Partial<DueContent>): DueContent {
  const { promises, schedule, rhythm, communication, goals, milestones } = emptyPlanContent()
  return {
    promises: {
      items: (written.promises ?? promises).items.map((item) => ({
        ...emptyPromise(item.id, item.party),
        ...item,
      })),
    },
    schedule: { ...schedule, ...written.schedule },
    rhythm: { ...rhythm, ...written.rhythm },
    communication: { ...communication, ...written.communication },
    goals: { items: (written.goals ?? goals).items.map((item) => ({ ...emptyGoal(item.id), ...item })) },
    milestones: { ...milestones, ...written.milestones },
  }
}

type Named = Pick<CurrentPlan, 'studentId' | 'givenName' | 'familyName' | 'preferredName' | 'schoolNumber'>

export function personOf(named: Named): Person {
  return { studentId: named.studentId, fullName: fullNameOf(named), calledName: calledNameOf(named) }
}

/** The day from which a plan was lived: when it was agreed, else the day on which it was begun. Good news counts from it. */
export function firstLivedOn({
  firstLivedOn: firstOn,
  startedAt,
}: Pick<CurrentPlan, 'firstLivedOn' | 'startedAt'>): IsoDate {
  return firstOn ?? localDayOf(new Date(startedAt))
}

/** The day from which things fall due: as the first, but a pause begins it anew, so that it leaves nothing overdue. */
export function livedFrom({
  livedFromOn,
  startedAt,
}: Pick<CurrentPlan, 'livedFromOn' | 'startedAt'>): IsoDate {
  return livedFromOn ?? localDayOf(new Date(startedAt))
}
