/** The school's calendar and codes in words. Counts school days and nothing else. */
import type { MarkCategory } from '#shared/domain/attendance.ts'
import { addDays, fromEpochDay, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import {
  findSchoolYearProblem,
  isSchoolDay,
  listSchoolDays,
  type SchoolYear,
  type SchoolYearDraft,
} from '#shared/domain/school-calendar.ts'
import { formatShortDay } from '#renderer/words/format.ts'

/** What a code can mean, each as a choice that a person understands without a manual. */
export const categoryWords: Record<MarkCategory, string> = {
  present: 'came',
  late: 'came late, counts as present',
  elsewhere: 'at an approved place, counts as present',
  'away-excused': 'away, excused',
  'away-unexcused': 'away, not excused',
  'half-away': 'away for half the day or more',
  'not-counted': 'not a day that counts',
  'not-taken': 'not taken, a gap in the record',
}

type UsedCode = { code: string; category: MarkCategory; uses: number }

/** '1,240 marks with E: ‘away, excused’ instead of ‘came’.', for the codes that marks use. */
export function sayRemapped(before: readonly UsedCode[], after: readonly UsedCode[]): string[] {
  const was = new Map(before.map(({ code, category }) => [code, category]))
  return after.flatMap(({ code, category, uses }) => {
    const old = was.get(code)
    if (uses === 0 || old === undefined || old === category) return []
    const marks = `${uses.toLocaleString('en')} ${uses === 1 ? 'mark' : 'marks'}`
    return [`${marks} with ${code}: ‘${categoryWords[category]}’ instead of ‘${categoryWords[old]}’.`]
  })
}

/** '24 Aug 2026 to 11 Jun 2027 · 172 school days'. */
export function describeSchoolYear(year: SchoolYearDraft): string {
  const days = listSchoolDays(year).length
  return `${formatShortDay(year.startsOn)} to ${formatShortDay(year.endsOn)} · ${days} school ${days === 1 ? 'day' : 'days'}`
}

/** Why the year cannot be kept as it is, as a sentence; null when it can. */
export function askAboutYear(draft: SchoolYearDraft, others: readonly SchoolYear[]): string | null {
  if (draft.name.trim() === '') return 'What do people call this year?'
  if (draft.weekdays.length === 0) return 'On which weekdays is school open?'
  const problem = findSchoolYearProblem(draft, others)
  if (problem === null) return null
  if (problem.kind === 'overlaps')
    return `Some of these days belong to ${problem.name} already. Change the first or last day.`
  if (problem.kind === 'too-long')
    return 'That is longer than a school year can be. Is one of the dates mistyped?'
  return 'A year, term or closure ends before it starts. Change one of the two days.'
}

/** A first guess for a new year: the one after the newest, else the one around today. */
export function suggestSchoolYear(newest: SchoolYear | undefined, today: IsoDate): SchoolYearDraft {
  const thisYear = Number(today.slice(0, 4))
  const first =
    newest === undefined
      ? today.slice(5) >= '07-01'
        ? thisYear
        : thisYear - 1
      : Number(newest.endsOn.slice(0, 4))
  const startsOn =
    newest !== undefined && newest.endsOn >= `${first}-08-24`
      ? addDays(newest.endsOn, 1)
      : (`${first}-08-24` as IsoDate)
  return {
    name: `${first}–${String(first + 1).slice(2)}`,
    startsOn,
    endsOn: `${first + 1}-06-12` as IsoDate,
    weekdays: newest?.weekdays ?? [1, 2, 3, 4, 5],
    terms: [],
    closures: [],
  }
}

export type MonthCell = { on: IsoDate; number: number; kind: 'open' | 'closed' | 'free' } | null
export type MonthPicture = {
  key: string
  name: string
  weeks: MonthCell[][]
  openDays: number
  words: string
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The months of a school year: `open` is a school day, `closed` a weekday without school, `free` a weekend. */
export function drawMonths(year: SchoolYearDraft): MonthPicture[] {
  const months: MonthPicture[] = []
  const last = year.endsOn.slice(0, 7)
  for (let month = year.startsOn.slice(0, 7); month <= last && months.length < 24; month = nextMonth(month)) {
    months.push(drawMonth(year, month))
  }
  return months
}

function nextMonth(month: string): string {
  return fromEpochDay(toEpochDay(`${month}-28` as IsoDate) + 4).slice(0, 7)
}

function drawMonth(year: SchoolYearDraft, month: string): MonthPicture {
  const first = toEpochDay(`${month}-01` as IsoDate)
  const end = toEpochDay(`${nextMonth(month)}-01` as IsoDate)
  const cells: MonthCell[] = Array.from({ length: weekdayOf(first) - 1 }, () => null)
  for (let day = first; day < end; day += 1) cells.push(drawDay(year, fromEpochDay(day)))
  const weeks: MonthCell[][] = []
  for (let from = 0; from < cells.length; from += 7) weeks.push(cells.slice(from, from + 7))
  const openDays = cells.filter((cell) => cell?.kind === 'open').length
  const name = monthName.format(new Date(`${month}-01`))
  return {
    key: month,
    name,
    weeks,
    openDays,
    words: `${name}: ${openDays} school ${openDays === 1 ? 'day' : 'days'}`,
  }
}

function drawDay(year: SchoolYearDraft, on: IsoDate): NonNullable<MonthCell> {
  const number = Number(on.slice(8))
  if (isSchoolDay(year, on)) return { on, number, kind: 'open' }
  const isWithin = year.startsOn <= on && on <= year.endsOn
  const isWeekday = year.weekdays.includes(weekdayOf(toEpochDay(on)))
  return { on, number, kind: isWithin && isWeekday ? 'closed' : 'free' }
}
