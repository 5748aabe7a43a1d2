/** How each school day of one student began. Reads lessons where the school marks them; only reads. */
import { type EpochDay, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import { findFirstLesson } from '#shared/domain/first-lesson.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { StudentDay } from '#shared/domain/stage-attendance.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { readMarks } from '../storage/tables/marks.ts'
import { readStripRules, type StripRules } from '../storage/tables/strip-days.ts'
import { readStudentDays } from './attendance.ts'

/**
 * The counted days of `readStudentDays`, each with the mark of its first lesson; with `fromOn` without the school years
 * that ended before it. Throws `student.not-found`.
 */
export function readMornings(
  database: ReadDatabase,
  studentId: StudentId,
  today: IsoDate,
  fromOn: IsoDate | null = null,
): Pick<StudentDay, 'on' | 'morning'>[] {
  const { days } = readStudentDays(database, studentId, today, fromOn)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const rules = readStripRules(database)
  const marks = readMarks(database, studentId, toEpochDay(first.on), toEpochDay(last.on))
  const lessons = Map.groupBy(
    Array.from({ length: marks.length }, (_, place) => marks.get(place)).flatMap(
      ({ day, period, codeId }) => {
        const category = rules.categories.get(codeId)
        return category === undefined ? [] : [{ day, period, category }]
      },
    ),
    ({ day }) => day,
  )
  return days.map(({ on, morning }) => {
    const day = toEpochDay(on)
    const listsOnlyAbsences = isListOfAbsences(rules, day)
    const { sessionsADay } = rules
    const lesson = findFirstLesson(lessons.get(day) ?? [], { sessionsADay, listsOnlyAbsences })
    return { on, morning: lesson ?? morning }
  })
}

const isListOfAbsences = ({ lessons }: StripRules, day: EpochDay): boolean =>
  lessons.some(({ from, to, periodsADay }) => from <= day && day <= to && periodsADay > 2)
