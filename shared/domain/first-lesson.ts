/** How a day began for a student, by its first lesson. Leaves days marked as a whole or by halves to their own mark. */
import type { MarkCategory } from './attendance.ts'
import type { PeriodMark } from './attendance-days.ts'

/**
 * What the first lesson of a day says; null where the day's own mark says it: one for the whole day, a morning and an
 * afternoon, or none. A lesson that is not counted was not the first. `listsOnlyAbsences`: lessons without a mark were
 * attended, the first one too.
 */
export function findFirstLesson(
  marks: readonly Pick<PeriodMark, 'period' | 'category'>[],
  { sessionsADay, listsOnlyAbsences }: { sessionsADay: 1 | 2; listsOnlyAbsences: boolean },
): MarkCategory | null {
  if (marks.length === 0 || marks.some(({ period }) => period === 0)) return null
  const areLessons = sessionsADay === 1 || listsOnlyAbsences || marks.some(({ period }) => period > 2)
  if (!areLessons) return null
  const counted = marks.filter(({ category }) => category !== 'not-counted')
  const first = counted.toSorted((one, other) => one.period - other.period)[0]
  if (first === undefined) return null
  const isFirstKnown = first.period === 1 || marks.some(({ period }) => period === 1)
  return listsOnlyAbsences && !isFirstKnown ? 'present' : first.category
}
