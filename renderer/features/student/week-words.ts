/** Says in one or two sentences what the weekly chart shows. Only counts; it never says why. */
import type { AttendanceRule, AttendanceWeek } from '#shared/domain/attendance.ts'
import { formatShortDay } from '#renderer/words/format.ts'
import { unitWord } from '#renderer/features/caseload/attendance-words.ts'

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

/** 'From 24 Aug 2026 to the week of 16 Nov 2026, Amina came every day in 5 of 13 weeks. In the last 4 weeks: 3, 4, 5 and 5 days.' */
export function describeWeeks(
  weeks: readonly AttendanceWeek[],
  rule: AttendanceRule,
  called: string,
): string {
  const first = weeks[0]
  const last = weeks.at(-1)
  if (first === undefined || last === undefined) return ''
  const full = weeks.filter((week) => week.absent === 0).length
  const recent = weeks.slice(-4)
  const came = inWords.format(recent.map((week) => `${week.enrolled - week.absent} of ${week.enrolled}`))
  const every = rule === 'england' ? 'to every session' : 'every day'
  const many = weeks.length === 1 ? 'week' : 'weeks'
  const whole = `${called} came ${every} in ${full} of ${weeks.length} ${many}, from ${formatShortDay(first.mondayOn)} to the week of ${formatShortDay(last.mondayOn)}.`
  if (weeks.length < 4) return whole
  return `${whole} In the last four weeks: ${came} ${unitWord(rule, 2)}.`
}
