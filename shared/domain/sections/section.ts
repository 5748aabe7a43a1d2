/** The form of one plan section: what it holds, what it is when empty, and what it still lacks. */
import type { z } from 'zod'
import type { ItemId } from '../identity.ts'

/** Something a plan still lacks, in words that a counselor could say aloud. */
export type Gap = {
  section: string
  /** The entry that lacks it, or null when the section as a whole does. */
  itemId: ItemId | null
  sentence: string
  /** A plan with a needed gap is not ready for an agreement; the others are only suggestions. */
  isNeeded: boolean
}

/** A gap as its section finds it; the registry adds the section's id. */
export type FoundGap = Omit<Gap, 'section'>

/** What a section may know of the rest of the plan when it looks for gaps. */
export type PlanContext = {
  /** The student's called name. */
  called: string
  /** The supports that the plan offers now. */
  supportIds: ReadonlySet<ItemId>
}

export type Section<Id extends string, Schema extends z.ZodType> = {
  id: Id
  /** The heading on screen. */
  title: string
  schema: Schema
  empty: () => z.infer<Schema>
  /** Sentences about what is missing. Never changes `content`. */
  findGaps: (content: z.infer<Schema>, context: PlanContext) => FoundGap[]
}

export function defineSection<Id extends string, Schema extends z.ZodType>(
  section: Section<Id, Schema>,
): Section<Id, Schema> {
  return section
}
