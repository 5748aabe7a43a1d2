/** What an import format is, and what reading a file in it gives. A new format is one file and one registry line. */
import type { AttendanceRule, MarkCategory } from '#shared/domain/attendance.ts'
import type {
  ColumnRole,
  ImportFormat,
  ImportKind,
  ImportNote,
  ImportReading,
  ImportReport,
  ImportUnderstanding,
} from '#shared/domain/attendance-import.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ImportId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../storage/database.ts'
import type { Pause } from './pause.ts'
import type { ProblemList } from './problems.ts'
import type { OnBytes } from './reading/table.ts'
import type { SourceFile } from './reading/source-file.ts'

/** Of each list one column must be there; `name` is what a person would call it. */
type Need = { anyOf: readonly ColumnRole[]; name: string }

/** The start of a table: its headings (none without a header) and rows below them. */
export type TableLook = { header: readonly string[]; rows: readonly string[][] }

/** Roles by heading. `tells` are headings that, all together, only this system writes. */
export type Headings = {
  tells: readonly (readonly string[])[]
  roles: Readonly<Record<string, ColumnRole>>
}

export type Format = {
  format: ImportFormat
  kind: ImportKind
  needs: readonly Need[]
  /** Whether the file names every student on every school day, so that a day without marks was closed. */
  listsPresence: boolean
  /** Whether a file with these columns and codes (null: meaning unknown) is of this format; the first one wins. */
  isLike: (
    columns: readonly ColumnRole[],
    categories: readonly (MarkCategory | null)[],
    look: TableLook,
  ) => boolean
  /** What the system's own headings mean, written in plain letters as `plainHeading` gives them. */
  headings?: Headings
  readFile: (
    file: SourceFile,
    reading: FileReading,
    listen: { onBytes: OnBytes },
    signal: AbortSignal,
  ) => Promise<FileContent>
}

/** The part of a reading that splits the file into fields. */
export type FileReading = Pick<
  ImportReading,
  'encoding' | 'delimiter' | 'hasHeader' | 'columns' | 'container' | 'sheet'
> &
  Partial<Pick<ImportReading, 'headingYear' | 'dateOrder'>>

/** What the vault and the clock say about a file that is looked at. */
export type World = { database: ReadDatabase; today: IsoDate; rule: AttendanceRule; pause: Pause }

export type Understood = Pick<
  ImportUnderstanding,
  | 'firstOn'
  | 'lastOn'
  | 'knownStudents'
  | 'unknownStudents'
  | 'newSchoolYears'
  | 'marksOnClosedDays'
  | 'studentsSharingNames'
> & { coming?: ImportUnderstanding['coming'] }

export type Storing = {
  database: WriteDatabase
  importId: ImportId
  /** ISO moment of the import. */
  at: string
  today: IsoDate
  rule: AttendanceRule
  /** Called often; lets other messages through, reports progress and throws `app.cancelled` when it should stop. */
  pause: Pause
}

export type StoredCounts = Omit<ImportReport, 'importId' | 'problems' | 'problemCount'>

/** A file that was read whole into numbers and short texts. It can be understood again under another reading. */
export type FileContent = {
  header: string[]
  firstRows: string[][]
  rows: number
  problems: ProblemList
  /** Distinct written dates, for their order. */
  dates: readonly string[]
  /** What a person should know about the file; none when there is nothing. */
  notes?: readonly ImportNote[]
  /** What the columns hold, where the file itself says it. */
  columns?: readonly ColumnRole[]
  /** Distinct codes with the first label that stood beside each, and how many rows have it. */
  codes: readonly { code: string; label: string; count: number }[]
  /** Adds to `problems` what cannot be used under this reading. Writes nothing. */
  understand: (reading: ImportReading, format: Format, world: World) => Promise<Understood>
  /** Called when nobody will read the content again: large ones give their memory back at once. */
  release?: () => void
  /** Stores what can be used. Must run inside a transaction. Adds to `problems` as {@link understand} does. */
  store: (reading: ImportReading, format: Format, storing: Storing) => Promise<StoredCounts>
}
