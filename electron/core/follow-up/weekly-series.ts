/** What is known of a student week by week. Only reads, and compares nothing. */
import type { AttendanceWeek } from '#shared/domain/attendance.ts'
import { toDayRanges } from '#shared/domain/attendance-figures.ts'
import { listWeeks } from '#shared/domain/attendance-year.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { Score, ScoreKind } from '#shared/domain/score.ts'
import type { Goal } from '#shared/domain/sections/goals.ts'
import {
  meanOfWeeks,
  toAttendancePoints,
  toGoalPoints,
  toMorningPoints,
  toScorePoints,
} from '#shared/domain/week-points.ts'
import type { SeriesKey, WeeklySeries } from '#shared/domain/weekly-series.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { findStripDays } from '../storage/tables/attendance-strips.ts'
import { listCheckIns } from '../storage/tables/check-ins.ts'
import { listOccurrences } from '../storage/tables/goal-occurrences.ts'
import { listPlans } from '../storage/tables/plans.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { listScores } from '../storage/tables/scores.ts'
import { getStudent } from '../storage/tables/students.ts'
import { readyYear } from './attendance.ts'
import { readMornings } from './mornings.ts'

type Named = Pick<WeeklySeries, 'key' | 'name'>
type Measured = Pick<WeeklySeries, 'unit' | 'most' | 'points'>

const fixedSeries = [
  { key: { kind: 'attendance' }, name: 'Days at school' },
  { key: { kind: 'on-time-mornings' }, name: 'On-time mornings' },
  { key: { kind: 'belonging' }, name: 'Belonging, from check-ins' },
  { key: { kind: 'feeling' }, name: 'How it feels, from check-ins' },
] as const satisfies Named[]

/** The series of which at least one week is known, attendance first. Throws `student.not-found`. */
export function listSeriesKeys(database: ReadDatabase, studentId: StudentId, today: IsoDate): Named[] {
  return [
    ...readFixedSeries(database, studentId, today).map(({ key, name }) => ({ key, name })),
    ...listOwnSeries(database, studentId, today),
  ]
}

/** The series of `listSeriesKeys` with their weeks, each read once. Throws `student.not-found`. */
export function readKnownSeries(
  database: ReadDatabase,
  studentId: StudentId,
  today: IsoDate,
): WeeklySeries[] {
  return [
    ...readFixedSeries(database, studentId, today),
    ...listOwnSeries(database, studentId, today).map(({ key }) =>
      readWeeklySeries(database, studentId, key, today),
    ),
  ]
}

function readFixedSeries(database: ReadDatabase, studentId: StudentId, today: IsoDate): WeeklySeries[] {
  return fixedSeries
    .map(({ key }) => readWeeklySeries(database, studentId, key, today))
    .filter(({ points }) => points.length > 0)
}

const listOwnSeries = (database: ReadDatabase, studentId: StudentId, today: IsoDate): Named[] => [
  ...listGoalSeries(database, studentId, today),
  ...listScoreSeries(database, studentId, today),
]

/**
 * Ascending, through `today`; weeks of which nothing is known are left out. Throws `student.not-found`, and
 * `before-after.not-found` for a goal, course or scale that is not there any more.
 */
export function readWeeklySeries(
  database: ReadDatabase,
  studentId: StudentId,
  key: SeriesKey,
  today: IsoDate,
): WeeklySeries {
  const { name, ...measured } = measure(database, studentId, key, today)
  return { key, name, ...measured, points: measured.points.filter(({ mondayOn }) => mondayOn <= today) }
}

function measure(
  database: ReadDatabase,
  studentId: StudentId,
  key: SeriesKey,
  today: IsoDate,
): Measured & { name: string } {
  const name = fixedSeries.find((series) => series.key.kind === key.kind)?.name ?? ''
  switch (key.kind) {
    case 'attendance':
      return {
        name,
        unit: 'percent',
        most: 100,
        points: toAttendancePoints(listAllWeeks(database, studentId, today)),
      }
    case 'on-time-mornings':
      return {
        name,
        unit: 'percent',
        most: 100,
        points: toMorningPoints(readMornings(database, studentId, today)),
      }
    case 'feeling':
    case 'belonging':
      return {
        name,
        unit: 'scale',
        most: 5,
        points: meanOfWeeks(listRatings(database, studentId, key.kind, today)),
      }
    case 'goal':
      return measureGoal(database, studentId, key.goalId, today)
    case 'score':
      return measureScores(database, studentId, key, today)
  }
}

/** Of every school year on record, oldest first. */
function listAllWeeks(database: ReadDatabase, studentId: StudentId, today: IsoDate): AttendanceWeek[] {
  const enrolled = toDayRanges(getStudent(database, studentId).enrolments)
  return listSchoolYears(database)
    .filter((year) => year.startsOn <= today)
    .toReversed()
    .flatMap((year) => {
      const strip = findStripDays(database, year.id, studentId)
      return listWeeks(strip ?? new Uint8Array(0), readyYear(database, year, today).counted, enrolled)
    })
}

function listRatings(
  database: ReadDatabase,
  studentId: StudentId,
  which: 'feeling' | 'belonging',
  today: IsoDate,
): { on: IsoDate; value: number }[] {
  return listCheckIns(database, studentId).flatMap((checkIn) => {
    const value = checkIn[which]
    return value === null || checkIn.happenedOn > today ? [] : [{ on: checkIn.happenedOn, value }]
  })
}

/** Of a goal that a renewed plan took over, the newest words and the times of both plans. */
function findGoals(plans: readonly Plan[]): Map<Goal['id'], { goal: Goal; plans: Plan[] }> {
  const found = new Map<Goal['id'], { goal: Goal; plans: Plan[] }>()
  for (const plan of plans) {
    for (const goal of plan.content.goals.items) {
      const known = found.get(goal.id)
      if (known === undefined) found.set(goal.id, { goal, plans: [plan] })
      else known.plans.push(plan)
    }
  }
  return found
}

const nameOfGoal = ({ activity }: Goal) => `Goal: ${activity.trim() || 'a goal without words yet'}`

function listGoalSeries(database: ReadDatabase, studentId: StudentId, today: IsoDate): Named[] {
  const plans = listPlans(database, studentId)
  const followed = new Set(
    plans
      .flatMap(({ id }) => listOccurrences(database, id).filter(({ on }) => on <= today))
      .map(({ goalId }) => goalId),
  )
  return [...findGoals(plans).values()]
    .filter(({ goal }) => followed.has(goal.id))
    .map(({ goal }) => ({ key: { kind: 'goal', goalId: goal.id }, name: nameOfGoal(goal) }))
}

function measureGoal(
  database: ReadDatabase,
  studentId: StudentId,
  goalId: Goal['id'],
  today: IsoDate,
): Measured & { name: string } {
  const found = findGoals(listPlans(database, studentId)).get(goalId)
  if (found === undefined) throw new AppError('before-after.not-found')
  const verified = found.plans
    .flatMap(({ id }) => listOccurrences(database, id))
    .filter((occurrence) => occurrence.goalId === goalId && occurrence.on <= today)
  return { name: nameOfGoal(found.goal), unit: 'percent', most: 100, points: toGoalPoints(verified) }
}

const scoreSuffixes: Record<ScoreKind, string> = {
  grade: 'grades',
  participation: 'taking part',
  rating: 'from a survey',
}

const nameOfScores = ({ kind, series }: Pick<Score, 'kind' | 'series'>) => `${series}, ${scoreSuffixes[kind]}`

function listScoreSeries(database: ReadDatabase, studentId: StudentId, today: IsoDate): Named[] {
  const numbers = listScores(database, studentId).filter(({ value, on }) => value !== null && on <= today)
  const series = Map.groupBy(numbers, nameOfScores)
  return [...series].flatMap(([name, [first]]) =>
    first === undefined
      ? []
      : [{ name, key: { kind: 'score', scoreKind: first.kind, series: first.series } as const }],
  )
}

function measureScores(
  database: ReadDatabase,
  studentId: StudentId,
  { scoreKind, series }: Extract<SeriesKey, { kind: 'score' }>,
  today: IsoDate,
): Measured & { name: string } {
  const scores = listScores(database, studentId).filter(
    (score) => score.kind === scoreKind && score.series === series && score.on <= today,
  )
  if (scores.length === 0) throw new AppError('before-after.not-found')
  return { name: nameOfScores({ kind: scoreKind, series }), ...toScorePoints(scores) }
}
