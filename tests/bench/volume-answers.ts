/** How soon a large vault answers the questions of the screens, against DuckDB on the same marks, unencrypted. */
import { DuckDBInstance } from '@duckdb/node-api'
import type { TestCore } from '#tests/core/open-core.ts'
import type { BenchRow } from './bench-row.ts'
import { inMilliseconds, medianOf, timeOften } from './timing.ts'

const questions = ['caseload', 'wholeSchool', 'studentYear'] as const
type Question = (typeof questions)[number]
/** Milliseconds, the middle one of several rounds. */
export type Answers = Record<Question, number>

const rounds = 7
const mostTimes = 3
const limits: Answers = { caseload: 200, wholeSchool: 400, studentYear: 100 }
const names: Record<Question, string> = {
  caseload: 'Caseload at that size',
  wholeSchool: 'The whole school at that size',
  studentYear: "A student's year at that size",
}

export async function askVault({ core, call }: TestCore): Promise<Answers> {
  try {
    const { rows } = await call('caseload.list', { schoolYearId: null })
    const studentId = rows[Math.floor(rows.length / 2)]?.studentId
    if (studentId === undefined) throw new Error('the caseload is empty')
    const timeOf = async (ask: () => Promise<unknown>) => medianOf(await timeOften(rounds, ask))
    return {
      caseload: await timeOf(() => call('caseload.list', { schoolYearId: null })),
      wholeSchool: await timeOf(() => call('across.lookAtYear', { schoolYearId: null })),
      studentYear: await timeOf(() => call('year.look', { studentId, schoolYearId: null })),
    }
  } finally {
    await core.close()
  }
}

// The half-day rule: away for half of the day's lessons or more.
const days = `SELECT student, day, count(*) FILTER (code = 'A') * 2 >= count(*) AS is_away FROM mark
  WHERE day >= DATE '2025-08-01'`
const inDuckDb: Record<Question, string> = {
  caseload: `SELECT student, count(*), count(*) FILTER (is_away) FROM (${days} GROUP BY student, day) GROUP BY student`,
  wholeSchool: `SELECT month, tier, count(*) FROM (
      SELECT student, month(day) AS month, least(3, floor(avg(is_away::INT) * 20)) AS tier
      FROM (${days} GROUP BY student, day) GROUP BY student, month(day)) GROUP BY month, tier`,
  studentYear: `${days} AND student = 100100 GROUP BY student, day ORDER BY day`,
}

/** The same marks, read from the file into a table in memory. */
export async function askDuckDb(path: string): Promise<Answers> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(
    `CREATE TABLE mark AS SELECT "Student Number" AS student, "Attendance Date"::DATE AS day, "Period" AS period,
       "Code" AS code FROM read_csv('${path.replaceAll("'", "''")}')`,
  )
  const timeOf = async (sql: string) =>
    medianOf(await timeOften(rounds, async () => (await connection.runAndReadAll(sql)).getRows()))
  return {
    caseload: await timeOf(inDuckDb.caseload),
    wholeSchool: await timeOf(inDuckDb.wholeSchool),
    studentYear: await timeOf(inDuckDb.studentYear),
  }
}

export function listAnswerRows(own: Answers, others: Answers): BenchRow[] {
  return questions.map((question) => {
    const ratio = own[question] / others[question]
    return {
      work: names[question],
      measured: inMilliseconds(own[question]),
      against: `DuckDB, ${inMilliseconds(others[question])}`,
      ratio,
      limit: `≤ ${limits[question]} ms, ≤ ${mostTimes} ×`,
      isReached: own[question] <= limits[question] && ratio <= mostTimes,
    }
  })
}
