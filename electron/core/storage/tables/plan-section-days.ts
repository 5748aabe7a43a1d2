/** A section of a plan as it stood at the end of each day on which it was changed. Only reads; saving a section keeps it. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId } from '#shared/domain/identity.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import type { ReadDatabase } from '../database.ts'

/** Oldest first. The content is as it was written then, by the schema of that time. */
export function listSectionDays(
  database: ReadDatabase,
  planId: PlanId,
  section: SectionId,
): { on: IsoDate; content: unknown }[] {
  return database
    .all<{ on: IsoDate; content: string }>(
      'SELECT on_day AS "on", content FROM plan_section_day WHERE plan_id = ? AND section = ? ORDER BY on_day',
      planId,
      section,
    )
    .map(({ on, content }) => ({ on, content: JSON.parse(content) as unknown }))
}
