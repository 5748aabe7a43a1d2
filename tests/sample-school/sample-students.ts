/** The students of the sample school and the grown-ups who answer for them. Nobody here exists. */
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import type { Random } from './random.ts'
import { type Culture, cultures, otherMen, otherWomen } from './sample-names.ts'

export type SampleStudent = {
  schoolNumber: string
  givenName: string
  familyName: string
  preferredName: string
  pronouns: string
  bornOn: IsoDate
  grade: number
  homeroom: string
  homeLanguages: string
  enrolledFrom: IsoDate
  /** Null while the student is enrolled. */
  enrolledTo: IsoDate | null
  guardian: { name: string; relation: string; phone: string; email: string; language: string }
}

/** What is certain about a student whose story the sample school tells. */
export type KnownStudent = Partial<Omit<SampleStudent, 'schoolNumber'>>

const grades = [4, 5, 6, 7, 8] as const
const homeroomsAGrade = ['A', 'B'] as const

function pickCulture(random: Random): Culture {
  const total = cultures.reduce((sum, culture) => sum + culture.weight, 0)
  let left = random.next() * total
  for (const culture of cultures) {
    left -= culture.weight
    if (left < 0) return culture
  }
  return random.pick(cultures)
}

function makeGuardian(random: Random, culture: Culture, familyName: string, number: number) {
  const isWoman = random.chance(0.6)
  const isParent = random.chance(0.88)
  const given = random.pick(isWoman ? culture.mothers : culture.fathers)
  const other = random.pick(isWoman ? otherWomen : otherMen)
  const isFamilyNameFirst = culture.language === 'Vietnamese'
  const speaksEnglish = culture.language !== 'English' && random.chance(0.45)
  return {
    name: isFamilyNameFirst ? `${familyName} ${given}` : `${given} ${familyName}`,
    relation: isParent ? (isWoman ? 'mother' : 'father') : other,
    // 555-0100 to 555-0199 are set aside for people who do not exist.
    phone: `(555) 555-01${String(random.between(0, 99)).padStart(2, '0')}`,
    email: random.chance(0.7) ? `family${number}@example.org` : '',
    language: speaksEnglish ? 'English' : culture.language,
  }
}

/** Makes one student. What `known` says stands; the rest is left to chance. */
function makeStudent(
  random: Random,
  place: number,
  years: readonly [SchoolYearDraft, SchoolYearDraft],
  known: KnownStudent,
): SampleStudent {
  const culture = pickCulture(random)
  const grade = known.grade ?? grades[place % grades.length] ?? 4
  const familyName = random.pick(culture.family)
  const givenName = random.pick(culture.given)
  const [before, current] = years
  // A fourth-grader turns ten during the school year.
  const birthYear = Number(current.startsOn.slice(0, 4)) - grade - 6
  const bornOn = addDays(`${birthYear}-09-01`, random.between(0, 364))
  const number = 20_000 + place * 7 + 3
  const isBilingual = culture.language !== 'English' && random.chance(0.5)
  const guardian = makeGuardian(random, culture, familyName, number)
  return {
    schoolNumber: `L${number}`,
    givenName,
    familyName,
    preferredName: '',
    pronouns: '',
    bornOn,
    grade,
    homeroom: `${grade}${homeroomsAGrade[Math.floor(place / grades.length) % 2] ?? 'A'}`,
    homeLanguages: isBilingual ? `${culture.language}, English` : culture.language,
    enrolledFrom: before.startsOn,
    enrolledTo: null,
    guardian,
    ...known,
  }
}

/** `count` students, those with a story first. No two have the same name, so that a name is enough to find one. */
export function makeStudents(
  random: Random,
  years: readonly [SchoolYearDraft, SchoolYearDraft],
  count: number,
  known: readonly KnownStudent[],
): SampleStudent[] {
  const names = new Set<string>()
  return Array.from({ length: count }, (_, place) => {
    for (;;) {
      const student = makeStudent(random, place, years, known[place] ?? {})
      const name = `${student.givenName} ${student.familyName}`
      if (names.has(name)) continue
      names.add(name)
      return student
    }
  })
}
