/**
 * The rules about days and mornings that the program speaks up by. Each notice says the numbers that made it; none says
 * why anyone was away, and none looks at a day for which nothing was agreed.
 */
import type { AgreedDay } from './agreed-days.ts'
import { type IsoDate, toEpochDay, type Weekday, weekdayOf } from './day.ts'
import { sayDayOfYear } from './near-days.ts'
import type { NoticeRules } from './notice-rules.ts'
import { weekdayNames } from './plain-words.ts'

export type Notice = { rule: 'spell' | 'weekday' | 'late-mornings'; sentence: string }

/** `days` are the agreed days with a mark, ascending, since the plan is lived. */
export function noticeSpell(
  days: readonly AgreedDay[],
  { isOn, days: enough }: NoticeRules['spell'],
  today: IsoDate,
): Notice | null {
  if (!isOn) return null
  const from = days.findLastIndex((day) => day.came) + 1
  const first = days[from]
  const length = days.length - from
  if (first === undefined || length < enough) return null
  return {
    rule: 'spell',
    sentence: `Away ${length} agreed days in a row, since ${sayDayOfYear(first.on, today)}.`,
  }
}

/** The weekday that was missed most often, when that is often enough; the later one of the week where two are alike. */
export function noticeWeekday(
  days: readonly AgreedDay[],
  { isOn, times, outOf }: NoticeRules['weekday'],
): Notice | null {
  if (!isOn) return null
  const last = new Map<Weekday, AgreedDay[]>()
  for (const day of days.toReversed()) {
    const weekday = weekdayOf(toEpochDay(day.on))
    const known = last.get(weekday) ?? []
    if (known.length < outOf) last.set(weekday, [...known, day])
  }
  const missed = [...last]
    .map(([weekday, known]) => ({
      weekday,
      all: known.length,
      away: known.filter((day) => !day.came).length,
    }))
    .filter(({ all, away }) => all === outOf && away >= times)
    .toSorted((one, other) => other.away - one.away || other.weekday - one.weekday)[0]
  if (missed === undefined) return null
  const { weekday, away, all } = missed
  return { rule: 'weekday', sentence: `Away on ${away} of the last ${all} ${weekdayNames[weekday]}s.` }
}

/** `mornings` are the agreed ones with a mark, ascending: true where the student was late. */
export function noticeLateMornings(
  mornings: readonly boolean[],
  { isOn, times, outOf }: NoticeRules['lateMornings'],
): Notice | null {
  const last = mornings.slice(-outOf)
  const late = last.filter(Boolean).length
  if (!isOn || last.length < outOf || late < times) return null
  return { rule: 'late-mornings', sentence: `Late on ${late} of the last ${last.length} mornings.` }
}
