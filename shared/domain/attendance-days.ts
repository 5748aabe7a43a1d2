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
  return describeAttended(counted, attendedUnlisted > 0)
}

/** The category of a day of which too little was missed to be absent. */
function describeAttended(counted: readonly MarkCategory[], hasMore: boolean): MarkCategory {
  if (counted.includes('late')) return 'late'
  const isElsewhere = !hasMore && counted.every((part) => part === 'elsewhere' || isAway(part))
  return isElsewhere ? 'elsewhere' : 'present'
}

/** Nought beside a code for 'away' is a column that nobody filled in, so it says nothing. */
function saysMinutes({ minutesAway }: PeriodMark): boolean {
  return minutesAway !== undefined && minutesAway !== null && minutesAway > 0
}

/**
 * What a mark means beside its minutes, in a part of the day that is `minutesOfPart` long. From half of them on it is
 * absent, whatever its code; an absence of less is not one. Approved time elsewhere stays what it is.
 */
function weighMinutes(mark: PeriodMark, minutesOfPart: number): MarkCategory {
  const { category, minutesAway } = mark
  if (minutesOfPart === 0 || !saysMinutes(mark)) return category
  const isOut = (minutesAway ?? 0) * 2 >= minutesOfPart
  if (isAway(category)) return isOut ? category : 'present'
  return isOut && (category === 'present' || category === 'late') ? 'half-away' : category
}

/**
 * Lessons of which any says minutes: absent when the minutes away add up to half of the counted part of the day. A
 * lesson that says 'away' without minutes was missed whole.
 */
function rollUpMinutes(marks: readonly PeriodMark[], periodsADay: number, minutesADay: number): MarkCategory {
  const counted = marks.filter(({ category }) => category !== 'not-counted' && category !== 'not-taken')
  if (counted.length === 0) return rollUpParts(marks.map((mark) => mark.category))
  const parts = Math.max(periodsADay, marks.length)
  const minutesOfPart = minutesADay / parts
  const minutesOf = (mark: PeriodMark) => {
    if (mark.category === 'elsewhere') return 0
    if (saysMinutes(mark)) return mark.minutesAway ?? 0
    return isAway(mark.category) ? minutesOfPart : 0
  }
  const sum = (some: readonly PeriodMark[]) => some.reduce((total, mark) => total + minutesOf(mark), 0)
  const away = sum(counted)
  const possible = minutesOfPart * (parts - (marks.length - counted.length))
  const categories = counted.map((mark) => mark.category)
  if (away * 2 < possible) return describeAttended(categories, periodsADay > marks.length)
  const unsaid = counted.filter((mark) => !isAway(mark.category) || mark.category === 'half-away')
  if (sum(unsaid) === away) return 'half-away'
  const excused = sum(counted.filter((mark) => mark.category === 'away-excused'))
  return excused * 2 >= away ? 'away-excused' : 'away-unexcused'
}

/**
 * The two bytes of a day. A whole-day mark is the school's own decision and is believed before lessons.
 * With two sessions a day, periods 1 and 2 are morning and afternoon; a day with lessons beyond that is rolled up
 * and stands for both. `periodsADay` says how many lessons a day has where only absences are listed, else 0.
 * `minutesADay` is how long a full day is, for marks that say minutes away; with 0 their minutes say nothing.
 */
export function toDayBytes(
  marks: readonly PeriodMark[],
  sessionsADay: 1 | 2,
  periodsADay = 0,
  minutesADay = 0,
): readonly [MarkByte, MarkByte] {
  if (marks.length === 0) return [unmarked, unmarked]
  const wholeDay = marks.find((mark) => mark.period === 0)
  if (wholeDay !== undefined) return markedDayBytes(wholeDay, sessionsADay, minutesADay)
  const isLessons = periodsADay > 2 || marks.some((mark) => mark.period > 2)
  if (sessionsADay === 2 && !isLessons) {
    const byteOf = (period: number) => {
      const mark = marks.find((candidate) => candidate.period === period)
      return mark === undefined ? unmarked : toMarkByte(weighMinutes(mark, minutesADay / 2))
    }
    return [byteOf(1), byteOf(2)]
  }
  if (minutesADay > 0 && marks.some(saysMinutes)) {
    return wholeDayBytes(rollUpMinutes(marks, periodsADay, minutesADay), sessionsADay)
  }
  const attendedUnlisted = Math.max(0, periodsADay - marks.length)
  const parts = marks.map((mark) => mark.category)
  return wholeDayBytes(rollUpParts(parts, attendedUnlisted), sessionsADay)
}

/** One mark for the day, weighed by its minutes where it says any. */
function markedDayBytes(
  mark: PeriodMark,
  sessionsADay: 1 | 2,
  minutesADay: number,
): readonly [MarkByte, MarkByte] {
  const category = weighMinutes(mark, minutesADay)
  const isOneSession = saysMinutes(mark) && isAway(category) && (mark.minutesAway ?? 0) * 4 < minutesADay * 3
  // With less than half of the second session missed too, that one was attended.
  if (sessionsADay === 2 && isOneSession) return [toMarkByte(category), toMarkByte('present')]
  return wholeDayBytes(category, sessionsADay)
}

function wholeDayBytes(category: MarkCategory, sessionsADay: 1 | 2): readonly [MarkByte, MarkByte] {
  if (sessionsADay === 1) return [toMarkByte(category), unmarked]
  // Half a day away is one session of two. Which one is not known; the morning stands for it.
  if (category === 'half-away') return [toMarkByte('half-away'), toMarkByte('present')]
  return [toMarkByte(category), toMarkByte(category)]
}
