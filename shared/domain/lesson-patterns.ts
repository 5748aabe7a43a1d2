/** Which lessons, or which half of the day, a student missed. Only counts; a lesson is never made up. */
import { isAway, type MarkCategory } from './attendance.ts'
import type { EpochDay } from './day.ts'
import type { Counted } from './year-patterns.ts'

export type LessonMark = { day: EpochDay; period: number; category: MarkCategory }
export type CountedLesson = Counted & { period: number; name: string }

/**
 * By period, ascending; marks of whole days (period 0) stand aside. `coveredDays` are those on which only absences are
 * listed: there a lesson without a mark was attended. `sessionsADay` 2: periods 1 and 2 are morning and afternoon, if
 * there are no others.
 */
export function countLessons(
  marks: readonly LessonMark[],
  coveredDays: ReadonlySet<EpochDay>,
  sessionsADay: 1 | 2,
): CountedLesson[] {
  const lessons = new Map<number, Counted & { marked: Set<EpochDay> }>()
  for (const { day, period, category } of marks) {
    if (period === 0) continue
    const sum = lessons.get(period) ?? { enrolled: 0, absent: 0, late: 0, marked: new Set() }
    lessons.set(period, sum)
    sum.marked.add(day)
    if (category === 'not-taken' || category === 'not-counted') continue
    sum.enrolled += 1
    if (category === 'late') sum.late += 1
    else if (isAway(category)) sum.absent += 1
  }
  const areHalves = sessionsADay === 2 && [...lessons.keys()].every((period) => period <= 2)
  return [...lessons]
    .toSorted(([one], [other]) => one - other)
    .map(([period, { enrolled, absent, late, marked }]) => ({
      period,
      name: nameOf(period, areHalves),
      enrolled: enrolled + countWithout(coveredDays, marked),
      absent,
      late,
    }))
}

function nameOf(period: number, areHalves: boolean): string {
  if (!areHalves) return `Lesson ${period}`
  return period === 1 ? 'Morning' : 'Afternoon'
}

function countWithout(days: ReadonlySet<EpochDay>, marked: ReadonlySet<EpochDay>): number {
  let count = 0
  for (const day of days) if (!marked.has(day)) count += 1
  return count
}
