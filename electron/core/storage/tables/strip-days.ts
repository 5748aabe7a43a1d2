/** Turns marks into the days of a strip by the school's codes and rules. Stores nothing. */
import type { MarkCategory } from '#shared/domain/attendance.ts'
import { meaningOf } from '#shared/domain/attendance-codes.ts'
import { type PeriodMark, toDayBytes } from '#shared/domain/attendance-days.ts'
import type { EpochDay } from '#shared/domain/day.ts'
import type { ReadDatabase } from '../database.ts'
import type { MarksOfStudent } from './marks.ts'
import { getSettings, listCodes } from './school.ts'

export type StripRules = {
  sessionsADay: 1 | 2
  minutesADay: number
  categories: ReadonlyMap<number, MarkCategory>
  lessons: readonly LessonsOfAbsences[]
}

type LessonsOfAbsences = { from: EpochDay; to: EpochDay; periodsADay: number }

export function readStripRules(database: ReadDatabase): StripRules {
  const settings = getSettings(database)
  return {
    sessionsADay: settings.sessionsADay,
    minutesADay: settings.minutesADay,
    categories: new Map(listCodes(database).map((code) => [code.id, meaningOf(code, settings)])),
    lessons: listLessonsOfAbsences(database),
  }
}

/** Where only missed lessons are listed, one missed lesson would look like a missed day without the others. */
function listLessonsOfAbsences(database: ReadDatabase): LessonsOfAbsences[] {
  return database.all<LessonsOfAbsences>(
    'SELECT from_day AS "from", to_day AS "to", periods AS periodsADay FROM coverage WHERE periods > 0',
  )
}

/** Writes the two bytes of every day with marks to its place in `days`, whose first day is `first`. */
export function fillDays(days: Uint8Array, first: EpochDay, marks: MarksOfStudent, rules: StripRules): void {
  let ofDay: PeriodMark[] = []
  for (let place = 0; place < marks.length; place += 1) {
    const day = marks.days[place] ?? 0
    const category = rules.categories.get(marks.codeIds[place] ?? 0)
    if (category !== undefined) {
      ofDay.push({ period: marks.periods[place] ?? 0, category, minutesAway: marks.minutesOf(place) })
    }
    if (place + 1 < marks.length && marks.days[place + 1] === day) continue
    days.set(toBytes(day, ofDay, rules), (day - first) * 2)
    ofDay = []
  }
}

function toBytes(day: EpochDay, marks: readonly PeriodMark[], rules: StripRules): readonly [number, number] {
  // A file of one week may name fewer periods than the day has; the file that names most knows best.
  const periodsADay = rules.lessons.reduce(
    (most, one) => (one.from <= day && day <= one.to ? Math.max(most, one.periodsADay) : most),
    0,
  )
  return toDayBytes(marks, rules.sessionsADay, periodsADay, rules.minutesADay)
}
