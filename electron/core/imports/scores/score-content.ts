/** A file of grades, levels or ratings that was read: what it would change, and its way into the vault. */
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { fromEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { ScoreKind } from '#shared/domain/score.ts'
import type { ReadDatabase } from '../../storage/database.ts'
import { listSchoolYears } from '../../storage/tables/school.ts'
import { insertScore, listStoredScores, scoreKey, type StoredScore } from '../../storage/tables/scores.ts'
import type { FileContent, FileReading, Format, StoredCounts, Storing, Understood, World } from '../format.ts'
import type { SourceFile } from '../reading/source-file.ts'
import type { OnBytes } from '../reading/table.ts'
import { Coming } from './coming.ts'
import { keepYears } from './keep-years.ts'
import { countStudents, findStudents, leaveOutUnknown, placeStudents, type Placed } from './place-students.ts'
import { type ReadScore, readScores } from './read-scores.ts'
import { nameColumn, readField, readValues, type ValueRow, type ValueTable } from './value-table.ts'
import { YearsOfFile } from './years-of-file.ts'

type Listen = { onBytes: OnBytes }

/** Reads files of one kind of scores. */
export function scoreReader(kind: ScoreKind): Format['readFile'] {
  return async (file: SourceFile, reading: FileReading, listen: Listen, signal: AbortSignal) => {
    const table = await readValues(file, reading, listen, signal)
    return toContent(table, kind)
  }
}

function toContent(table: ValueTable, kind: ScoreKind): FileContent {
  return {
    header: [...table.header],
    firstRows: table.firstRows,
    rows: table.rowCount,
    problems: table.problems,
    dates: listDates(table),
    codes: [],
    understand: async (reading, _format, world) => understand(table, kind, reading, world),
    store: async (reading, _format, storing) => store(table, kind, reading, storing),
  }
}

/** Distinct written days, for their order. */
export function listDates(table: ValueTable): string[] {
  const written = table.rows.flatMap((row) => [
    readField(table, row, 'date'),
    readField(table, row, 'throughOn'),
  ])
  return [...new Set(written)].filter((text) => text !== '')
}

type Said = { years: YearsOfFile; scores: ReadScore[] }

function readFrom(
  table: ValueTable,
  rows: readonly ValueRow[],
  kind: ScoreKind,
  reading: ImportReading,
  { database, today, rule }: Pick<World, 'database' | 'today' | 'rule'>,
): Said {
  const years = new YearsOfFile(listSchoolYears(database), { today, rule })
  return { years, scores: joinScores(table, readScores(table, rows, { kind, reading, years, today, rule })) }
}

/** One score for each course, day and term of a student: where rows differ, the last one counts. */
function joinScores(table: ValueTable, scores: readonly ReadScore[]): ReadScore[] {
  const joined = new Map<string, ReadScore>()
  const place = table.columns.indexOf('score')
  for (const score of scores) {
    const key = `${score.student}\n${scoreKey(score)}`
    const earlier = joined.get(key)
    if (earlier !== undefined && earlier.written !== score.written)
      table.problems.add(earlier.row, 'conflicting-mark', nameColumn(table, place), earlier.written)
    joined.set(key, score)
  }
  return [...joined.values()]
}

async function understand(
  table: ValueTable,
  kind: ScoreKind,
  reading: ImportReading,
  world: World,
): Promise<Understood> {
  const placed = findStudents(table, world.database)
  const rows = reading.createsUnknownStudents ? table.rows : leaveOutUnknown(table, placed)
  const { years, scores } = readFrom(table, rows, kind, reading, world)
  const coming = new Coming()
  await compare(world.database, table, scores, placed, world.pause, (_, score, stored) => {
    const what = score.term === '' ? score.series : `${score.series}, ${score.term}`
    coming.add(table, score, {
      what,
      from: stored?.written ?? null,
      to: score.written,
      on: fromEpochDay(score.day),
    })
  })
  const days = scores.map(({ day }) => day)
  return {
    firstOn: days.length === 0 ? null : fromEpochDay(days.reduce((least, day) => Math.min(least, day))),
    lastOn: days.length === 0 ? null : fromEpochDay(days.reduce((most, day) => Math.max(most, day))),
    ...countStudents(placed),
    newSchoolYears: years.proposed,
    marksOnClosedDays: 0,
    coming: coming.report(),
  }
}

/** Hands over every score with what the vault has for the same thing, student by student. */
async function compare(
  database: ReadDatabase,
  table: ValueTable,
  scores: readonly ReadScore[],
  { ids }: Placed,
  pause: World['pause'],
  onScore: (studentId: StudentId | null, score: ReadScore, stored: StoredScore | null) => void,
): Promise<void> {
  let done = 0
  for (const [student, own] of Map.groupBy(scores, (score) => score.student)) {
    const id = ids[student] ?? null
    const known = new Map(
      id === null ? [] : listStoredScores(database, id).map((score) => [scoreKey(score), score]),
    )
    for (const score of own) onScore(id, score, known.get(scoreKey(score)) ?? null)
    done += own.length
    await pause(done, table.rows.length)
  }
}

async function store(
  table: ValueTable,
  kind: ScoreKind,
  reading: ImportReading,
  storing: Storing,
): Promise<StoredCounts> {
  const { database, importId, pause } = storing
  const placed = await placeStudents(table, reading, storing)
  const { years, scores } = readFrom(table, leaveOutUnknown(table, placed), kind, reading, storing)
  const coming = new Coming()
  // Two spellings of one student in the file are one student of the vault.
  const met = new Set<string>()
  await compare(database, table, scores, placed, pause, (id, score, stored) => {
    const key = `${id}\n${scoreKey(score)}`
    if (id === null || met.has(key)) return
    met.add(key)
    coming.count(stored?.written ?? null, score.written)
    insertScore(database, importId, id, score)
  })
  return {
    ...coming.counts,
    studentsCreated: placed.created,
    studentsChanged: 0,
    schoolYearsCreated: await keepYears(years, storing),
    marksOnClosedDays: 0,
    studentsSharingNames: placed.sharingNames,
    absencesNotInFile: 0,
  }
}
