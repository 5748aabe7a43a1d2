/** Days and lists in plain English words, the same on paper and on screen. Never reads the clock. */
import { type IsoDate, toEpochDay, type Weekday, weekdayOf } from './day.ts'

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `2 April 2026` */
export function sayShortDate(day: IsoDate): string {
  return `${Number(day.slice(8, 10))} ${monthNames[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`
}

/** `Thursday 2 April 2026` */
export function sayDate(day: IsoDate): string {
  return `${weekdayNames[weekdayOf(toEpochDay(day))]} ${sayShortDate(day)}`
}

/** `a, b and c` */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** `Days at school; belonging, from check-ins; and Math 8`: for names that may hold commas. Without any, as joinWords. */
export function joinNamed(names: readonly string[]): string {
  if (!names.some((name) => name.includes(','))) return joinWords(names)
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join('; ')}; and ${names.at(-1)}`
}

/** `once`, `twice`, `3 times` */
export function sayTimes(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}

/** As a sentence begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
