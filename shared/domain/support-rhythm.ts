/** The rhythm of a support in words. Words that somebody wrote differently are never replaced. */
import { clockTime, type Weekday } from './day.ts'
import { joinWords, weekdayNames } from './plain-words.ts'
import type { Support } from './sections/supports.ts'

type Rhythm = Pick<Support, 'weekdays' | 'time'>

/** `Tuesdays and Thursdays at 15:15`, `Every school day`; empty without weekdays. */
export function sayRhythm(weekdays: readonly Weekday[], time: string | null): string {
  if (weekdays.length === 0) return ''
  const isWholeWeek =
    ([1, 2, 3, 4, 5] as const).every((day) => weekdays.includes(day)) && weekdays.length === 5
  const days = isWholeWeek ? 'Every school day' : joinWords(weekdays.map((day) => `${weekdayNames[day]}s`))
  return time === null ? days : `${days} at ${time}`
}

/** The support with another rhythm. What is said of how often follows, as far as it said the rhythm before. */
export function withRhythm(support: Support, change: Partial<Rhythm>): Support {
  const next = { ...support, ...change }
  const before = sayRhythm(support.weekdays, support.time)
  const { howOften } = support
  if (howOften.trim() === before) return { ...next, howOften: sayRhythm(next.weekdays, next.time) }
  const days = sayRhythm(support.weekdays, null)
  const nextDays = sayRhythm(next.weekdays, null)
  if (days === '' || nextDays === '' || !howOften.startsWith(days)) return next
  return { ...next, howOften: `${nextDays}${howOften.slice(days.length)}`.slice(0, 120) }
}

/** The first time of day in words such as `from 15:15, room 12`; null without one. */
export function findTime(words: string): string | null {
  const [found] = /\b\d{1,2}:\d{2}\b/.exec(words) ?? []
  const time = found?.padStart(5, '0')
  return time !== undefined && clockTime.safeParse(time).success ? time : null
}
