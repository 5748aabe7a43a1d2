/** Imports in words: how a file is read, what is wrong with a row, what came of it. */
import type {
  ColumnRole,
  DateOrder,
  Delimiter,
  ImportKind,
  ImportProblem,
  ImportReport,
  ImportUnderstanding,
  PastImport,
  TextEncoding,
} from '#shared/domain/attendance-import.ts'
import { formatShortDay } from '#renderer/words/format.ts'
import type { ImportUndone } from './imports-store.ts'

const counted = new Intl.NumberFormat('en-GB')

/** `1 mark`, `12,345 marks` */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${counted.format(amount)} ${amount === 1 ? one : many}`
}

export const kindWords: Record<ImportKind, string> = {
  attendance: 'attendance',
  roster: 'a list of students',
  totals: 'totals of attendance',
  grades: 'grades',
  participation: 'participation',
  ratings: 'social-emotional ratings',
}

/** What a file of each kind holds, one and many. */
export const valueWords: Record<ImportKind, readonly [one: string, many: string]> = {
  attendance: ['mark', 'marks'],
  roster: ['student', 'students'],
  totals: ['total', 'totals'],
  grades: ['grade', 'grades'],
  participation: ['level', 'levels'],
  ratings: ['rating', 'ratings'],
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
  minutes: 'Minutes away',
  dayMark: 'The code of one day',
  daysEnrolled: 'Days enrolled',
  daysAbsent: 'Days absent',
  daysPresent: 'Days present',
  daysExcused: 'Of the days absent, excused',
  throughOn: 'Counted through',
  schoolYear: 'School year',
  course: 'Course',
  term: 'Term',
  score: 'Grade, level or rating',
  outOf: 'Out of',
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
  'undecided-date': 'day and month can be read both ways',
  'impossible-number': 'that is not a number that can be',
  'missing-score': 'there is no grade or rating',
  'unknown-school-year': 'no school year is known for it',
  'backwards-dates': 'the last day at this school is before the first, so it was left aside',
}

/** `Row 14, Day “31/02/2026”: that is not a day that exists.` */
export function sayProblem({ row, column, value, reason }: ImportProblem): string {
  const place = [`Row ${counted.format(row)}`, column].filter(Boolean).join(', ')
  return `${place}${value === '' ? '' : ` “${value}”`}: ${reasonWords[reason]}.`
}

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

/** How far a file is understood whose needed columns are not all named; `missing` as it says itself. */
export function sayMissing(
  { fileName, rows }: Pick<ImportUnderstanding, 'fileName' | 'rows'>,
  missing: readonly string[],
): string {
  const which = missing.length === 1 ? 'which column holds' : 'which columns hold'
  return `${fileName} has ${count(rows, 'row')}. We could not tell ${which} the ${inWords.format(missing)}.`
}

/** `2025–26`, for the school year that begins in 2025. */
export const sayYear = (beginsIn: number) => `${beginsIn}–${String((beginsIn + 1) % 100).padStart(2, '0')}`

/** What is known of a register whose headings leave the year open. */
export const sayDaysWithoutYear = ({ fileName }: Pick<ImportUnderstanding, 'fileName'>) =>
  `${fileName} has a column for each day, and its headings do not say the year.`

/** What the file holds, in one or two sentences. */
export function sayUnderstanding(seen: ImportUnderstanding, kind: ImportKind): string {
  if (kind === 'roster') {
    return `${seen.fileName} lists ${count(seen.knownStudents + seen.unknownStudents, 'student')}.`
  }
  const [one, many] = seen.reading.format === 'absences' ? ['absence', 'absences'] : valueWords[kind]
  const span =
    seen.firstOn === null || seen.lastOn === null
      ? ''
      : `, from ${formatShortDay(seen.firstOn)} to ${formatShortDay(seen.lastOn)}`
  const students = count(seen.knownStudents + seen.unknownStudents, 'student')
  return `${seen.fileName} holds ${count(seen.rows, one, many)} of ${students}${span}.`
}

/** What a person should look at although every row can be used, a sentence for each. */
export function sayDoubts({
  marksOnClosedDays,
  studentsSharingNames,
  absencesNotInFile = 0,
}: Pick<ImportUnderstanding, 'marksOnClosedDays' | 'studentsSharingNames'> &
  Partial<Pick<ImportReport, 'absencesNotInFile'>>): string[] {
  const sentences: [number, string][] = [
    [
      marksOnClosedDays,
      `${count(marksOnClosedDays, 'mark lies', 'marks lie')} on days that the calendar calls closed and ${marksOnClosedDays === 1 ? 'is' : 'are'} not counted. You can open such days under School data.`,
    ],
    [
      studentsSharingNames,
      `${count(studentsSharingNames, 'student')} in this file share a name with someone in the vault who has no student number. Nobody can tell which of them it is, so they are taken as new; add the right number to the student and bring the file in again.`,
    ],
    [
      absencesNotInFile,
      `${count(absencesNotInFile, 'absence')} that an earlier file listed for these days ${absencesNotInFile === 1 ? 'is' : 'are'} not in this one. ${absencesNotInFile === 1 ? 'It stays' : 'They stay'}; to take them back, undo the earlier import.`,
    ],
  ]
  return sentences.filter(([amount]) => amount > 0).map(([, sentence]) => sentence)
}

/** What was stored, a sentence for each thing that happened. */
export function sayReport(report: ImportReport, kind: ImportKind): string[] {
  const isRoster = kind === 'roster'
  const [noun, nouns] = valueWords[kind]
  const sentences: [number, string][] = [
    [isRoster ? 0 : report.added, `${count(report.added, noun, nouns)} came in.`],
    [isRoster ? 0 : report.changed, `${count(report.changed, noun, nouns)} got a newer value.`],
    [
      report.studentsCreated,
      `${count(report.studentsCreated, 'student')} ${report.studentsCreated === 1 ? 'is' : 'are'} new in the vault.`,
    ],
    [report.studentsChanged, `${count(report.studentsChanged, 'student')} got newer details.`],
    [
      report.unchanged,
      `${isRoster ? count(report.unchanged, 'row') : count(report.unchanged, noun, nouns)} stood in the vault already, just so.`,
    ],
    [
      report.schoolYearsCreated,
      `${count(report.schoolYearsCreated, 'school year was', 'school years were')} made.`,
    ],
  ]
  const said = sentences.filter(([amount]) => amount > 0).map(([, sentence]) => sentence)
  return said.length === 0 ? ['Nothing was new in this file.'] : said
}

type Brought = Pick<PastImport, 'kind' | 'added' | 'changed' | 'studentsCreated'>

export function sayPastImport({ kind, added, changed, studentsCreated }: Brought): string {
  const parts = [
    kind !== 'roster' && added > 0 ? count(added, ...valueWords[kind]) : '',
    changed > 0 ? `${counted.format(changed)} changed` : '',
    studentsCreated > 0 ? count(studentsCreated, 'new student') : '',
  ].filter(Boolean)
  return parts.join(', ') || 'nothing new'
}

/** What goes when an import is taken back, a sentence for each thing. */
export function sayWhatGoes(kind: ImportKind, goes: ImportUndone): string[] {
  const { marksRemoved, marksRestored, valuesRemoved, valuesRestored, studentsRemoved, studentsKept } = goes
  const [value, values] = valueWords[kind]
  const marksOut = count(
    marksRemoved,
    'mark that came with this file is',
    'marks that came with this file are',
  )
  const marksBack = count(
    marksRestored,
    'mark gets back the value that it',
    'marks get back the value that they',
  )
  const valuesOut = count(
    valuesRemoved,
    `${value} that came with this file is`,
    `${values} that came with this file are`,
  )
  const valuesBack = count(valuesRestored, `${value} gets back what it`, `${values} get back what they`)
  const studentsOut = count(studentsRemoved, 'student who came with it is', 'students who came with it are')
  const studentsIn = count(studentsKept, 'student who came with it stays', 'students who came with it stay')
  const sentences: [number, string][] = [
    [marksRemoved, `${marksOut} taken out.`],
    [marksRestored, `${marksBack} had before.`],
    [valuesRemoved, `${valuesOut} taken out.`],
    [valuesRestored, `${valuesBack} said before.`],
    [studentsRemoved, `${studentsOut} taken out, because nothing else speaks of them.`],
    [studentsKept, `${studentsIn}, because something else needs them.`],
  ]
  const said = sentences.filter(([amount]) => amount > 0).map(([, sentence]) => sentence)
  if (marksRemoved + marksRestored + valuesRemoved + valuesRestored + studentsRemoved > 0) return said
  const nothing =
    kind === 'roster'
      ? 'No student is taken out; details that this list changed get back what they were.'
      : `No ${value} is taken out: whatever this file says, another one says too.`
  return [nothing, ...said]
}

/** What went when an import was taken back. */
export function sayWhatWent(went: ImportUndone): string {
  const out = [
    went.marksRemoved > 0 ? count(went.marksRemoved, 'mark') : '',
    went.valuesRemoved > 0 ? count(went.valuesRemoved, 'value') : '',
    went.studentsRemoved > 0 ? count(went.studentsRemoved, 'student') : '',
  ].filter(Boolean)
  const sentences = [
    out.length === 0
      ? 'The import is taken back; no mark and no student had to go.'
      : `${inWords.format(out)} ${went.marksRemoved + went.valuesRemoved + went.studentsRemoved === 1 ? 'is' : 'are'} out of the vault again.`,
    went.marksRestored > 0 ? `${count(went.marksRestored, 'mark')} got the earlier value back.` : '',
    went.valuesRestored > 0 ? `${count(went.valuesRestored, 'value')} got back what they said before.` : '',
    went.studentsKept > 0
      ? `${count(went.studentsKept, 'student')} stayed, because something else needs them.`
      : '',
  ]
  return sentences.filter(Boolean).join(' ')
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
