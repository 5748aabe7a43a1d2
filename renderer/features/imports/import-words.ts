/** Imports in words: how a file is read, what is wrong with a row, what came of it. */
import type {
  ColumnRole,
  DateOrder,
  Delimiter,
  ImportKind,
  ImportProblem,
  ImportReading,
  ImportReport,
  ImportUnderstanding,
  PastImport,
  TextEncoding,
} from '#shared/domain/attendance-import.ts'
import { formatShortDay } from '#renderer/words/format.ts'

const counted = new Intl.NumberFormat('en-GB')

/** `1 mark`, `12,345 marks` */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${counted.format(amount)} ${amount === 1 ? one : many}`
}

export const kindWords: Record<ImportKind, string> = {
  attendance: 'attendance',
  roster: 'a list of students',
}

export const encodingWords: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8, as most systems write it',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252, as older systems write it',
}

export const delimiterWords: Record<Delimiter, string> = {
  ',': 'A comma',
  ';': 'A semicolon',
  '\t': 'A tab',
  '|': 'A bar |',
}

export const columnWords: Record<ColumnRole, string> = {
  ignore: 'Not used',
  schoolNumber: 'Student number',
  fullName: 'Full name',
  givenName: 'First name',
  familyName: 'Last name',
  preferredName: 'Name they go by',
  pronouns: 'Pronouns',
  bornOn: 'Born on',
  grade: 'Grade',
  homeroom: 'Homeroom',
  homeLanguages: 'Languages at home',
  enrolledFrom: 'At this school from',
  enrolledTo: 'At this school until',
  familyName1: 'Family: name',
  familyRelation1: 'Family: relation',
  familyPhone1: 'Family: phone',
  familyEmail1: 'Family: email',
  familyLanguage1: 'Family: language',
  date: 'Day',
  code: 'Code',
  codeLabel: 'Words for the code',
  period: 'Period or session',
}

const attendanceRoles: ColumnRole[] = [
  'ignore',
  'schoolNumber',
  'fullName',
  'givenName',
  'familyName',
  'grade',
  'homeroom',
  'date',
  'code',
  'codeLabel',
  'period',
]

const ofMarks = new Set<ColumnRole>(['date', 'code', 'codeLabel', 'period'])

/** The roles that a column of such a file can have, as choices. */
export function listRoles(kind: ImportKind): { value: ColumnRole; label: string }[] {
  const roles =
    kind === 'attendance'
      ? attendanceRoles
      : (Object.keys(columnWords) as ColumnRole[]).filter((role) => !ofMarks.has(role))
  return roles.map((value) => ({ value, label: columnWords[value] }))
}

const reasonWords: Record<ImportProblem['reason'], string> = {
  'missing-student': 'it does not say which student',
  'missing-date': 'there is no day',
  'impossible-date': 'that is not a day that exists',
  'missing-code': 'there is no code',
  'unknown-code': 'nobody has said yet what this code means',
  'unknown-student': 'this student is not in the vault',
  'too-few-columns': 'it has fewer columns than the first row',
  'too-many-columns': 'it has more columns than the first row',
  'unbalanced-quote': 'a quotation mark is opened and never closed',
  'duplicate-student': 'this student stands in another row already',
  'conflicting-mark': 'another row says something else about the same student and time',
  'too-long': 'it is longer than can be kept',
  'unreadable-character': 'it holds characters that cannot be read',
  'unknown-period': 'this is not a period or session of the day',
}

/** `Row 14, Day “31/02/2026”: that is not a day that exists.` */
export function sayProblem({ row, column, value, reason }: ImportProblem): string {
  const place = [`Row ${counted.format(row)}`, column].filter(Boolean).join(', ')
  return `${place}${value === '' ? '' : ` “${value}”`}: ${reasonWords[reason]}.`
}

/** What no column is said to hold although it is needed: `students`, `days`, `codes`. */
export function listMissing({ columns, format }: ImportReading): string[] {
  const has = (...roles: ColumnRole[]) => roles.some((role) => columns.includes(role))
  return [
    has('schoolNumber', 'fullName', 'familyName') ? '' : 'students',
    format === 'roster' || has('date') ? '' : 'days',
    format !== 'marks' || has('code') ? '' : 'codes',
  ].filter(Boolean)
}

/** What the file holds, in one or two sentences. */
export function sayUnderstanding(seen: ImportUnderstanding, kind: ImportKind): string {
  if (kind === 'roster') {
    return `${seen.fileName} lists ${count(seen.knownStudents + seen.unknownStudents, 'student')}.`
  }
  const what = seen.reading.format === 'absences' ? 'absence' : 'mark'
  const span =
    seen.firstOn === null || seen.lastOn === null
      ? ''
      : `, from ${formatShortDay(seen.firstOn)} to ${formatShortDay(seen.lastOn)}`
  const students = count(seen.knownStudents + seen.unknownStudents, 'student')
  return `${seen.fileName} holds ${count(seen.rows, what)} of ${students}${span}.`
}

/** What was stored, a sentence for each thing that happened. */
export function sayReport(report: ImportReport, kind: ImportKind): string[] {
  const isRoster = kind === 'roster'
  const noun = isRoster ? 'student' : 'mark'
  const sentences: [number, string][] = [
    [isRoster ? 0 : report.added, `${count(report.added, noun)} came in.`],
    [isRoster ? 0 : report.changed, `${count(report.changed, noun)} got a newer value.`],
    [
      report.studentsCreated,
      `${count(report.studentsCreated, 'student')} ${report.studentsCreated === 1 ? 'is' : 'are'} new in the vault.`,
    ],
    [report.studentsChanged, `${count(report.studentsChanged, 'student')} got newer details.`],
    [
      report.unchanged,
      `${count(report.unchanged, isRoster ? 'row' : noun)} stood in the vault already, just so.`,
    ],
    [
      report.schoolYearsCreated,
      `${count(report.schoolYearsCreated, 'school year was', 'school years were')} made.`,
    ],
  ]
  const said = sentences.filter(([amount]) => amount > 0).map(([, sentence]) => sentence)
  return said.length === 0 ? ['Nothing was new in this file.'] : said
}

export function sayPastImport({ kind, added, changed, studentsCreated }: PastImport): string {
  const parts = [
    kind === 'attendance' ? count(added, 'mark') : '',
    changed > 0 ? `${counted.format(changed)} changed` : '',
    studentsCreated > 0 ? count(studentsCreated, 'new student') : '',
  ].filter(Boolean)
  return parts.join(', ') || 'nothing new'
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')
const places: Record<DateOrder, [year: number, month: number, day: number]> = {
  ymd: [0, 1, 2],
  mdy: [2, 0, 1],
  dmy: [2, 1, 0],
}
const orderWords: Record<DateOrder, string> = {
  ymd: 'Year, month, day',
  mdy: 'Month, day, year',
  dmy: 'Day, month, year',
}

/** `Day, month, year: 03/04/2026 is 3 April`; without the example when it cannot be read in that order. */
export function sayDateOrder(order: DateOrder, example: string | undefined): string {
  const numbers = example?.match(/\d+/g)?.map(Number) ?? []
  const [, monthPlace, dayPlace] = places[order]
  const month = monthNames[(numbers[monthPlace] ?? 0) - 1]
  const day = numbers[dayPlace] ?? 0
  if (example === undefined || month === undefined || day < 1 || day > 31) return orderWords[order]
  return `${orderWords[order]}: ${example.split(/[ T]/, 1)[0]} is ${day} ${month}`
}
