/** Stores an attendance file that was read: students, codes, school years, marks, and the days that follow from them. */
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { StudentDraft } from '#shared/domain/student.ts'
import { fillSchoolStrips } from '../../storage/tables/attendance-strips.ts'
import { listImportsOfAbsences, saveClosures, saveCoverage } from '../../storage/tables/imports.ts'
import { countMarksOf, listStudentIds, mapCodes } from '../../storage/tables/marks.ts'
import { insertSchoolYear, listSchoolYears } from '../../storage/tables/school.ts'
import { insertStudent } from '../../storage/tables/students.ts'
import type { Format, StoredCounts, Storing } from '../format.ts'
import { rebuildStripsInTurns } from '../pause.ts'
import { arrangeMarks, type ArrangedMarks } from './arrange-marks.ts'
import { findSpan, readCalendar, readMeaning, type Span } from './attendance-meaning.ts'
import { countOnClosedDays } from './guessed-closures.ts'
import type { MarkScan, StudentInFile } from './mark-scan.ts'
import { StudentMatcher } from './match-students.ts'
import { storeMarks } from './store-marks.ts'

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

/** Must run inside a transaction. */
export async function storeAttendance(
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
  const meaning = readMeaning(scan, reading, ranks, storing)
  const arranged = await arrangeMarks(scan, meaning, storing.pause)
  const { ids: codeIds, hasMoved } = mapCodes(database, importId, reading.codes)
  const { newYears, reopened, calendar } = readCalendar(arranged, format, storing)
  for (const { year, closures } of reopened) saveClosures(database, importId, year, closures)
  for (const year of newYears) insertSchoolYear(database, year, importId)
  const span = findSpan(arranged)
  const earlier = format.listsPresence ? [] : listImportsOfAbsences(database, importId)
  const listedEarlier = span === null ? 0 : countMarksOf(database, earlier, span.first, span.last)
  // A new year, another meaning of a code, or a list of absences only touches students beyond this file.
  const isForAll = newYears.length > 0 || hasMoved || !format.listsPresence
  const { met, ...stored } = await storeMarks({
    scan,
    days: meaning.days,
    arranged,
    byRank,
    codeIdOf: Uint32Array.from(scan.codes, ({ code }) => codeIds.get(code) ?? 0),
    earlier: new Set(earlier),
    remakesDays: !isForAll,
    storing,
  })
  if (!format.listsPresence && span !== null) cover(span, arranged, storing)
  if (isForAll) {
    // Schools export the same year again each week; the years before it are as they were.
    const years = hasMoved || span === null ? undefined : listYearsWithin(database, span)
    await rebuildStripsInTurns(database, listStudentIds(database), storing.pause, years)
  } else {
    fillSchoolStrips(database)
  }
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
  const periods = new Set<number>()
  for (const at of arranged.order) periods.add(arranged.periods[at] ?? 0)
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
