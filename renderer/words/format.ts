/** Days, moments and rates as words, the same on every laptop. Never reads the clock. */
import { type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import { monthNames, sayDate } from '#shared/domain/plain-words.ts'

function monthOf(day: IsoDate): string {
  return monthNames[Number(day.slice(5, 7)) - 1] ?? ''
}

const two = (part: number) => String(part).padStart(2, '0')

/** `Tuesday 3 March 2026` */
export function formatDay(day: IsoDate): string {
  return sayDate(day)
}

/** `3 Mar 2026` */
export function formatShortDay(day: IsoDate): string {
  return `${Number(day.slice(8, 10))} ${monthOf(day).slice(0, 3)} ${day.slice(0, 4)}`
}

/** The day of a moment by this laptop's calendar. */
export function dayOfMoment(moment: string): IsoDate {
  const at = new Date(moment)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as IsoDate
}

/** `10:42`, on this laptop's clock. */
export function formatTime(moment: string): string {
  const at = new Date(moment)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `Tuesday 3 March 2026, 10:42`, on this laptop's clock. */
export function formatMoment(moment: string): string {
  return `${formatDay(dayOfMoment(moment))}, ${formatTime(moment)}`
}

/** `18.9 %` of a rate between 0 and 1. */
export function formatRate(rate: number): string {
  return `${(rate * 100).toFixed(1)}\u00a0%`
}

/** `today`, `yesterday` or `on 3 Mar 2026`, seen from `today`. */
export function formatDaySeenFrom(today: IsoDate, day: IsoDate): string {
  const days = toEpochDay(today) - toEpochDay(day)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  return `on ${formatShortDay(day)}`
}

/** `640 KB`, `1.2 MB`; sizes as a person reads them, in thousands. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
