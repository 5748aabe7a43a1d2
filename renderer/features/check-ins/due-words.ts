/** When something is due, as one says it. Late is a day, never a reproach. */
import { daysBetween, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import { weekdayNames } from '#shared/domain/plain-words.ts'
import { formatDayInYear } from '#renderer/features/caseload/attendance-words.ts'

/** 'due today', 'due Thursday' within a week, 'due Thursday 12 March' later, 'was due Thursday 5 March'. */
export function describeDue(dueOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, dueOn)
  if (days < 0) return `was due ${formatDayInYear(dueOn)}`
  if (days === 0) return 'due today'
  if (days === 1) return 'due tomorrow'
  return `due ${days < 7 ? weekdayNames[weekdayOf(toEpochDay(dueOn))] : formatDayInYear(dueOn)}`
}
