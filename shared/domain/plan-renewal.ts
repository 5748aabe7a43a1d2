/** The first words of a plan that follows one that has ended. Carries what lasts, and never a date that was lived. */
import type { IsoDate } from './day.ts'
import type { ItemId } from './identity.ts'
import type { PlanContent } from './plan.ts'
import { emptyPlanContent } from './plan-gaps.ts'

type Identified = { id: ItemId }

/**
 * What an ended plan gives to the next one. Voices, strengths, team, helpers, classroom and ways to stay in touch go on
 * as they are; barriers that are still there, supports that still run on `today`, goals, promises and milestones that are
 * still open go on without their days. The way back, the placement and what was settled stay with the plan that ended.
 * Entries keep their ids, so that what points at them still does; a pointer at what stayed behind is dropped.
 */
export function renewContent(content: PlanContent, today: IsoDate): PlanContent {
  const barriers = content.barriers.items.filter((item) => item.state !== 'resolved')
  const supports = content.supports.items.filter((item) => item.endsOn === null || item.endsOn >= today)
  const keepSupports = onlyOf(supports)
  const keepBarriers = onlyOf(barriers)
  return {
    ...emptyPlanContent(),
    voice: content.voice,
    strengths: content.strengths,
    familyWords: content.familyWords,
    team: content.team,
    classroom: content.classroom,
    barriers: {
      items: barriers.map((item) => ({ ...item, supportIds: keepSupports(item.supportIds) })),
    },
    helpers: {
      ...content.helpers,
      items: content.helpers.items.map((item) => ({ ...item, barrierIds: keepBarriers(item.barrierIds) })),
    },
    // The new plan counts their sessions from its own beginning, or from theirs when that is still to come.
    supports: {
      items: supports.map((item) => ({
        ...item,
        startsOn: item.startsOn !== null && item.startsOn > today ? item.startsOn : today,
      })),
    },
    goals: {
      items: content.goals.items
        .filter((item) => item.state === 'open')
        .map((item) => ({
          ...item,
          startsOn: null,
          dueOn: null,
          baseline: null,
          supportIds: keepSupports(item.supportIds),
        })),
    },
    promises: {
      items: content.promises.items
        .filter((item) => item.state === 'open' || item.state === 'not-yet')
        .map((item) => ({ ...item, dueOn: null, state: 'open', settledOn: null })),
    },
    rhythm: { ...content.rhythm, firstReviewOn: null },
    communication: {
      items: content.communication.items.map((item) => ({ ...item, startsOn: null })),
    },
    milestones: {
      items: content.milestones.items
        .filter((item) => item.kind === 'habit' || item.reachedOn === null)
        .map((item) => ({ ...item, byOn: null, reachedOn: null })),
      stepDown: '',
    },
  }
}

function onlyOf(kept: readonly Identified[]): (ids: readonly ItemId[]) => ItemId[] {
  const ids = new Set(kept.map((item) => item.id))
  return (pointers) => pointers.filter((id) => ids.has(id))
}
