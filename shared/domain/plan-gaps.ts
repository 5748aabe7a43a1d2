/** What a plan still lacks, in the order of its sections. Never blocks saving or printing. */
import type { PlanContent } from './plan.ts'
import { sectionIds, sections, type SectionId } from './sections/registry.ts'
import type { Gap, Section } from './sections/section.ts'
import type { z } from 'zod'

/** A plan without any content: the first draft. */
export function emptyPlanContent(): PlanContent {
  return Object.fromEntries(sectionIds.map((id) => [id, sections[id].empty()])) as PlanContent
}

export function findPlanGaps(content: PlanContent, called: string): (Gap & { section: SectionId })[] {
  const context = { called, supportIds: new Set(content.supports.items.map((support) => support.id)) }
  return sectionIds.flatMap((id) => {
    // The registry pairs each id with its own schema; TypeScript cannot follow that through a union.
    const section = sections[id] as unknown as Section<SectionId, z.ZodType>
    return section
      .findGaps(content[id], context)
      .map(({ itemId, sentence, isNeeded }) => ({ section: id, itemId, sentence, isNeeded }))
  })
}

/** Ready for an agreement: nothing that is needed is missing, the student's voice first of all. */
export function isPlanReady(content: PlanContent, called: string): boolean {
  return findPlanGaps(content, called).every((gap) => !gap.isNeeded)
}
