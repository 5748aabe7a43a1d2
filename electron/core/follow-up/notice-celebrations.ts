/** Good news about students, found in what was recorded and joined with what somebody chose about it. Stores nothing. */
import type { Celebration } from '#shared/domain/celebration.ts'
import { noticeGoodNews } from '#shared/domain/celebrations-noticed.ts'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { isWanted, type NoticeRules } from '#shared/domain/notice-rules.ts'
import type { PlanOfToday, TodayView } from '#shared/domain/today-line.ts'
import type { Today } from '#shared/domain/today.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listChosenKeys, listCelebrations } from '../storage/tables/celebrations.ts'
import { getNoticeRules } from '../storage/tables/notice-rules.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import { listCurrentPlans, listOccurrencesOfPlans } from '../storage/tables/today-facts.ts'
import { readStudentDays } from './attendance.ts'
import { firstLivedOn, personOf, readDueContents } from './current-plans.ts'

/**
 * What is noticed of the student's newest plan and not chosen about yet, newest first. None without a plan, and none
 * while it is a draft. Throws `student.not-found`.
 */
export function noticeCelebrations(
  database: ReadDatabase,
  studentId: StudentId,
  today: IsoDate,
): Celebration[] {
  getStudent(database, studentId)
  const plan = listCurrentPlans(database).find((one) => one.studentId === studentId)
  if (plan === undefined || plan.state === 'draft') return []
  const content = readDueContents(database, [plan]).get(plan.id)
  if (content === undefined) return []
  const sinceOn = firstLivedOn(plan)
  const rules = getNoticeRules(database)
  const chosen = new Set(listCelebrations(database, studentId).map(({ key }) => key))
  return noticeGoodNews({
    studentId,
    calledName: personOf(plan).calledName,
    sinceOn,
    content,
    occurrences: listOccurrencesOfPlans(database, [plan.id], sinceOn),
    // A week is looked at from its Monday on, also when the plan began on a later day of it.
    days: readStudentDays(database, studentId, today, addDays(sinceOn, -6)).days,
    calendar: listSchoolYears(database),
    today,
  }).filter(({ key, kind }) => !chosen.has(key) && isWanted(kind, rules))
}

/** Older news is on the student's own page; Today says what is fresh. */
const freshDays = 14
const mostAtOnce = 5

/**
 * Fresh good news of all plans that are going on and that nobody chose about, newest first, a few at once. Their
 * occurrences reach back to `knownFrom`.
 */
export function noticeForToday(
  database: ReadDatabase,
  plans: readonly (PlanOfToday & { firstLivedOn: IsoDate })[],
  { calendar, today }: TodayView,
  rules: NoticeRules,
  knownFrom: IsoDate,
): Today['goodNews'] {
  const chosen = listChosenKeys(
    database,
    plans.map((plan) => plan.studentId),
  )
  const fromOn = addDays(today, -freshDays)
  return plans
    .flatMap((plan) => {
      const { studentId, fullName, calledName, firstLivedOn: sinceOn, content, occurrences, days } = plan
      const firstOn = days[0]?.on ?? today
      // Of a goal that began earlier, not every time is at hand here.
      const goals = content.goals.items.filter((goal) => goal.startsOn !== null && goal.startsOn >= knownFrom)
      return (
        noticeGoodNews({
          studentId,
          calledName,
          sinceOn,
          content: { ...content, goals: { items: goals } },
          occurrences,
          days,
          calendar,
          today,
          fromOn,
        })
          .filter(({ key, kind }) => isWanted(kind, rules) && chosen.get(studentId)?.has(key) !== true)
          // Whether a week is the first one cannot be told from this school year alone when the plan is older.
          .filter(({ kind }) => kind !== 'first-full-week' || sinceOn >= firstOn)
          .map((found) => ({ ...found, fullName, calledName }))
      )
    })
    .toSorted((one, other) =>
      one.on === other.on ? (one.fullName < other.fullName ? -1 : 1) : one.on < other.on ? 1 : -1,
    )
    .slice(0, mostAtOnce)
}
