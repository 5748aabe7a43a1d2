/**
 * Reads the rows of an attendance file into numbers: which student, which written date, code and period, which row.
 * Knows no calendar, no order of dates and no database, so that one pass serves every way of reading the file.
 */
import type { ColumnRole } from '#shared/domain/attendance-import.ts'
import { AppError } from '#shared/messages/errors.ts'
import { ProblemList } from '../problems.ts'
import type { TableRow } from '../reading/table.ts'
import { readPeriod } from '../reading/periods.ts'
import { KnownLines } from './known-lines.ts'
import { MarkColumns } from './mark-columns.ts'

/** A student as an attendance file names them, from the first row that does. */
export type StudentInFile = {
  schoolNumber: string
  givenName: string
  familyName: string
  preferredName: string
  grade: string
  homeroom: string
}

/** A part of a text keeps all of it in memory, which here is a piece of the file; this is a copy of the part alone. */
const ownText = (part: string) => Buffer.from(part, 'utf16le').toString('utf16le')

/** Distinct texts and their places. Files repeat few dates, codes and students in very many rows. */
class Words {
  readonly list: string[] = []
  readonly #places = new Map<string, number>()

  placeOf(word: string): number {
    const known = this.#places.get(word)
    if (known !== undefined) return known
    const place = this.list.length
    const own = ownText(word)
    this.list.push(own)
    this.#places.set(own, place)
    return place
  }
}

/** Six years of a large school, period by period. More would not fit beside everything else in memory. */
const mostMarks = 16_000_000
const mostStudents = 200_000
const mostWords = 65_535
const minutesInADay = 1440
/** Lines are not all of one length. */
const margin = 1.02

export type CodeInFile = { code: string; label: string }

/** Splits `Last, First` and `First Last`; one word alone is a given name. */
export function splitFullName(written: string): { givenName: string; familyName: string } {
  const text = written.trim().replaceAll(/\s+/g, ' ')
  const comma = text.indexOf(',')
  if (comma !== -1)
    return { familyName: text.slice(0, comma).trim(), givenName: text.slice(comma + 1).trim() }
  const space = text.lastIndexOf(' ')
  return space === -1
    ? { givenName: text, familyName: '' }
    : { givenName: text.slice(0, space), familyName: text.slice(space + 1) }
}

const timeOfDay = /[T ]\d{1,2}:\d{2}.*$/
const unreadable = '\uFFFD'

type Places = Record<
  | 'schoolNumber'
  | 'fullName'
  | 'givenName'
  | 'familyName'
  | 'date'
  | 'code'
  | 'codeLabel'
  | 'period'
  | 'minutes'
  | 'preferredName'
  | 'grade'
  | 'homeroom',
  number
>

export class MarkScan {
  readonly marks: MarkColumns
  readonly students: StudentInFile[] = []
  readonly dates = new Words()
  readonly codes: CodeInFile[] = []
  readonly problems = new ProblemList()
  /** Rows that are not blank, usable or not. */
  rows = 0
  readonly #fileName: string
  readonly #header: readonly string[]
  readonly #at: Places
  readonly #width: number
  readonly #furthest: number
  #lines: KnownLines | null = null
  readonly #studentPlaces = new Map<string, number>()
  readonly #codePlaces = new Map<string, number>()
  readonly #periods = new Map<string, number | null>()

  constructor(file: { name: string; header: readonly string[]; columns: readonly ColumnRole[] }) {
    this.#fileName = file.name
    this.#header = file.header
    this.#width = file.columns.length
    const at = (role: ColumnRole) => file.columns.indexOf(role)
    this.#at = {
      schoolNumber: at('schoolNumber'),
      fullName: at('fullName'),
      givenName: at('givenName'),
      familyName: at('familyName'),
      preferredName: at('preferredName'),
      grade: at('grade'),
      homeroom: at('homeroom'),
      date: at('date'),
      code: at('code'),
      codeLabel: at('codeLabel'),
      period: at('period'),
      minutes: at('minutes'),
    }
    this.marks = new MarkColumns(this.#at.minutes >= 0)
    this.#furthest = Math.max(this.#at.date, this.#at.code, this.#at.schoolNumber)
  }

  add(row: TableRow): void {
    const { fields, number } = row
    this.rows += 1
    if (row.trouble !== null) {
      // A column that is not read is not kept either: it may hold a password.
      const begun = Object.values(this.#at).includes(0) ? (fields[0] ?? '') : ''
      return this.#report(number, row.trouble, -1, begun)
    }
    if (fields.length <= this.#furthest) {
      return this.#report(number, 'too-few-columns', -1, `${fields.length} of ${this.#width}`)
    }
    if (fields.length > this.#width && fields.slice(this.#width).some((field) => field.trim() !== '')) {
      return this.#report(number, 'too-many-columns', -1, `${fields.length} instead of ${this.#width}`)
    }
    const student = this.#placeStudent(fields, number)
    if (student === null) return
    const date = this.#placeDate(fields, number)
    if (date === null) return
    const code = this.#placeCode(fields, number)
    if (code === null) return
    const period = this.#readPeriod(fields, number)
    if (period === null) return
    const minutes = this.#readMinutes(fields, number)
    if (minutes === 'unreadable') return
    this.#keep(student, date, code, period, number)
    if (this.#at.minutes >= 0) this.marks.sayMinutes(minutes)
    else this.#learn(fields, { student, date, code, period })
  }

  /**
   * Takes a line without quotes whose fields have all been read before, in a small part of the time that
   * {@link MarkScan.add} needs; answers false where that is not so.
   */
  addLine(text: string, start: number, end: number, row: number, delimiter: string): boolean {
    const { schoolNumber, date, code, period, minutes } = this.#at
    // Without a number a student stands in several fields, and minutes are hardly ever the same.
    if (schoolNumber < 0 || minutes >= 0) return false
    this.#lines ??= new KnownLines(delimiter, [schoolNumber, date, code, period], this.#width)
    if (!this.#lines.recognise(text, start, end)) return false
    const { found } = this.#lines
    const placeIn = (column: number) => (column < 0 ? 0 : (found[column] ?? 0))
    this.rows += 1
    this.#keep(placeIn(schoolNumber), placeIn(date), placeIn(code), placeIn(period), row)
    return true
  }

  #learn(
    fields: readonly string[],
    read: { student: number; date: number; code: number; period: number },
  ): void {
    const { schoolNumber, date, code, period } = this.#at
    const learn = (column: number, place: number) => {
      if (column >= 0) this.#lines?.learn(column, fields[column] ?? '', place)
    }
    learn(schoolNumber, read.student)
    learn(date, read.date)
    learn(code, read.code)
    learn(period, read.period)
  }

  #keep(student: number, date: number, code: number, period: number, row: number): void {
    if (this.marks.count === mostMarks) {
      throw new AppError('file.too-large', { file: this.#fileName, limit: '16 million marks' })
    }
    this.marks.add(student, date, code, period, row)
  }

  /** `times`: how many times as long the whole file is as what has been read of it. */
  expectMarks(times: number): void {
    if (!Number.isFinite(times)) return
    this.marks.expected = Math.min(Math.ceil(this.marks.count * times * margin), mostMarks)
  }

  columnName(place: number): string | null {
    return place < 0 ? null : (this.#header[place] ?? `Column ${place + 1}`)
  }

  nameOf(role: keyof Places): string | null {
    return this.columnName(this.#at[role])
  }

  #report(row: number, reason: Parameters<ProblemList['add']>[1], place: number, value: string): void {
    this.problems.add(row, reason, this.columnName(place), value)
  }

  /** The trimmed field, or null and a problem when it holds a character that could not be read or is too long. */
  #take(fields: readonly string[], place: number, row: number, longest: number): string | null {
    const value = place < 0 ? '' : (fields[place] ?? '').trim()
    if (value.length > longest) {
      this.#report(row, 'too-long', place, value)
      return null
    }
    if (value.includes(unreadable)) {
      this.#report(row, 'unreadable-character', place, value)
      return null
    }
    return value
  }

  #placeStudent(fields: readonly string[], row: number): number | null {
    const at = this.#at
    if (at.schoolNumber >= 0) {
      const number = this.#take(fields, at.schoolNumber, row, 80)
      if (number === null) return null
      if (number !== '') return this.#studentPlaces.get(number) ?? this.#addStudent(number, number, fields)
      this.#report(row, 'missing-student', at.schoolNumber, '')
      return null
    }
    const name = this.#nameIn(fields)
    const place = at.fullName >= 0 ? at.fullName : at.familyName
    if (name.givenName === '' && name.familyName === '') {
      this.#report(row, 'missing-student', place, '')
      return null
    }
    const key = `${name.givenName}\n${name.familyName}`
    if (key.includes(unreadable)) {
      this.#report(row, 'unreadable-character', place, key.replace('\n', ' ').trim())
      return null
    }
    return this.#studentPlaces.get(key) ?? this.#addStudent(key, '', fields)
  }

  #nameIn(fields: readonly string[]): { givenName: string; familyName: string } {
    const at = this.#at
    const text = (place: number) => (place < 0 ? '' : (fields[place] ?? '').trim())
    if (at.givenName >= 0 || at.familyName >= 0) {
      return { givenName: text(at.givenName), familyName: text(at.familyName) }
    }
    return splitFullName(text(at.fullName))
  }

  #addStudent(key: string, schoolNumber: string, fields: readonly string[]): number {
    const place = this.students.length
    if (place === mostStudents) {
      throw new AppError('file.too-large', { file: this.#fileName, limit: '200,000 students' })
    }
    const text = (at: number, longest: number) =>
      at < 0 ? '' : ownText((fields[at] ?? '').trim().slice(0, longest))
    const { givenName, familyName } = this.#nameIn(fields)
    this.students.push({
      schoolNumber: ownText(schoolNumber),
      givenName: ownText(givenName.slice(0, 120)),
      familyName: ownText(familyName.slice(0, 120)),
      preferredName: text(this.#at.preferredName, 120),
      grade: text(this.#at.grade, 20),
      homeroom: text(this.#at.homeroom, 60),
    })
    this.#studentPlaces.set(ownText(key), place)
    return place
  }

  #placeDate(fields: readonly string[], row: number): number | null {
    const written = this.#take(fields, this.#at.date, row, 60)
    if (written === null) return null
    if (written === '') {
      this.#report(row, 'missing-date', this.#at.date, '')
      return null
    }
    // A time of day would make every row's date another word.
    const place = this.dates.placeOf(written.length > 10 ? written.replace(timeOfDay, '') : written)
    if (place <= mostWords) return place
    this.#report(row, 'impossible-date', this.#at.date, written)
    return null
  }

  #placeCode(fields: readonly string[], row: number): number | null {
    const at = this.#at.code
    // A file of absences without codes: every row says the same.
    const code = at < 0 ? 'A' : this.#take(fields, at, row, 40)
    if (code === null) return null
    if (code === '') {
      this.#report(row, 'missing-code', at, '')
      return null
    }
    const known = this.#codePlaces.get(code)
    if (known !== undefined) return known
    const place = this.codes.length
    if (place > mostWords) {
      this.#report(row, 'unknown-code', at, code)
      return null
    }
    const label =
      this.#at.codeLabel < 0 ? '' : ownText((fields[this.#at.codeLabel] ?? '').trim().slice(0, 80))
    const own = ownText(code)
    this.codes.push({ code: own, label: at < 0 ? 'Absent' : label })
    this.#codePlaces.set(own, place)
    return place
  }

  #readPeriod(fields: readonly string[], row: number): number | null {
    const written = this.#at.period < 0 ? '' : (fields[this.#at.period] ?? '')
    let period = this.#periods.get(written)
    if (period === undefined) {
      period = readPeriod(written)
      if (this.#periods.size < mostWords) this.#periods.set(ownText(written), period)
    }
    if (period === null) this.#report(row, 'unknown-period', this.#at.period, written)
    return period
  }

  #readMinutes(fields: readonly string[], row: number): number | null | 'unreadable' {
    const written = this.#at.minutes < 0 ? '' : (fields[this.#at.minutes] ?? '').trim()
    if (written === '') return null
    const minutes = /^\d{1,4}(?:[.,]\d+)?$/.test(written) ? Math.round(Number(written.replace(',', '.'))) : -1
    if (minutes >= 0 && minutes <= minutesInADay) return minutes
    this.#report(row, 'impossible-number', this.#at.minutes, written)
    return 'unreadable'
  }
}
