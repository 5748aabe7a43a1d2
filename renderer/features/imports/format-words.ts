/** Kinds and formats of files in words, and what a file holds beside its rows. */
import {
  type ColumnRole,
  type ImportFormat,
  importFormats,
  type ImportKind,
  importKinds,
  type ImportNote,
} from '#shared/domain/attendance-import.ts'
import { columnWords } from './import-words.ts'

const aboutWords: Record<ImportKind, string> = {
  attendance: 'Attendance',
  roster: 'A list of students',
  totals: 'Totals of attendance',
  grades: 'Grades',
  participation: 'Participation',
  ratings: 'Social-emotional ratings',
}

export const kindChoices = importKinds.map((value) => ({ value, label: aboutWords[value] }))

type FormatWords = {
  kind: ImportKind
  label: string
  /** After `We took it for`. */
  takenFor: string
}

const of = (kind: ImportKind, label: string, takenFor: string): FormatWords => ({ kind, label, takenFor })

const formatWords: Record<ImportFormat, FormatWords> = {
  marks: of('attendance', 'A row for each mark', 'attendance, with a row for each mark'),
  absences: of(
    'attendance',
    'Absences only; every other day was attended',
    'a list of absences: every other school day was attended',
  ),
  wide: of('attendance', 'A column for each day', 'attendance, with a column for each day'),
  'sims-sessions': of(
    'attendance',
    'Session marks, as SIMS writes them',
    'session marks, as SIMS writes them',
  ),
  'clever-attendance': of('attendance', 'As Clever writes it', 'attendance, as Clever writes it'),
  'powerschool-attendance': of(
    'attendance',
    'As PowerSchool writes it',
    'attendance, as PowerSchool writes it',
  ),
  'aspen-attendance': of('attendance', 'As Aspen X2 writes it', 'attendance, as Aspen X2 writes it'),
  'contoso-attendance': of('attendance', 'As Contoso writes it', 'attendance, as Contoso writes it'),
  'ed-fi-attendance': of('attendance', 'As Ed-Fi has it', 'attendance events of the Ed-Fi standard'),
  roster: of('roster', 'A row for each student', 'a list of students'),
  oneroster: of('roster', 'A OneRoster export', 'a OneRoster export'),
  'clever-students': of('roster', 'As Clever writes it', 'a list of students, as Clever writes it'),
  'powerschool-students': of(
    'roster',
    'As PowerSchool writes it',
    'a list of students, as PowerSchool writes it',
  ),
  'aspen-students': of('roster', 'As Aspen X2 writes it', 'a list of students, as Aspen X2 writes it'),
  totals: of('totals', 'A row for each student', 'totals of attendance'),
  grades: of('grades', 'A row for each grade, or a column for each course', 'grades'),
  participation: of('participation', 'A row for each level, or a column for each thing', 'participation'),
  ratings: of('ratings', 'A row for each rating, or a column for each scale', 'social-emotional ratings'),
}

/** The ways in which a file of this kind can be laid out. */
export function listFormatChoices(kind: ImportKind): { value: ImportFormat; label: string }[] {
  return importFormats
    .filter((format) => formatWords[format].kind === kind)
    .map((value) => ({ value, label: formatWords[value].label }))
}

/** `We took it for attendance, as PowerSchool writes it.` */
export function sayTakenFor(format: ImportFormat): string {
  return `We took it for ${formatWords[format].takenFor}.`
}

const person: readonly ColumnRole[] = ['ignore', 'schoolNumber', 'fullName', 'givenName', 'familyName']
const scores: readonly ColumnRole[] = [
  ...person,
  'course',
  'term',
  'score',
  'outOf',
  'throughOn',
  'schoolYear',
]
const rolesOfKind: Record<ImportKind, readonly ColumnRole[]> = {
  attendance: [
    ...person,
    'preferredName',
    'grade',
    'homeroom',
    'date',
    'code',
    'codeLabel',
    'period',
    'minutes',
    'dayMark',
  ],
  roster: [
    ...person,
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
  ],
  totals: [...person, 'daysEnrolled', 'daysAbsent', 'daysPresent', 'daysExcused', 'throughOn', 'schoolYear'],
  grades: scores,
  participation: scores,
  ratings: scores,
}

const ownWords: Partial<Record<ImportKind, Partial<Record<ColumnRole, string>>>> = {
  grades: { score: 'Grade', throughOn: 'Given on' },
  participation: { score: 'Level', course: 'Course or activity', throughOn: 'Given on' },
  ratings: { score: 'Rating', course: 'Scale', throughOn: 'Given on' },
}

/** The roles that a column of such a file can have, as choices; `present` is among them whatever it is. */
export function listRoles(kind: ImportKind, present: ColumnRole): { value: ColumnRole; label: string }[] {
  const roles = rolesOfKind[kind]
  return (roles.includes(present) ? roles : [...roles, present]).map((value) => ({
    value,
    label: ownWords[kind]?.[value] ?? columnWords[value],
  }))
}

/** What a person should know and need not answer. */
export function sayNote({ kind, name, readAs }: ImportNote): string {
  if (kind === 'misspelt-heading') return `The heading “${name}” is read as “${readAs}”.`
  if (kind === 'missing-heading')
    return `No column is called “${name}”, so it stays empty for everyone. Perhaps its heading is misspelt.`
  if (kind === 'not-stored') return `“${name}” is neither shown nor kept.`
  if (kind === 'left-out-file') return `${name} is left out: nothing in it is needed.`
  return readAs === ''
    ? `It is written in OneRoster ${name}.`
    : `It calls itself ${name}, and is written like ${readAs}.`
}
