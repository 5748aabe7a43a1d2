/** A roster that was read: which students it knows, and its way into the vault. */
import { randomUUID } from 'node:crypto'
import type { ColumnRole, ImportReading } from '#shared/domain/attendance-import.ts'
import type { ItemId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import { listSchoolYears } from '../../storage/tables/school.ts'
import { changeStudent } from '../../storage/tables/student-changes.ts'
import { getStudent, insertStudent } from '../../storage/tables/students.ts'
import { StudentMatcher } from '../attendance/match-students.ts'
import type { FileContent, FileReading, StoredCounts, Storing, Understood, World } from '../format.ts'
import { ProblemList } from '../problems.ts'
import type { SourceFile } from '../reading/source-file.ts'
import { type OnBytes, readTable, type TableRow } from '../reading/table.ts'
import { applyEntry, noStudent } from './apply-entry.ts'
import { RosterDates, type RosterEntry, scanRoster } from './roster-scan.ts'

const rowsShown = 8
/** No school has as many students; a file of marks has more rows. */
const mostRows = 50_000

export async function readRoster(
  file: SourceFile,
  reading: FileReading,
  { onBytes }: { onBytes: OnBytes },
  signal: AbortSignal,
): Promise<FileContent> {
  const header: string[] = []
  const rows: TableRow[] = []
  const listen = {
    onHeader: (names: string[]) => header.push(...names),
    onRow: (row: TableRow) => {
      if (rows.length === mostRows)
        throw new AppError('file.too-large', { file: file.name, limit: '50,000 students' })
      rows.push(row)
    },
    onBytes,
  }
  await readTable(file, reading, listen, signal)
  return toRosterContent({ header, rows: leaveStudents(file, header, rows) }, reading.columns)
}

const ofUsers = ['sourcedid', 'givenname', 'familyname']
/** A heading of OneRoster's users in both versions; only in 1.1 the role stands beside it. */
const ofBothVersions = 'enableduser'

/**
 * The users of a OneRoster export without its other files are students, teachers and families together. Throws
 * `import.users-without-roles` when only another file says who is who.
 */
function leaveStudents(file: SourceFile, header: readonly string[], rows: TableRow[]): TableRow[] {
  const headings = header.map((heading) => heading.toLowerCase())
  if (!ofUsers.every((heading) => headings.includes(heading))) return rows
  const [role, status] = [headings.indexOf('role'), headings.indexOf('status')]
  if (role === -1 && headings.includes(ofBothVersions))
    throw new AppError('import.users-without-roles', { file: file.name })
  if (role === -1) return rows
  const field = ({ fields }: TableRow, place: number) => (fields[place] ?? '').trim().toLowerCase()
  return rows.filter(
    (row) => row.trouble !== null || (field(row, role) === 'student' && field(row, status) !== 'tobedeleted'),
  )
}

/** What a table of students means. `columns` hold the roles of its columns, in order. */
export function toRosterContent(
  { header, rows }: { header: string[]; rows: readonly TableRow[] },
  columns: readonly ColumnRole[],
): FileContent {
  const problems = new ProblemList()
  const dates = listDates(rows, columns)
  const scan = (meant: ImportReading) =>
    scanRoster(rows, { columns, header, dates: new RosterDates(dates, meant), problems })
  return {
    header,
    firstRows: rows.slice(0, rowsShown).map((row) => row.fields.map((field) => field.trim())),
    rows: rows.length,
    problems,
    dates,
    codes: [],
    understand: async (meant, _format, world) => understand(scan(meant), meant, header, problems, world),
    store: (meant, _format, storing) => store(scan(meant), meant, header, problems, storing),
  }
}

function listDates(rows: readonly TableRow[], columns: readonly ColumnRole[]): string[] {
  const places = (['bornOn', 'enrolledFrom', 'enrolledTo'] as const).map((role) => columns.indexOf(role))
  const written = rows.flatMap(({ fields }) => places.map((place) => (fields[place] ?? '').trim()))
  return [...new Set(written.filter((text) => text !== ''))]
}

function understand(
  entries: readonly RosterEntry[],
  reading: ImportReading,
  header: readonly string[],
  problems: ProblemList,
  world: World,
): Understood {
  const matcher = new StudentMatcher(world.database, entries)
  const unknown = entries.filter((entry) => matcher.find(entry) === null)
  if (!reading.createsUnknownStudents)
    for (const entry of unknown) reportUnknown(entry, reading, header, problems)
  return {
    firstOn: null,
    lastOn: null,
    knownStudents: entries.length - unknown.length,
    unknownStudents: unknown.length,
    newSchoolYears: [],
    marksOnClosedDays: 0,
    studentsSharingNames: matcher.sharingNames,
  }
}

function reportUnknown(
  entry: RosterEntry,
  reading: ImportReading,
  header: readonly string[],
  problems: ProblemList,
): void {
  const column = header[reading.columns.indexOf('schoolNumber')] ?? null
  problems.add(
    entry.row,
    'unknown-student',
    column,
    entry.schoolNumber || `${entry.givenName} ${entry.familyName}`,
  )
}

async function store(
  entries: readonly RosterEntry[],
  reading: ImportReading,
  header: readonly string[],
  problems: ProblemList,
  storing: Storing,
): Promise<StoredCounts> {
  const { database, importId, at, pause } = storing
  const matcher = new StudentMatcher(database, entries)
  const met = new Set<StudentId>()
  const counts = { created: 0, changed: 0, unchanged: 0 }
  const newId = () => randomUUID() as ItemId
  const recordsFrom = listSchoolYears(database).at(-1)?.startsOn ?? null
  for (const [done, entry] of entries.entries()) {
    await pause(done, entries.length)
    const known = matcher.find(entry)
    if (known === null && !reading.createsUnknownStudents) {
      reportUnknown(entry, reading, header, problems)
    } else if (known === null) {
      met.add(insertStudent(database, applyEntry(noStudent, entry, newId, recordsFrom), { importId, at }))
      counts.created += 1
    } else if (met.has(known)) {
      problems.add(
        entry.row,
        'duplicate-student',
        null,
        entry.schoolNumber || `${entry.givenName} ${entry.familyName}`,
      )
    } else {
      met.add(known)
      const before = getStudent(database, known)
      const hasChanged = changeStudent(
        database,
        before,
        applyEntry(before, entry, newId, recordsFrom),
        storing,
      )
      counts[hasChanged ? 'changed' : 'unchanged'] += 1
    }
  }
  return {
    added: counts.created,
    changed: counts.changed,
    unchanged: counts.unchanged,
    studentsCreated: counts.created,
    studentsChanged: counts.changed,
    schoolYearsCreated: 0,
    marksOnClosedDays: 0,
    studentsSharingNames: matcher.sharingNames,
    absencesNotInFile: 0,
  }
}
