/** How a file of the school's system is understood: every guess is data that a person can change. */
import { z } from 'zod'
import { attendanceCode, markCategory } from './attendance.ts'
import { isoDate } from './day.ts'
import { importId } from './identity.ts'
import { schoolYearDraft } from './school-calendar.ts'

/** What a file is about. `totals`: days enrolled and absent without any day named. `ratings`: social-emotional ones. */
export const importKinds = ['attendance', 'roster', 'totals', 'grades', 'participation', 'ratings'] as const
export const importKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof importKind>

/**
 * `marks`: one row per mark. `absences`: only absences are listed; every other school day was attended. `wide`: a column
 * per day. `totals`: days enrolled and absent. The others are what the systems of that name export.
 */
export const importFormats = [
  'marks',
  'absences',
  'wide',
  'totals',
  'roster',
  'oneroster',
  'clever-students',
  'clever-attendance',
  'powerschool-students',
  'powerschool-attendance',
  'aspen-students',
  'aspen-attendance',
  'contoso-attendance',
  'ed-fi-attendance',
  'sims-sessions',
  'grades',
  'participation',
  'ratings',
] as const
export const importFormat = z.enum(importFormats)
export type ImportFormat = z.infer<typeof importFormat>

const textEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export type TextEncoding = z.infer<typeof textEncoding>
export const delimiters = [',', ';', '\t', '|'] as const
const delimiter = z.enum(delimiters)
export type Delimiter = z.infer<typeof delimiter>
const dateOrder = z.enum(['ymd', 'mdy', 'dmy'])
export type DateOrder = z.infer<typeof dateOrder>

/** What a column can hold. `ignore` is a choice too. */
const columnRoles = [
  'ignore',
  'schoolNumber',
  'fullName',
  'givenName',
  'familyName',
  'preferredName',
  'pronouns',
  'bornOn',
  'grade',
  'homeroom',
  'homeLanguages',
  'enrolledFrom',
  'enrolledTo',
  'familyName1',
  'familyRelation1',
  'familyPhone1',
  'familyEmail1',
  'familyLanguage1',
  'date',
  'code',
  'codeLabel',
  'period',
  /** Minutes away from school on that day or in that period. */
  'minutes',
  /** One of many columns that are headed by a day. */
  'dayMark',
  'daysEnrolled',
  'daysAbsent',
  'daysPresent',
  /** Of the days absent, those that were excused. */
  'daysExcused',
  /** The day through which totals count, or on which a score was given. */
  'throughOn',
  'schoolYear',
  'course',
  'term',
  /** A grade, a level of participation or a rating. May stand in many columns, each named by its heading. */
  'score',
  /** What the score can be at most. */
  'outOf',
] as const
/** Roles that more than one column may have. */
export const repeatedRoles: ReadonlySet<string> = new Set(['ignore', 'dayMark', 'score'])
const columnRole = z.enum(columnRoles)
export type ColumnRole = z.infer<typeof columnRole>

/** Most columns that a file may have; more is no table that a school exports. */
export const mostColumns = 400

/** Everything that is needed to read the file again in the same way. This is what is remembered. */
export const importReading = z.object({
  format: importFormat,
  encoding: textEncoding,
  delimiter,
  hasHeader: z.boolean(),
  dateOrder,
  /** One role a column, in file order. */
  columns: z.array(columnRole).max(mostColumns),
  /** The school's codes as they stand in the file; for `absences` without a code column, one code `A`. */
  codes: z.array(attendanceCode).max(400),
  createsUnknownStudents: z.boolean(),
  /** `workbook`: .xlsx. `bundle`: several files that belong together, in a zip or a folder. */
  container: z.enum(['text', 'workbook', 'bundle']).default('text'),
  /** The sheet of a workbook; null for its first one. */
  sheet: z.string().max(120).nullable().default(null),
  /**
   * The file writes its dates in two orders. A date that only fits one is read in that; the others in `dateOrder`, or,
   * with `leavesUndecidedDates`, not at all.
   */
  isMixedDates: z.boolean().default(false),
  leavesUndecidedDates: z.boolean().default(false),
  /**
   * For columns headed by days of no year, such as `3/2`: the year in which their school year begins. Null where the
   * headings need none, or a person must still say it.
   */
  headingYear: z.int().min(1990).max(2199).nullable().default(null),
})
export type ImportReading = z.infer<typeof importReading>

/** A row that cannot be used, and why. `row` counts lines as a spreadsheet does, the header being 1. */
const importProblem = z.object({
  row: z.int().positive(),
  column: z.string().nullable(),
  value: z.string().max(80),
  reason: z.enum([
    'missing-student',
    'missing-date',
    'impossible-date',
    'missing-code',
    'unknown-code',
    'unknown-student',
    'too-few-columns',
    'too-many-columns',
    'unbalanced-quote',
    'duplicate-student',
    'conflicting-mark',
    'too-long',
    'unreadable-character',
    'unknown-period',
    'backwards-dates',
    'undecided-date',
    'impossible-number',
    'missing-score',
    'unknown-school-year',
  ]),
})
export type ImportProblem = z.infer<typeof importProblem>

/** A mark or value that will be another one once the file is stored. */
const comingChange = z.object({
  student: z.string(),
  on: isoDate.nullable(),
  /** `Period 3`, `Math, term 2`; empty for a whole day. */
  what: z.string(),
  from: z.string(),
  to: z.string(),
})

/** What a person should know about the file and need not answer. */
const importNote = z.object({
  kind: z.enum(['misspelt-heading', 'missing-heading', 'not-stored', 'left-out-file', 'other-version']),
  /** The heading, file or version as it is written. */
  name: z.string().max(120),
  /** As it is taken to be; empty where nothing was guessed. */
  readAs: z.string().max(120),
})
export type ImportNote = z.infer<typeof importNote>

/** What the program understood, for a person to look at before anything is stored. */
export const importUnderstanding = z.object({
  fileName: z.string(),
  /** As asked, or as found. */
  kind: importKind,
  /** Sheets of a workbook, in its order; none otherwise. */
  sheets: z.array(z.string()).max(200),
  notes: z.array(importNote).max(60),
  bytes: z.int().nonnegative(),
  reading: importReading,
  /** True when `reading` comes from an earlier import of a file with the same columns. */
  isRemembered: z.boolean(),
  /** True when the dates fit two orders and a person must choose. */
  isDateOrderUndecided: z.boolean(),
  /** For headings that are days of no year: the years in which their school year may have begun; else none. */
  headingYears: z.array(z.int()).max(60),
  /** Dates of a file that writes them in two orders; null when it does not. */
  mixedDates: z
    .object({
      dayFirst: z.int().nonnegative(),
      monthFirst: z.int().nonnegative(),
      undecided: z.int().nonnegative(),
      /** The first of the undecided ones, as written. */
      examples: z.array(z.string()).max(12),
    })
    .nullable(),
  /** What storing it would do to what is there. Null while a needed column is not named. */
  coming: z
    .object({
      added: z.int().nonnegative(),
      changed: z.int().nonnegative(),
      unchanged: z.int().nonnegative(),
      first: z.array(comingChange).max(20),
    })
    .nullable(),
  header: z.array(z.string()),
  /** Up to 8 rows as text, as they will be read. */
  firstRows: z.array(z.array(z.string())),
  /** Each code found, how often, and what it is taken to mean (null asks the person). */
  codesFound: z.array(
    z.object({ code: z.string(), label: z.string(), count: z.int(), category: markCategory.nullable() }),
  ),
  rows: z.int().nonnegative(),
  /** Needed columns that nothing is said to be, as a person would call them: `students`, `dates`. */
  missing: z.array(z.string()).max(8),
  firstOn: isoDate.nullable(),
  lastOn: isoDate.nullable(),
  knownStudents: z.int().nonnegative(),
  unknownStudents: z.int().nonnegative(),
  /** School years to be created because the calendar has none for these dates. */
  newSchoolYears: z.array(schoolYearDraft),
  /** Marks on days of a school year on which the calendar says that the school is closed. They are not counted. */
  marksOnClosedDays: z.int().nonnegative(),
  /** Students whose name fits one in the vault who has no number, as another's in the file does. They are new ones. */
  studentsSharingNames: z.int().nonnegative(),
  problems: z.array(importProblem).max(200),
  problemCount: z.int().nonnegative(),
})
export type ImportUnderstanding = z.infer<typeof importUnderstanding>

export const importReport = z.object({
  importId,
  /** These three count marks or values; of a roster, students. */
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  studentsCreated: z.int().nonnegative(),
  studentsChanged: z.int().nonnegative(),
  schoolYearsCreated: z.int().nonnegative(),
  /** As in {@link importUnderstanding}. */
  marksOnClosedDays: z.int().nonnegative(),
  studentsSharingNames: z.int().nonnegative(),
  /** Absences that earlier absences-only files list on the days of this one, and this one does not. They stay. */
  absencesNotInFile: z.int().nonnegative(),
  problems: z.array(importProblem).max(1000),
  problemCount: z.int().nonnegative(),
})
export type ImportReport = z.infer<typeof importReport>

export const pastImport = z.object({
  id: importId,
  kind: importKind,
  fileName: z.string(),
  importedAt: z.iso.datetime(),
  staffName: z.string(),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  studentsCreated: z.int().nonnegative(),
  problemCount: z.int().nonnegative(),
  undoneAt: z.iso.datetime().nullable(),
})
export type PastImport = z.infer<typeof pastImport>
