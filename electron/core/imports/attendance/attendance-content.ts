/** An attendance file that was read: what it means under a reading, and its way into the vault. */
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { fromEpochDay } from '#shared/domain/day.ts'
import type { FileContent, FileReading, Format, Understood, World } from '../format.ts'
import { measureSource, type SourceFile } from '../reading/source-file.ts'
import { type OnBytes, readTable } from '../reading/table.ts'
import { arrangeMarks } from './arrange-marks.ts'
import { findSpan, readCalendar, readMeaning } from './attendance-meaning.ts'
import { lookAhead } from './coming-marks.ts'
import { countOnClosedDays } from './guessed-closures.ts'
import { MarkScan } from './mark-scan.ts'
import { StudentMatcher } from './match-students.ts'
import { findShape, type Shape } from './reshape-rows.ts'
import { storeAttendance } from './store-attendance.ts'

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
  const bytes = await measureSource(file)
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
      onLine: (text, start, end, number) =>
        shape === null &&
        firstRows.length === rowsShown &&
        scan.addLine(text, start, end, number, reading.delimiter),
      onBytes: (done) => {
        scan.expectMarks(bytes / done)
        onBytes(done)
      },
    },
    signal,
  )
  scan.marks.trim()
  return {
    header,
    firstRows,
    rows: scan.rows,
    problems: scan.problems,
    dates: scan.dates.list,
    codes: countCodes(scan),
    understand: (meant, format, world) => understand(scan, meant, format, world),
    release: () => scan.marks.release(),
    store: (meant, format, storing) => storeAttendance(scan, meant, format, storing),
  }
}

function countCodes(scan: MarkScan): { code: string; label: string; count: number }[] {
  const counts = new Uint32Array(scan.codes.length)
  const { code, count } = scan.marks
  for (let at = 0; at < count; at += 1) counts[code[at] ?? 0] = (counts[code[at] ?? 0] ?? 0) + 1
  return scan.codes.map((known, place) => ({ ...known, count: counts[place] ?? 0 }))
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
  const meaning = readMeaning(scan, reading, ranks, world)
  const arranged = await arrangeMarks(scan, meaning, world.pause)
  const coming = await lookAhead(world, { scan, days: meaning.days, arranged, ids, reading })
  // The order has served; five years of lessons are 50 MB, which the collector would leave for a while.
  arranged.order.buffer.transfer(0)
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
    coming,
  }
}
