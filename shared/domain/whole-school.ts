/** The school's year for its principal: tiers by grade and by month. Names no one, and shows no small group. */
import { z } from 'zod'
import { attendanceRule, type Tier, tiers } from './attendance.ts'
import { isoDate } from './day.ts'
import { schoolYearId } from './identity.ts'
import { isShown, listShown } from './small-groups.ts'

export const tierCounts = z.object({
  satisfactory: z.int(),
  atRisk: z.int(),
  moderate: z.int(),
  severe: z.int(),
  tooEarly: z.int(),
})
export type TierCounts = z.infer<typeof tierCounts>

/** `counts` null below 10 students; a grade whose number could be told from the others is withheld too. */
const shownGroup = z.object({ name: z.string(), students: z.int().nullable(), counts: tierCounts.nullable() })

export const wholeSchool = z.object({
  year: z.object({ id: schoolYearId, name: z.string() }).nullable(),
  rule: attendanceRule,
  asOfOn: isoDate.nullable(),
  students: z.int().nullable(),
  counts: tierCounts.nullable(),
  grades: z.array(shownGroup),
  /**
   * Tiers of the year as they stood on the last school day of each month for everyone who had come by then, and the
   * absence rate within the month. Who left stays as it stood, so that the last month is the whole school's.
   */
  months: z.array(shownGroup.extend({ lastOn: isoDate, absenceRate: z.number().nullable() })),
})
export type WholeSchool = z.infer<typeof wholeSchool>

/** A group before anybody looks at it: every student with a tier. */
type FullGroup = { students: number; counts: TierCounts }
type ShownGroup = { students: number | null; counts: TierCounts | null }

export const noTiers = (): TierCounts => ({ satisfactory: 0, atRisk: 0, moderate: 0, severe: 0, tooEarly: 0 })

export function addToTier(group: FullGroup, tier: Tier): void {
  group.students += 1
  group.counts[tier] += 1
}

/**
 * The group without what its `newcomers` stand at, where they are so few that the month before would tell it of them:
 * for these it is too early to say.
 */
export function keepBackFew<Group extends FullGroup>(group: Group, newcomers: FullGroup): Group {
  if (isShown(newcomers.students)) return group
  const counts = { ...group.counts }
  for (const tier of tiers) counts[tier] -= newcomers.counts[tier]
  counts.tooEarly += newcomers.students
  return { ...group, counts }
}

/** A group that is no part of another that is shown. */
export function showAlone<Group extends FullGroup>(group: Group): Omit<Group, keyof FullGroup> & ShownGroup {
  return isShown(group.students) ? group : { ...group, students: null, counts: null }
}

/** Parts of a whole that is shown beside them: none can be told from the others. */
export function showParts<Group extends FullGroup>(
  groups: readonly Group[],
): (Omit<Group, keyof FullGroup> & ShownGroup)[] {
  const shown = listShown(groups.map(({ students }) => students))
  return groups.map((group, index) => (shown[index] ? group : { ...group, students: null, counts: null }))
}

const firstGrades = [/^(pre|pk|nursery)/, /^(k|kg|kindergarten|r|reception)\b/]
const byNumber = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const rankOf = (grade: string): number => {
  if (grade === '') return firstGrades.length + 1
  const first = firstGrades.findIndex((names) => names.test(grade.toLowerCase()))
  return first === -1 ? firstGrades.length : first
}

/** Kindergarten before grade 1, 2 before 10, and no grade last. */
export function compareGrades(one: string, other: string): number {
  return rankOf(one) - rankOf(other) || byNumber.compare(one, other)
}
