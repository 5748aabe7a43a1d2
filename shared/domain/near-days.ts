/** Days seen from today, counted in school days and said as a colleague would. Never asks what day it is. */
import { addDays, daysBetween, type IsoDate, toEpochDay, weekdayOf } from './day.ts'
import { listOpenDays, type SchoolCalendar } from './open-days.ts'
import { sayShortDate, weekdayNames } from './plain-words.ts'

/** School days of a stretch laid out in order, so that hundreds of matters can be counted in them at once. */
export type OpenDayIndex = {
  /** School days after `afterOn` through `throughOn`; 0 when it is not later. */
  countAfter: (afterOn: IsoDate, throughOn: IsoDate) => number
  /** The school day that comes `count` (from 1) school days after `afterOn`, or null beyond the stretch. */
  findAfter: (afterOn: IsoDate, count: number) => IsoDate | null
  /** The school day that comes `count` (from 1) school days before `beforeOn`, or null beyond the stretch. */
  findBefore: (beforeOn: IsoDate, count: number) => IsoDate | null
}

/** Counts from `fromOn` to `toOn` only: what lies before or after is as if school had been closed. */
export function indexOpenDays(calendar: SchoolCalendar, fromOn: IsoDate, toOn: IsoDate): OpenDayIndex {
  const days = listOpenDays(calendar, fromOn, toOn)
  /** How many of the days are on or before `on`. */
  const countThrough = (on: IsoDate): number => {
    let [low, high] = [0, days.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((days[middle] ?? on) <= on) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    findBefore: (beforeOn, count) => days[countThrough(addDays(beforeOn, -1)) - count] ?? null,
    countAfter: (afterOn, throughOn) => Math.max(0, countThrough(throughOn) - countThrough(afterOn)),
    findAfter: (afterOn, count) => days[countThrough(afterOn) + count - 1] ?? null,
  }
}

/** `today`, `yesterday`, `tomorrow`, `on Friday`, `last Friday`, `on 12 February`, `on 12 February 2025`. */
export function sayNearDay(day: IsoDate, today: IsoDate): string {
  const ahead = daysBetween(today, day)
  if (ahead === 0) return 'today'
  if (ahead === 1) return 'tomorrow'
  if (ahead === -1) return 'yesterday'
  const weekday = weekdayNames[weekdayOf(toEpochDay(day))]
  if (ahead > 0 && ahead < 7) return `on ${weekday}`
  if (ahead < 0 && ahead > -7) return `last ${weekday}`
  return `on ${sayDayOfYear(day, today)}`
}

/** `12 February`, with the year when it is not this one. */
export function sayDayOfYear(day: IsoDate, today: IsoDate): string {
  const short = sayShortDate(day)
  return day.slice(0, 4) === today.slice(0, 4) ? short.slice(0, -5) : short
}
