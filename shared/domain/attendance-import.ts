/** How an attendance or roster file is understood: every guess is data that a person can change. */
import { z } from 'zod'
import { attendanceCode, markCategory } from './attendance.ts'
import { isoDate } from './day.ts'
import { importId } from './identity.ts'
import { schoolYearDraft } from './school-calendar.ts'

export const importKind = z.enum(['attendance', 'roster'])
export type ImportKind = z.infer<typeof importKind>

/** `marks`: one row per mark. `absences`: only absences are listed; every other school day was attended. */
const importFormat = z.enum(['marks', 'absences', 'roster'])
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
] as const
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
  ]),
})
export type ImportProblem = z.infer<typeof importProblem>

/** What the program understood, for a person to look at before anything is stored. */
export const importUnderstanding = z.object({
  fileName: z.string(),
  bytes: z.int().nonnegative(),
  reading: importReading,
  /** True when `reading` comes from an earlier import of a file with the same columns. */
  isRemembered: z.boolean(),
  /** True when the dates fit two orders and a person must choose. */
  isDateOrderUndecided: z.boolean(),
  header: z.array(z.string()),
  /** Up to 8 rows as text, as they will be read. */
  firstRows: z.array(z.array(z.string())),
  /** Each code found, how often, and what it is taken to mean (null asks the person). */
  codesFound: z.array(
    z.object({ code: z.string(), label: z.string(), count: z.int(), category: markCategory.nullable() }),
  ),
  rows: z.int().nonnegative(),
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
  /** These three count marks; of a roster, students. */
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
