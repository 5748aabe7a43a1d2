/**
 * One day's marks as two bytes, morning (or whole day) and afternoon: the form in which a year is kept and counted.
 * Knows nothing of calendars or rates.
 */
import { isAway, markCategories, type MarkCategory } from './attendance.ts'

/** One mark of a day. Period 0 is the whole day; 1 and up are sessions or lessons. */
export type PeriodMark = {
  period: number
  category: MarkCategory
  /** Null where the mark says no minutes. */
  minutesAway?: number | null
}

/** 0 is 'no mark'; a category is its place in {@link markCategories} plus one. */
export type MarkByte = number
export const unmarked: MarkByte = 0

const bytes = new Map<MarkCategory, MarkByte>(markCategories.map((category, index) => [category, index + 1]))

export function toMarkByte(category: MarkCategory): MarkByte {
  return bytes.get(category) ?? unmarked
}

/** The category of a byte, or null for 'no mark'. */
export function fromMarkByte(byte: MarkByte): MarkCategory | null {
  return byte === unmarked ? null : (markCategories[byte - 1] ?? null)
}

const notCounted = toMarkByte('not-counted')
const notTaken = toMarkByte('not-taken')

/** Whether a byte says that someone was there or away. 'Not taken' and 'not counted' say neither. */
export function isCountedByte(byte: MarkByte): boolean {
  return byte !== unmarked && byte !== notTaken && byte !== notCounted
}

/**
 * One category for several parts of a day of equal length. Out for half of the counted parts or more is absent
 * (CEDS 002022, half-day rule); parts that are not counted or not taken stand aside. An absent day is excused when
 * at least half of the parts away were. A day that is not absent is late when any part of it was.
 * `attendedUnlisted` is how many more parts were attended without a mark, where only absences are listed.
 */
export function rollUpParts(parts: readonly MarkCategory[], attendedUnlisted = 0): MarkCategory {
  const counted = parts.filter((part) => part !== 'not-counted' && part !== 'not-taken')
  if (counted.length === 0 && attendedUnlisted === 0) {
    return parts.includes('not-counted') ? 'not-counted' : 'not-taken'
  }
  const away = counted.filter(isAway)
  if (away.length * 2 >= counted.length + attendedUnlisted) {
    if (away.every((part) => part === 'half-away')) return 'half-away'
    const excused = away.filter((part) => part === 'away-excused').length
    return excused * 2 >= away.length ? 'away-excused' : 'away-unexcused'
  }
  if (counted.includes('late')) return 'late'
  const isElsewhere = attendedUnlisted === 0 && counted.every((part) => part === 'elsewhere' || isAway(part))
  return isElsewhere ? 'elsewhere' : 'present'
}

/**
 * The two bytes of a day. A whole-day mark is the school's own decision and is believed before lessons.
 * With two sessions a day, periods 1 and 2 are morning and afternoon; a day with lessons beyond that is rolled up
 * and stands for both. `periodsADay` says how many lessons a day has where only absences are listed, else 0.
 */
export function toDayBytes(
  marks: readonly PeriodMark[],
  sessionsADay: 1 | 2,
  periodsADay = 0,
): readonly [MarkByte, MarkByte] {
  const wholeDay = marks.find((mark) => mark.period === 0)
  if (wholeDay !== undefined) return wholeDayBytes(wholeDay.category, sessionsADay)
  if (marks.length === 0) return [unmarked, unmarked]
  const isLessons = marks.some((mark) => mark.period > 2) || periodsADay > 2
  if (sessionsADay === 2 && !isLessons) {
    const byteOf = (period: number) => {
      const mark = marks.find((candidate) => candidate.period === period)
      return mark === undefined ? unmarked : toMarkByte(mark.category)
    }
    return [byteOf(1), byteOf(2)]
  }
  const attendedUnlisted = Math.max(0, periodsADay - marks.length)
  const parts = marks.map((mark) => mark.category)
  return wholeDayBytes(rollUpParts(parts, attendedUnlisted), sessionsADay)
}

function wholeDayBytes(category: MarkCategory, sessionsADay: 1 | 2): readonly [MarkByte, MarkByte] {
  if (sessionsADay === 1) return [toMarkByte(category), unmarked]
  // Half a day away is one session of two. Which one is not known; the morning stands for it.
  if (category === 'half-away') return [toMarkByte('half-away'), toMarkByte('present')]
  return [toMarkByte(category), toMarkByte(category)]
}
