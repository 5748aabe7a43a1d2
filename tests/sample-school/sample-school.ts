/**
 * Larkspur Community School: a fictional school as two files, in the form in which school systems export them. The
 * same seed and day give the same bytes. Knows nothing of vaults: the files go through the import like any others.
 */
import { fromEpochDay, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import { listSchoolDays, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { createRandom, type Random } from './random.ts'
import { makeSampleCalendar } from './sample-calendar.ts'
import { makePattern, makeStories, type Pattern, type SchoolDay } from './sample-stories.ts'
import { makeStudents, type SampleStudent } from './sample-students.ts'

type SampleCode = 'P' | 'A' | 'T' | 'E' | 'U' | 'H'
type SampleMark = { schoolNumber: string; on: IsoDate; code: SampleCode }

export type SampleSchool = {
  /** CSV, one row a student. */
  roster: string
  /** CSV, one row a mark, by day. */
  attendance: string
  facts: {
    schoolName: string
    /** Oldest first. */
    years: [SchoolYearDraft, SchoolYearDraft]
    students: number
    marks: number
    /** Days with marks, both years together. */
    schoolDays: number
    /** Days on which a homeroom's register was not taken. */
    registersNotTaken: number
    stories: { schoolNumber: string; fullName: string; title: string }[]
  }
}

export type SampleOptions = {
  seed?: number
  /** The last day with marks, when it is a school day. */
  today: IsoDate
  students?: number
}

export const sampleSchoolName = 'Larkspur Community School'

/** Makes the school. Marks run from the start of the school year before that of `today` through `today`. */
export function makeSampleSchool({ seed = 2026, today, students: count = 240 }: SampleOptions): SampleSchool {
  const random = createRandom(seed)
  const years = makeSampleCalendar(today)
  const days = listDays(years, today)
  const stories = makeStories(days.filter((day) => day.isCurrentYear).map((day) => day.on))
  const students = makeStudents(
    random,
    years,
    count,
    stories.map((story) => story.student),
  )
  moveSomeInAndOut(random, students.slice(stories.length), years, today)
  const marks = students.flatMap((student, place) => {
    const pattern = stories[place]?.pattern ?? makePattern(random)
    return markStudent(random, student, days, pattern)
  })
  const untaken = chooseUntakenRegisters(random, students, days)
  const homeroomOf = new Map(students.map((student) => [student.schoolNumber, student.homeroom]))
  const kept = marks
    .filter((mark) => !untaken.has(`${homeroomOf.get(mark.schoolNumber)} ${mark.on}`))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return {
    roster: writeRoster(students),
    attendance: writeAttendance(kept),
    facts: {
      schoolName: sampleSchoolName,
      years,
      students: students.length,
      marks: kept.length,
      schoolDays: new Set(kept.map((mark) => mark.on)).size,
      registersNotTaken: untaken.size,
      stories: stories.flatMap((story, place) => {
        const student = students[place]
        if (student === undefined) return []
        const fullName = `${student.givenName} ${student.familyName}`
        return [{ schoolNumber: student.schoolNumber, fullName, title: story.title }]
      }),
    },
  }
}

/**
 * The marks after `today`, as a second export: everyone is there, but for a day away now and then, and
 * the student of the first story comes on most days. A file without rows when school is closed all that time.
 */
export function marksAfter({ roster, facts }: SampleSchool, today: IsoDate, through: IsoDate): string {
  const random = createRandom(28)
  const numbers = roster
    .split('\n')
    .slice(1)
    .map((row) => row.split(',')[0] ?? '')
    .filter((number) => number !== '')
  const days = listSchoolDays(facts.years[1], through)
    .map(fromEpochDay)
    .filter((day) => day > today)
  const story = facts.stories[0]?.schoolNumber
  return csv([
    ['Student ID', 'Date', 'Attendance Code'],
    ...days.flatMap((day) =>
      numbers.map((number) => [number, day, random.chance(number === story ? 0.25 : 0.03) ? 'A' : 'P']),
    ),
  ])
}

function listDays(years: readonly [SchoolYearDraft, SchoolYearDraft], today: IsoDate): SchoolDay[] {
  return years.flatMap((year, place) => {
    const schoolDays = listSchoolDays(year, today)
    return schoolDays.map((day, index) => {
      const on = fromEpochDay(day)
      const isCurrentYear = place === 1
      return {
        on,
        weekday: weekdayOf(day),
        month: Number(on.slice(5, 7)),
        isCurrentYear,
        progress: isCurrentYear ? index / schoolDays.length : 0,
      }
    })
  })
}

/** A school is never the same people for two years: a few come late, a few leave. */
function moveSomeInAndOut(
  random: Random,
  students: readonly SampleStudent[],
  [before, current]: readonly [SchoolYearDraft, SchoolYearDraft],
  today: IsoDate,
): void {
  for (const student of students) {
    const lot = random.next()
    if (lot < 0.08) student.enrolledFrom = current.startsOn
    else if (lot < 0.12) student.enrolledFrom = randomDay(random, before.startsOn, before.endsOn)
    else if (lot < 0.14) student.enrolledTo = randomDay(random, current.startsOn, today)
  }
}

function randomDay(random: Random, from: IsoDate, to: IsoDate): IsoDate {
  const first = toEpochDay(from)
  return fromEpochDay(random.between(first, Math.max(first, toEpochDay(to))))
}

function markStudent(
  random: Random,
  student: SampleStudent,
  days: readonly SchoolDay[],
  pattern: Pattern,
): SampleMark[] {
  const marks: SampleMark[] = []
  let illDaysLeft = 0
  for (const day of days) {
    const isEnrolled =
      student.enrolledFrom <= day.on && (student.enrolledTo === null || day.on <= student.enrolledTo)
    if (!isEnrolled) continue
    const chances = pattern(day)
    if (illDaysLeft === 0 && random.chance(chances.ill)) illDaysLeft = random.between(1, 5)
    let code: SampleCode = 'P'
    if (illDaysLeft > 0) {
      illDaysLeft -= 1
      code = 'E'
    } else if (random.chance(chances.away)) {
      code = chooseAbsence(random, chances.excused, day.progress)
    } else if (random.chance(chances.half)) {
      code = 'H'
    } else if (random.chance(chances.late)) {
      code = 'T'
    }
    marks.push({ schoolNumber: student.schoolNumber, on: day.on, code })
  }
  return marks
}

/** A recent absence often has no reason on record yet. */
function chooseAbsence(random: Random, excused: number, progress: number): SampleCode {
  if (random.chance(progress > 0.9 ? 0.6 : 0.15)) return 'A'
  return random.chance(excused) ? 'E' : 'U'
}

/** On a few days a homeroom's register was forgotten: a gap in the record, not an absence. */
function chooseUntakenRegisters(
  random: Random,
  students: readonly SampleStudent[],
  days: readonly SchoolDay[],
): Set<string> {
  const homerooms = [...new Set(students.map((student) => student.homeroom))].toSorted()
  const untaken = new Set<string>()
  for (let left = Math.ceil(days.length / 25); left > 0; left -= 1) {
    untaken.add(`${random.pick(homerooms)} ${random.pick(days).on}`)
  }
  return untaken
}

const field = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')

const rosterHeader = [
  'Student ID',
  'First Name',
  'Last Name',
  'Preferred Name',
  'Pronouns',
  'Date of Birth',
  'Grade',
  'Homeroom',
  'Home Language',
  'Enrolled From',
  'Enrolled To',
  'Guardian Name',
  'Guardian Relation',
  'Guardian Phone',
  'Guardian Email',
  'Guardian Language',
]

function writeRoster(students: readonly SampleStudent[]): string {
  const rows = students.map(({ guardian, ...student }) => [
    student.schoolNumber,
    student.givenName,
    student.familyName,
    student.preferredName,
    student.pronouns,
    student.bornOn,
    String(student.grade),
    student.homeroom,
    student.homeLanguages,
    student.enrolledFrom,
    student.enrolledTo ?? '',
    guardian.name,
    guardian.relation,
    guardian.phone,
    guardian.email,
    guardian.language,
  ])
  return csv([rosterHeader, ...rows])
}

function writeAttendance(marks: readonly SampleMark[]): string {
  return csv([
    ['Student ID', 'Date', 'Attendance Code'],
    ...marks.map((mark) => [mark.schoolNumber, mark.on, mark.code]),
  ])
}
