/** Says what does not fit in the record, and what can be done about it. Never says whose doing it was. */
import type { QualityItem, QualityKind } from './data-quality.ts'
import { type EpochDay, fromEpochDay, weekdayOf } from './day.ts'
import { capital, joinWords, sayDate, sayShortDate, weekdayNames } from './plain-words.ts'
import type { Closure, SchoolYear } from './school-calendar.ts'
import type { ThinDay, YearAudit } from './year-audit.ts'

type Named = NonNullable<QualityItem['student']>
const days = (count: number) => `${count.toLocaleString('en')} school ${count === 1 ? 'day' : 'days'}`
const countOf = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** 'on Thursday 2 April 2026', 'between 2 April 2026 and 9 May 2026'. */
function sayWhen(from: EpochDay, to: EpochDay): string {
  if (from === to) return `on ${sayDate(fromEpochDay(from))}`
  return `between ${sayShortDate(fromEpochDay(from))} and ${sayShortDate(fromEpochDay(to))}`
}

const span = (from: EpochDay, to: EpochDay) => ({ fromOn: fromEpochDay(from), toOn: fromEpochDay(to) })
const spanOf = (some: readonly EpochDay[]) => [some[0] ?? 0, some.at(-1) ?? 0] as const

/** Of each student the homeroom, empty where none is known. */
export type Homerooms = ReadonlyMap<Named['id'], string>

/** Everything that the audit of a year found, `nameOf` giving the students their names. */
export function describeAudit(
  year: SchoolYear,
  schoolDays: readonly EpochDay[],
  audit: YearAudit,
  asOf: EpochDay | null,
  { nameOf, homerooms }: { nameOf: (id: Named['id']) => Named; homerooms: Homerooms },
): QualityItem[] {
  const dayOf = new Map(schoolDays.map((day, index) => [day, index]))
  const isNext = (one: EpochDay, other: EpochDay) => (dayOf.get(one) ?? 0) + 1 === dayOf.get(other)
  return [
    ...joinRuns(audit.silent, isNext).map((run) => describeSilence(run, asOf)),
    ...audit.thin.map(describeThinDay),
    ...describeClosedDays(year, audit.closed),
    ...describeGaps(audit.gaps, homerooms, { nameOf, year }),
    ...audit.outside.map(({ studentId, days: own }) => describeOutside(nameOf(studentId), own)),
  ]
}

/** Runs in which each day is next to the one before. */
function joinRuns(
  some: readonly EpochDay[],
  isNext: (one: EpochDay, other: EpochDay) => boolean,
): EpochDay[][] {
  const runs: EpochDay[][] = []
  for (const day of some) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && isNext(last, day)) run.push(day)
    else runs.push([day])
  }
  return runs
}

function describeSilence(run: readonly EpochDay[], asOf: EpochDay | null): QualityItem {
  const [from, to] = spanOf(run)
  const about = { kind: 'day-not-taken', student: null, ...span(from, to), count: run.length } as const
  if (asOf !== null && from > asOf) {
    return {
      ...about,
      sentence: `There are no marks since ${sayShortDate(fromEpochDay(asOf))}. That is ${days(run.length)} up to yesterday.`,
      remedy: 'Bring in the newest attendance file. Until then, every figure stops at that day.',
      place: 'import',
    }
  }
  return {
    ...about,
    sentence: `Nobody has a mark ${sayWhen(from, to)}${run.length > 1 ? `, ${days(run.length)}` : ''}.`,
    remedy:
      'Was school closed? Then put it in the calendar. Otherwise bring in a file with the marks of these days.',
    place: 'calendar',
  }
}

function describeThinDay({ day, marked, enrolled }: ThinDay): QualityItem {
  return {
    kind: 'day-not-taken',
    student: null,
    ...span(day, day),
    count: enrolled - marked,
    sentence: `Only ${countOf(marked, 'student', 'students')} of ${enrolled.toLocaleString('en')} ${marked === 1 ? 'has' : 'have'} a mark ${sayWhen(day, day)}.`,
    remedy:
      'Was school closed for most? Then put it in the calendar. Otherwise bring in a file with the marks of the others.',
    place: 'calendar',
  }
}

/** Fewer than these are told one by one. */
const fewestTogether = 3

/** One finding for a homeroom of which half or more have the same gap: its register was not taken. Else one a student. */
function describeGaps(
  gaps: YearAudit['gaps'],
  homerooms: Homerooms,
  { nameOf, year }: { nameOf: (id: Named['id']) => Named; year: SchoolYear },
): QualityItem[] {
  const sizes = Map.groupBy(homerooms.values(), (homeroom) => homeroom)
  const alike = Map.groupBy(
    gaps,
    ({ studentId, days: gap }) => `${homerooms.get(studentId) ?? ''}\n${gap.join(' ')}`,
  )
  return [...alike.values()].flatMap((own) => {
    const [first] = own
    const homeroom = first === undefined ? '' : (homerooms.get(first.studentId) ?? '')
    const isTogether =
      homeroom !== '' &&
      own.length >= fewestTogether &&
      own.length * 2 >= (sizes.get(homeroom)?.length ?? Infinity)
    if (first === undefined || !isTogether)
      return own.map(({ studentId, days: gap }) => describeGap(nameOf(studentId), gap, year))
    return [describeHomeroom(homeroom, own.length, first.days)]
  })
}

function describeHomeroom(homeroom: string, students: number, gap: readonly EpochDay[]): QualityItem {
  const [from, to] = spanOf(gap)
  const howMany = gap.length === 1 ? '' : `, on ${days(gap.length)}`
  return {
    kind: 'student-days-not-taken',
    student: null,
    ...span(from, to),
    count: students,
    sentence: `${countOf(students, 'student', 'students')} of homeroom ${homeroom} have no full mark ${sayWhen(from, to)}${howMany}, though others have theirs.`,
    remedy:
      'It looks as if attendance was not taken in this homeroom. Ask there, and bring in a file with these marks. They are not counted as absences.',
    place: 'import',
  }
}

function describeGap(student: Named, gap: readonly EpochDay[], year: SchoolYear): QualityItem {
  const [from, to] = spanOf(gap)
  return {
    kind: 'student-days-not-taken',
    student,
    ...span(from, to),
    count: gap.length,
    sentence: `${days(gap.length)} in ${year.name} without a full mark, ${sayWhen(from, to)}, though others have theirs.`,
    remedy:
      'Was the student not enrolled then? Say so in the days of enrolment. Otherwise bring in a file with these marks. They are not counted as absences.',
    place: 'student',
  }
}

function describeOutside(student: Named, own: readonly EpochDay[]): QualityItem {
  const [from, to] = spanOf(own)
  return {
    kind: 'marks-outside-enrolment',
    student,
    ...span(from, to),
    count: own.length,
    sentence: `${countOf(own.length, 'day', 'days')} with a mark ${sayWhen(from, to)}, when the student was not enrolled. They are not counted.`,
    remedy: 'Look at the days of enrolment: is one of them wrong, or did the student come back?',
    place: 'student',
  }
}

type ClosedDay = YearAudit['closed'][number]

/** One finding for each closure, and one for each weekday on which the school is never open. */
function describeClosedDays(year: SchoolYear, closed: readonly ClosedDay[]): QualityItem[] {
  const groups = new Map<string, { name: string; found: ClosedDay[] }>()
  for (const found of closed) {
    const name = nameClosedDay(year, found.day)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, { name, found: [found] })
    else group.found.push(found)
  }
  return [...groups.values()].map(({ name, found }) => {
    const [from, to] = spanOf(found.map(({ day }) => day))
    const most = Math.max(...found.map(({ students }) => students))
    return {
      kind: 'marks-on-closed-day',
      student: null,
      ...span(from, to),
      count: found.length,
      sentence: `${countOf(most, 'student has', 'students have')} marks ${found.length === 1 ? sayWhen(from, to) : `on up to ${countOf(found.length, 'day', 'days')} ${sayWhen(from, to)}`}, when the calendar says: ${name}. They are not counted.`,
      remedy:
        'Was school open? Then change the calendar, and they count. Otherwise the marks may stay as they are.',
      place: 'calendar',
    } satisfies QualityItem
  })
}

function nameClosedDay(year: SchoolYear, day: EpochDay): string {
  const on = fromEpochDay(day)
  const closure = year.closures.find((one: Closure) => one.fromOn <= on && on <= one.toOn)
  if (closure !== undefined) return closure.label || 'closed'
  const weekday = weekdayOf(day)
  return year.weekdays.includes(weekday) ? 'between terms' : `no school on ${weekdayNames[weekday]}s`
}

export type MarksFound = { marks: number; students: number; firstDay: EpochDay; lastDay: EpochDay }

/** Marks on days that belong to no school year. */
export function describeOutsideCalendar({ marks, students, firstDay, lastDay }: MarksFound): QualityItem {
  return {
    kind: 'marks-outside-calendar',
    student: null,
    ...span(firstDay, lastDay),
    count: marks,
    sentence: `${countOf(marks, 'mark', 'marks')} of ${countOf(students, 'student', 'students')} ${marks === 1 ? 'lies' : 'lie'} ${sayWhen(firstDay, lastDay)}, in no school year. They are not counted.`,
    remedy:
      'Add the school year that these days belong to. If the dates were misread, take that file back and bring it in again.',
    place: 'calendar',
  }
}

/** Marks on days that are still to come. */
export function describeFuture({ marks, students, firstDay, lastDay }: MarksFound): QualityItem {
  return {
    kind: 'marks-in-future',
    student: null,
    ...span(firstDay, lastDay),
    count: marks,
    sentence: `${countOf(marks, 'mark', 'marks')} of ${countOf(students, 'student', 'students')} ${marks === 1 ? 'is' : 'are'} for days still to come, ${sayWhen(firstDay, lastDay)}. They count from their day on.`,
    remedy:
      'A leave that is planned may stay. If day and month were mixed up, take that file back and bring it in again.',
    place: 'imports',
  }
}

/** One finding for the school where nobody has days of enrolment, else one a student. */
export function describeNoEnrolment(without: readonly Named[], total: number): QualityItem[] {
  const remedy =
    'Bring in a list of students with the days of enrolment, or write them down with the student. Until then every school day counts.'
  const about = { kind: 'no-enrolment', fromOn: null, toOn: null } as const
  if (without.length === total && total > 1) {
    const sentence = `No student has days of enrolment on record. All ${total.toLocaleString('en')} count as enrolled on every school day.`
    return [{ ...about, student: null, count: total, sentence, remedy, place: 'import' }]
  }
  const sentence = 'No days of enrolment on record. The student counts as enrolled on every school day.'
  return without.map((student) => ({ ...about, student, count: 1, sentence, remedy, place: 'student' }))
}

/** A day in a student's own record that cannot be. */
export function describeImpossibleDay(student: Named, sentence: string): QualityItem {
  return {
    kind: 'impossible-date',
    student,
    fromOn: null,
    toOn: null,
    count: 1,
    sentence,
    remedy: 'Look at it with the student’s details and write the right day.',
    place: 'student',
  }
}

export type LeftOutRows = {
  kind: QualityKind
  fileName: string
  rows: number
  isAtLeast: boolean
  values: string[]
}

function sayLeftOut(kind: QualityKind, what: string, named: string, them: string): [string, string] {
  const nothing = `Nothing of ${them} was stored.`
  if (kind === 'impossible-date')
    return [
      `A date in ${what} cannot be read as a day${named}. ${nothing}`,
      'Mend the dates in the file, or choose how its dates are written, and bring it in again.',
    ]
  if (kind === 'unknown-code')
    return [
      `A code in ${what} has no meaning yet${named}. ${nothing}`,
      'Bring the file in again and say what the code means.',
    ]
  return [
    `${capital(what)} could not be used. ${nothing}`,
    'Bring the file in again: before it is stored, each such row is listed with its reason.',
  ]
}

/** Rows of a file that could not be used. Values are shown as they stand in the file. */
export function describeLeftOutRows({ kind, fileName, rows, isAtLeast, values }: LeftOutRows): QualityItem {
  const named = values.length === 0 ? '' : ` (${joinWords(values.map((value) => `‘${value}’`))})`
  const what = `${isAtLeast ? 'at least ' : ''}${countOf(rows, 'row', 'rows')} of ${fileName}`
  const [sentence, remedy] = sayLeftOut(kind, what, named, rows === 1 ? 'it' : 'them')
  return {
    kind,
    student: null,
    fromOn: null,
    toOn: null,
    count: rows,
    sentence,
    remedy,
    place: 'import',
  }
}
