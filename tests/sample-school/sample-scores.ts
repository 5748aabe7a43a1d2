/**
 * Grades, participation and answers about belonging at the sample school, as files in the form in which school systems
 * and surveys export them. The same school and seed give the same bytes. Knows nothing of vaults.
 */
import { addDays, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from '#shared/domain/day.ts'
import { createRandom, type Random } from './random.ts'
import type { SampleSchool } from './sample-school.ts'

export type SampleScores = {
  /** Long: a row a student, course and date on which the gradebook was read. Every second Friday; numbers out of 100. */
  grades: string
  /** Long: a row a student and fortnight, in words from `Never` to `Always`. */
  participation: string
  /** Wide: a row a student and week, a column a scale, whole numbers 1 to 5. Blank where nobody answered. */
  ratings: string
  /** Days enrolled and absent of this year through `today`, as the marks of the file say; code H is a day absent. */
  totals: string
}

const courses = ['Math', 'English', 'Science', 'Social Studies']
const levels = ['Never', 'Rarely', 'Sometimes', 'Often', 'Always']
const scales = ['Belonging', 'Safety', 'Someone to talk to']
const away = new Set(['A', 'E', 'U', 'H'])

type Standing = { schoolNumber: string; ofDays: Map<IsoDate, boolean>; level: number; feeling: number }

/** About this school year, from its start through `today`. */
export function makeSampleScores(school: SampleSchool, today: IsoDate, seed = 7): SampleScores {
  const random = createRandom(seed)
  const [, year] = school.facts.years
  const students = listStandings(random, school, year.startsOn, today)
  const fridays = listFridays(year.startsOn, today)
  const fortnights = fridays.filter((_, place) => place % 2 === 1)
  const rows = { grades: [] as string[][], participation: [] as string[][], ratings: [] as string[][] }
  for (const student of students) {
    for (const friday of fridays) addRatings(random, rows.ratings, student, friday)
    for (const friday of fortnights) {
      const share = shareThere(student, friday, 28)
      if (share === null) continue
      const level = 1 + 3.2 * share * student.level + random.next()
      const word = levels[Math.max(0, Math.min(4, Math.round(level) - 1))] ?? 'Sometimes'
      rows.participation.push([student.schoolNumber, friday, word])
      for (const [place, course] of courses.entries()) {
        const grade = 35 + 45 * share * student.level + 12 * student.level - place * 2 + random.between(0, 9)
        rows.grades.push([student.schoolNumber, course, friday, String(Math.round(Math.min(100, grade)))])
      }
    }
  }
  return {
    grades: csv(['Student ID', 'Course', 'Date', 'Grade Percent'], rows.grades),
    participation: csv(['Student ID', 'Date', 'Participation'], rows.participation),
    ratings: csv(['Student ID', 'Survey Date', ...scales], rows.ratings),
    totals: csv(
      ['Student ID', 'Days Enrolled', 'Days Absent', 'Through Date'],
      students.map(({ schoolNumber, ofDays }) => {
        const absent = [...ofDays.values()].filter((wasThere) => !wasThere).length
        return [schoolNumber, String(ofDays.size), String(absent), today]
      }),
    ),
  }
}

const csv = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('')

function listFridays(from: IsoDate, to: IsoDate): IsoDate[] {
  const fridays: IsoDate[] = []
  for (let day = fromEpochDay(mondayOf(toEpochDay(from)) + 4); day <= to; day = addDays(day, 7))
    fridays.push(day)
  return fridays
}

/** Whoever has marks in the file, with the days of this year and what comes easily to them. */
function listStandings(
  random: Random,
  { attendance }: SampleSchool,
  from: IsoDate,
  today: IsoDate,
): Standing[] {
  const standings = new Map<string, Standing>()
  for (const line of attendance.split('\r\n').slice(1)) {
    const [schoolNumber = '', on = '', code = ''] = line.split(',')
    if (schoolNumber === '' || on < from || on > today) continue
    const known = standings.get(schoolNumber)
    const level = 0.6 + 0.4 * random.next()
    const own = known ?? { schoolNumber, ofDays: new Map(), level, feeling: 0.5 * random.next() }
    own.ofDays.set(on as IsoDate, !away.has(code))
    if (known === undefined) standings.set(schoolNumber, own)
  }
  return [...standings.values()].toSorted((one, other) => (one.schoolNumber < other.schoolNumber ? -1 : 1))
}

/** The share of the days before, 0..1, on which the student was there; null without a day with a mark. */
function shareThere({ ofDays }: Standing, on: IsoDate, days: number): number | null {
  let [marked, there] = [0, 0]
  for (let day = addDays(on, -days + 1); day <= on; day = addDays(day, 1)) {
    const wasThere = ofDays.get(day)
    if (wasThere === undefined) continue
    marked += 1
    if (wasThere) there += 1
  }
  return marked === 0 ? null : there / marked
}

/** A survey of two minutes on Fridays. Who was away on the day says nothing, and now and then nobody asked. */
function addRatings(random: Random, rows: string[][], student: Standing, friday: IsoDate): void {
  const share = shareThere(student, friday, 14)
  const answers = scales.map((_, place) => {
    const feeling = 1.4 + 2.6 * (share ?? 0) + student.feeling - place * 0.2 + random.next() * 1.2 - 0.4
    return String(Math.max(1, Math.min(5, Math.round(feeling))))
  })
  const isSkipped = random.chance(0.1)
  if (share === null || isSkipped || student.ofDays.get(friday) !== true) return
  if (random.chance(0.05)) answers[random.between(0, 2)] = ''
  rows.push([student.schoolNumber, friday, ...answers])
}
