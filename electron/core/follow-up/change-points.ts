/** What began, ended or changed in a student's plans. Only reads, and puts nothing in order of worth. */
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { ItemId, StudentId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { hasEnded } from '#shared/domain/plan-state.ts'
import { givenNameOf } from '#shared/domain/sections/schedule.ts'
import { listDatedStages } from '#shared/domain/stage-attendance.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listDecisions } from '../storage/tables/decisions.ts'
import { listPlanMoves } from '../storage/tables/plan-moves.ts'
import { listPlans } from '../storage/tables/plans.ts'

/**
 * Supports and stages with a first day and decisions, of all plans of the student, newest first; those still to come
 * too. What ended with its plan ends on that day. A support that a renewed plan took over is one.
 */
export function listChangePoints(database: ReadDatabase, studentId: StudentId): ChangePoint[] {
  const plans = listPlans(database, studentId)
  const supports = plans.flatMap((plan) => listSupports(plan, findLastDay(database, plan)))
  const rest = plans.flatMap((plan) => [
    ...listStages(plan, findLastDay(database, plan)),
    ...listDecided(database, plan),
  ])
  return [...joinRenewed(supports), ...rest].toSorted((one, other) => (one.fromOn < other.fromOn ? 1 : -1))
}

/** The last day of a plan that has ended; null while it goes on. */
function findLastDay(database: ReadDatabase, { id, state }: Plan): IsoDate | null {
  if (!hasEnded(state)) return null
  return listPlanMoves(database, id).findLast(({ to }) => hasEnded(to))?.on ?? null
}

/** The earlier of two last days; null is never. */
export function earlierOf(one: IsoDate | null, other: IsoDate | null): IsoDate | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

const isInOrder = ({ fromOn, toOn }: ChangePoint) => toOn === null || fromOn <= toOn

function listSupports({ id: planId, content }: Plan, lastOn: IsoDate | null): ChangePoint[] {
  return content.supports.items
    .flatMap<ChangePoint>(({ id, kind, what, bankId, startsOn, endsOn }) => {
      if (startsOn === null || what.trim() === '') return []
      const about = { itemId: id, name: what.trim(), supportKind: kind, bankId }
      return [{ planId, kind: 'support', ...about, fromOn: startsOn, toOn: earlierOf(endsOn, lastOn) }]
    })
    .filter(isInOrder)
}

function listStages({ id: planId, content }: Plan, lastOn: IsoDate | null): ChangePoint[] {
  return listDatedStages(content.schedule)
    .map<ChangePoint>((stage, at) => ({
      planId,
      kind: 'stage',
      itemId: stage.id,
      name: givenNameOf(stage) || `Stage ${at + 1} of the way back`,
      supportKind: null,
      bankId: null,
      fromOn: stage.startsOn,
      toOn: earlierOf(stage.endsOn, lastOn),
    }))
    .filter(isInOrder)
}

/** A decision about a stage is that stage itself. */
function listDecided(database: ReadDatabase, { id: planId }: Plan): ChangePoint[] {
  return listDecisions(database, planId)
    .filter(({ about }) => about !== 'stage')
    .map(({ id, what, decidedOn }) => ({
      planId,
      kind: 'decision',
      itemId: String(id) as ItemId,
      name: what.trim(),
      supportKind: null,
      bankId: null,
      fromOn: decidedOn,
      toOn: null,
    }))
}

/** Days between the end of a support in one plan and its going on in the next: longer than any summer. */
const longestGap = 120

/** `supports` of the newest plan first. */
function joinRenewed(supports: readonly ChangePoint[]): ChangePoint[] {
  const joined: ChangePoint[] = []
  for (const earlier of supports) {
    const at = joined.findIndex(
      ({ planId, itemId, fromOn }) =>
        planId !== earlier.planId &&
        itemId === earlier.itemId &&
        earlier.fromOn <= fromOn &&
        earlier.toOn !== null &&
        fromOn <= addDays(earlier.toOn, longestGap),
    )
    const later = joined[at]
    if (later === undefined) joined.push(earlier)
    else joined[at] = { ...later, fromOn: earlier.fromOn }
  }
  return joined
}
