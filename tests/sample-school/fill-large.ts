/** Fills an open vault with a school too large to bring in by hand: for benchmarks. Writes rows, skips the wizard. */
import type { WriteDatabase } from '#core/storage/database.ts'
import { rebuildStrips } from '#core/storage/tables/attendance-strips.ts'
import { insertSchoolYear, listCodes } from '#core/storage/tables/school.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import { addDays, fromEpochDay, type IsoDate } from '#shared/domain/day.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { listSchoolDays, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import type { StudentDraft } from '#shared/domain/student.ts'
import { fillLargePlans, type LargePlans } from './fill-large-plans.ts'
import { createRandom, type Random } from './random.ts'
import { cultures } from './sample-names.ts'

export type LargeSchool = { students: number; marks: number; lastMarkOn: IsoDate; lived: LargePlans | null }

const daysAYear = 180

function makeYear(from: number): SchoolYearDraft {
  const startsOn = `${from}-08-25` as IsoDate
  return {
    name: `${from}–${String(from + 1).slice(2)}`,
    startsOn,
    endsOn: addDays(startsOn, 299),
    weekdays: [1, 2, 3, 4, 5],
    terms: [],
    closures: [{ fromOn: `${from}-12-22`, toOn: `${from + 1}-01-04`, label: 'Winter break' }],
  }
}

function makeStudent(random: Random, place: number): StudentDraft {
  const culture = random.pick(cultures)
  const familyName = random.pick(culture.family)
  const member = (given: string, relation: string) => ({
    id: `${place}-${relation}` as ItemId,
    name: `${given} ${familyName}`,
    relation,
    language: culture.language,
    needsInterpreter: false,
    phone: `(555) 555-01${String(place % 100).padStart(2, '0')}`,
    email: `family${place}@example.org`,
    preferredChannel: null,
    note: '',
  })
  return {
    schoolNumber: `B${100_000 + place}`,
    givenName: random.pick(culture.given),
    familyName,
    preferredName: '',
    pronouns: '',
    bornOn: null,
    grade: String(random.between(1, 12)),
    homeroom: `${random.between(1, 12)}${random.pick(['A', 'B', 'C'])}`,
    homeLanguages: culture.language,
    enrolments: [],
    family: [member(random.pick(culture.mothers), 'mother'), member(random.pick(culture.fathers), 'father')],
  }
}

/**
 * `students` × `years` × 180 daily marks, the last year being 2026–27. One transaction; strips included. With `isLived` also
 * the plans, contacts and check-ins of those years, through `today`.
 */
export function fillLargeSchool(
  database: WriteDatabase,
  {
    students = 2000,
    years = 5,
    seed = 7,
    isLived = false,
    today = '2027-05-20',
  }: { students?: number; years?: number; seed?: number; isLived?: boolean; today?: IsoDate } = {},
): LargeSchool {
  const random = createRandom(seed)
  return database.transaction(() => {
    const importId = database.run(
      `INSERT INTO import (kind, file_name, imported_at, staff_name, reading)
       VALUES ('attendance', 'large.csv', '2027-06-01T08:00:00.000Z', 'Bench', '{}')`,
    ).id
    const at = '2027-06-01T08:00:00.000Z'
    const ids = Array.from({ length: students }, (_, place) =>
      insertStudent(database, makeStudent(random, place), { importId: null, at }),
    )
    const codes = new Map(listCodes(database).map((code) => [code.code, code.id]))
    const idOf = (code: string) => codes.get(code) ?? 1
    const calendars = Array.from({ length: years }, (_, place) => makeYear(2027 - years + place))
    for (const year of calendars) insertSchoolYear(database, year, null)
    const days = calendars.flatMap((year) => listSchoolDays(year).slice(0, daysAYear))
    for (const studentId of ids) {
      const away = random.next() ** 4 * 0.6
      for (const day of days) {
        const lot = random.next()
        const code = lot < away ? (lot < away / 2 ? 'U' : 'E') : lot > 0.97 ? 'T' : 'P'
        database.run('INSERT INTO mark VALUES (?, ?, 0, ?, ?, NULL)', studentId, day, idOf(code), importId)
      }
    }
    rebuildStrips(database)
    return {
      students,
      marks: students * days.length,
      lastMarkOn: fromEpochDay(days.at(-1) ?? 0),
      lived: isLived ? fillLargePlans(database, ids, { lastOn: today }) : null,
    }
  })
}
