/** An attendance file that was read: what it means under a reading, and its way into the vault. */
import { isDeepStrictEqual } from 'node:util'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { type EpochDay, fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { Closure, SchoolYear, SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import type { StudentDraft } from '#shared/domain/student.ts'
import { listImportsOfAbsences, saveClosures, saveCoverage } from '../../storage/tables/imports.ts'
import { countMarksOf, listStudentIds, mapCodes } from '../../storage/tables/marks.ts'
import { insertSchoolYear, listSchoolYears } from '../../storage/tables/school.ts'
import { insertStudent } from '../../storage/tables/students.ts'
import type { FileContent, FileReading, Format, StoredCounts, Storing, Understood, World } from '../format.ts'
import type { SourceFile } from '../reading/source-file.ts'
import { type OnBytes, readTable } from '../reading/table.ts'
import { arrangeMarks, type ArrangedMarks, readDays } from './arrange-marks.ts'
import { rebuildStripsInTurns } from '../pause.ts'
import { countOnClosedDays, reopenGuessed } from './guessed-closures.ts'
import { MarkScan, type StudentInFile } from './mark-scan.ts'
import { StudentMatcher } from './match-students.ts'
import { findShape, type Shape } from './reshape-rows.ts'
import { listOpenDays, proposeSchoolYears } from './propose-years.ts'
import { storeMarks } from './store-marks.ts'

/** As many as a person wants to look at. */
const rowsShown = 8

export async function readAttendance(
  file: SourceFile,
  reading: FileReading,
  { onBytes }: { onBytes: OnBytes },
  signal: AbortSignal,
): Promise<FileContent> {
  const header: string[] = []
  const firstRows: string[][] = []
  let scan = new MarkScan({ name: file.name, header, columns: reading.columns })
  let shape: Shape | null = null
  await readTable(
    file,
    reading,
    {
      onHeader: (names) => {
        header.push(...names)
        shape = findShape(names, reading.columns)
        if (shape !== null) scan = new MarkScan({ name: file.name, ...shape })
      },
      onRow: (row) => {
        if (firstRows.length < rowsShown) firstRows.push(row.fields.map((field) => field.trim()))
        if (shape === null) scan.add(row)
        else for (const one of shape.rowsOf(row)) scan.add(one)
      },
      onBytes,
    },
    signal,
  )
  return {
    header,
    firstRows,
    rows: scan.rows,
    problems: scan.problems,
    dates: scan.dates.list,
    codes: countCodes(scan),
    understand: (meant, format, world) => understand(scan, meant, format, world),
    store: (meant, format, storing) => store(scan, meant, format, storing),
  }
}

function countCodes(scan: MarkScan): { code: string; label: string; count: number }[] {
  const counts = new Uint32Array(scan.codes.length)
  const { code, count } = scan.marks
  for (let at = 0; at < count; at += 1) counts[code[at] ?? 0] = (counts[code[at] ?? 0] ?? 0) + 1
  return scan.codes.map((known, place) => ({ ...known, count: counts[place] ?? 0 }))
}

function findKnownCodes(scan: MarkScan, reading: ImportReading): Uint8Array {
  const known = new Set(reading.codes.map(({ code }) => code))
  return Uint8Array.from(scan.codes, ({ code }) => (known.has(code) ? 1 : 0))
}

type Span = { first: EpochDay; last: EpochDay }

function findSpan(arranged: ArrangedMarks): Span | null {
  const days = [...arranged.marksOnDays.keys()].toSorted((a, b) => a - b)
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

async function understand(
  scan: MarkScan,
  reading: ImportReading,
  format: Format,
  world: World,
): Promise<Understood> {
  const matcher = new StudentMatcher(world.database, scan.students)
  const ids = scan.students.map((student) => matcher.find(student))
  const ranks = Int32Array.from(ids, (id, place) =>
    id === null && !reading.createsUnknownStudents ? -1 : place,
  )
  const days = readDays(scan, reading.dateOrder)
  const meaning = { days, isKnownCode: findKnownCodes(scan, reading), ranks }
  const arranged = await arrangeMarks(scan, meaning, world.pause)
  const span = findSpan(arranged)
  const { newYears, calendar } = readCalendar(arranged, format, world)
  const known = ids.filter((id) => id !== null).length
  return {
    firstOn: span === null ? null : fromEpochDay(span.first),
    lastOn: span === null ? null : fromEpochDay(span.last),
    knownStudents: known,
    unknownStudents: ids.length - known,
    newSchoolYears: newYears,
    marksOnClosedDays: countOnClosedDays(arranged.marksOnDays, calendar),
    studentsSharingNames: matcher.sharingNames,
  }
}

type Calendar = {
  newYears: SchoolYearDraft[]
  /** Years of the vault in which the file shows a guess to be wrong, with the closures that are left. */
  reopened: { year: SchoolYear; closures: Closure[] }[]
  /** All years as they will be once the file is stored. */
  calendar: SchoolYearDraft[]
}

function readCalendar(
  { marksOnDays }: ArrangedMarks,
  { listsPresence }: Format,
  { database, rule }: Pick<World, 'database' | 'rule'>,
): Calendar {
  const years = listSchoolYears(database)
  const openDays = listOpenDays(marksOnDays)
  const known = years.map((year) => ({ year, closures: reopenGuessed(year, openDays) }))
  const newYears = proposeSchoolYears(marksOnDays, years, { rule, listsPresence })
  return {
    newYears,
    reopened: known.filter(({ year, closures }) => !isDeepStrictEqual(year.closures, closures)),
    calendar: [...known.map(({ year, closures }) => ({ ...year, closures })), ...newYears],
  }
}

function toDraft(student: StudentInFile): StudentDraft {
  return {
    ...student,
    pronouns: '',
    bornOn: null,
    homeLanguages: '',
    enrolments: [],
    family: [],
  }
}

/** The vault's id of each student of the file, null for those that are not to be created. */
async function placeStudents(
  scan: MarkScan,
  reading: ImportReading,
  matcher: StudentMatcher,
  { database, importId, at, pause }: Storing,
): Promise<(StudentId | null)[]> {
  const ids: (StudentId | null)[] = []
  for (const student of scan.students) {
    await pause(0, scan.marks.count)
    const known = matcher.find(student)
    const isNew = known === null && reading.createsUnknownStudents
    ids.push(isNew ? insertStudent(database, toDraft(student), { importId, at }) : known)
  }
  return ids
}

/** Ranks students by id, because the table of marks is kept in that order. */
function rankStudents(ids: readonly (StudentId | null)[]): { ranks: Int32Array; byRank: StudentId[] } {
  const byRank = [...new Set(ids.filter((id) => id !== null))].toSorted((a, b) => a - b)
  const rankOf = new Map(byRank.map((id, rank) => [id, rank]))
  return { ranks: Int32Array.from(ids, (id) => (id === null ? -1 : (rankOf.get(id) ?? -1))), byRank }
}

async function store(
  scan: MarkScan,
  reading: ImportReading,
  format: Format,
  storing: Storing,
): Promise<StoredCounts> {
  const { database, importId } = storing
  const studentsBefore = countStudents(database)
  const matcher = new StudentMatcher(database, scan.students)
  const ids = await placeStudents(scan, reading, matcher, storing)
  const { ranks, byRank } = rankStudents(ids)
  const days = readDays(scan, reading.dateOrder)
  const meaning = { days, isKnownCode: findKnownCodes(scan, reading), ranks }
  const arranged = await arrangeMarks(scan, meaning, storing.pause)
  const { ids: codeIds, hasMoved } = mapCodes(database, importId, reading.codes)
  const { newYears, reopened, calendar } = readCalendar(arranged, format, storing)
  for (const { year, closures } of reopened) saveClosures(database, importId, year, closures)
  for (const year of newYears) insertSchoolYear(database, year, importId)
  const span = findSpan(arranged)
  const earlier = format.listsPresence ? [] : listImportsOfAbsences(database, importId)
  const listedEarlier = span === null ? 0 : countMarksOf(database, earlier, span.first, span.last)
  const { met, ...stored } = await storeMarks({
    scan,
    days,
    arranged,
    byRank,
    codeIds,
    earlier: new Set(earlier),
    storing,
  })
  if (!format.listsPresence && span !== null) cover(span, arranged, storing)
  // A new year, another meaning of a code, or a list of absences only touches students beyond this file.
  const isForAll = newYears.length > 0 || hasMoved || !format.listsPresence
  const touched = isForAll ? listStudentIds(database) : byRank
  // Schools export the same year again each week; the years before it are as they were.
  const yearsTouched = hasMoved || span === null ? undefined : listYearsWithin(database, span)
  await rebuildStripsInTurns(database, touched, storing.pause, yearsTouched)
  return {
    ...stored,
    studentsCreated: countStudents(database) - studentsBefore,
    studentsChanged: 0,
    schoolYearsCreated: newYears.length,
    marksOnClosedDays: countOnClosedDays(arranged.marksOnDays, calendar),
    studentsSharingNames: matcher.sharingNames,
    absencesNotInFile: listedEarlier - met,
  }
}

/** An absence that is dated in the future says nothing about the days until then. */
function cover({ first, last }: Span, arranged: ArrangedMarks, { database, importId, today }: Storing): void {
  const to = Math.min(last, toEpochDay(today))
  const periods = new Set(Array.from(arranged.order, (at) => arranged.periods[at] ?? 0))
  periods.delete(0)
  if (first <= to) saveCoverage(database, importId, { from: first, to, periods: periods.size })
}

function listYearsWithin(database: Storing['database'], { first, last }: Span): SchoolYearId[] {
  return listSchoolYears(database)
    .filter((year) => toEpochDay(year.startsOn) <= last && first <= toEpochDay(year.endsOn))
    .map((year) => year.id)
}

function countStudents(database: Storing['database']): number {
  return database.get<{ count: number }>('SELECT count(*) AS count FROM student')?.count ?? 0
}
