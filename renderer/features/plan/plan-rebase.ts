/** Decides what happens to edits when the plan in the vault has moved on meanwhile. Never drops what somebody wrote. */
import type { PlanContent } from '#shared/domain/plan.ts'
import { sectionIds, type SectionId } from '#shared/domain/sections/registry.ts'

export type Rebase = {
  /** The vault's sections, with ours where only we have changed them. */
  content: PlanContent
  /** Sections that both sides have changed: a person must choose. Ours stay in `content` until then. */
  contested: SectionId[]
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** `base` is what the vault held when we last agreed with it; `changed` are the sections that we have not saved. */
export function rebasePlan(
  base: PlanContent,
  ours: PlanContent,
  theirs: PlanContent,
  changed: ReadonlySet<SectionId>,
): Rebase {
  const contested = [...changed].filter(
    (id) => !isSame(base[id], theirs[id]) && !isSame(ours[id], theirs[id]),
  )
  const entries = sectionIds.map((id) => [id, changed.has(id) ? ours[id] : theirs[id]])
  return { content: Object.fromEntries(entries) as PlanContent, contested }
}
