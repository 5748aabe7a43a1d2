/**
 * How a student's attendance goes: the quiet background of most, and the stories of a few. A story says how likely a
 * day away is, never whose fault it was.
 */
import type { IsoDate, Weekday } from '#shared/domain/day.ts'
import type { Random } from './random.ts'
import type { KnownStudent } from './sample-students.ts'

export type SchoolDay = {
  on: IsoDate
  weekday: Weekday
  /** 1 to 12. */
  month: number
  isCurrentYear: boolean
  /** How much of the current year has passed, 0..1; 0 in the year before. */
  progress: number
}

/** Chances of one day, each 0..1. */
type DayChances = {
  /** The first day of an illness, which then lasts. */
  ill: number
  /** Away without illness. */
  away: number
  /** Whether an absence that is not an illness is excused. */
  excused: number
  late: number
  half: number
}

export type Pattern = (day: SchoolDay) => DayChances

const calm: DayChances = { ill: 0.004, away: 0.008, excused: 0.5, late: 0.015, half: 0.003 }

/** More illness in winter, more days away around weekends. */
function withSeasons(chances: DayChances, day: SchoolDay): DayChances {
  const isWinter = day.month === 12 || day.month <= 2
  const weekdayWeight = day.weekday === 5 ? 1.5 : day.weekday === 1 ? 1.3 : 0.8
  return {
    ...chances,
    ill: chances.ill * (isWinter ? 2 : 0.7),
    away: Math.min(0.97, chances.away * weekdayWeight),
    late: chances.late * (day.weekday === 1 ? 1.4 : 0.9),
  }
}

/** The pattern of a student without a story: most are nearly always there, some are away now and then. */
export function makePattern(random: Random): Pattern {
  const lot = random.next()
  const away = lot < 0.7 ? calm.away : lot < 0.88 ? 0.035 : lot < 0.96 ? 0.085 : 0.15
  const chances: DayChances = {
    ill: calm.ill * (0.5 + random.next()),
    away: away * (0.6 + random.next() * 0.8),
    excused: 0.3 + random.next() * 0.5,
    late: random.chance(0.1) ? 0.09 : calm.late,
    half: random.chance(0.1) ? 0.02 : calm.half,
  }
  return (day) => withSeasons(chances, day)
}

export type Story = { title: string; student: KnownStudent; pattern: Pattern }

const guardianOf = (name: string, relation: string, language: string, place: number) => ({
  name,
  relation,
  language,
  phone: `(555) 555-01${20 + place}`,
  email: `story${place}@example.org`,
})

/** The students whom one remembers. The first one is away most. `currentDays` are this year's school days so far. */
export function makeStories(currentDays: readonly IsoDate[]): Story[] {
  const newcomerOn = currentDays.at(-6) ?? currentDays[0]
  return [
    {
      title:
        'Was nearly always there last year; since the move in the second week of this year, away most days.',
      student: {
        givenName: 'Minh Anh',
        familyName: 'Trần',
        pronouns: 'she/her',
        grade: 7,
        homeroom: '7A',
        homeLanguages: 'Vietnamese, English',
        guardian: guardianOf('Trần Thị Hoa', 'mother', 'Vietnamese', 0),
      },
      pattern: (day) => {
        if (!day.isCurrentYear) return { ...calm, away: 0.03 }
        const away = day.progress < 0.1 ? 0.15 : day.weekday === 2 || day.weekday === 4 ? 0.52 : 0.78
        return { ...calm, away, excused: 0.2, late: 0.25 }
      },
    },
    {
      title: 'Away on Mondays and Fridays, when a grandmother needs care.',
      student: {
        givenName: 'Łukasz',
        familyName: 'Wójcik',
        grade: 8,
        homeroom: '8B',
        homeLanguages: 'Polish',
        guardian: guardianOf('Bożena Wójcik', 'mother', 'Polish', 1),
      },
      pattern: (day) => ({
        ...calm,
        away: day.weekday === 1 || day.weekday === 5 ? 0.55 : 0.03,
        excused: 0.4,
      }),
    },
    {
      title: 'Asthma: long spells at home in the cold months, all of them excused.',
      student: {
        givenName: 'Işıl',
        familyName: 'Yıldız',
        grade: 5,
        homeroom: '5A',
        homeLanguages: 'Turkish, English',
        guardian: guardianOf('İsmail Yıldız', 'father', 'Turkish', 2),
      },
      pattern: (day) => ({ ...calm, ill: day.month >= 10 || day.month <= 3 ? 0.07 : 0.01, excused: 1 }),
    },
    {
      title: 'Hard mornings: often late, until the bus changed a third into this year.',
      student: {
        givenName: 'Wren',
        familyName: 'Oakes',
        pronouns: 'they/them',
        grade: 6,
        homeroom: '6A',
        homeLanguages: 'English',
        guardian: guardianOf('Heather Oakes', 'aunt', 'English', 3),
      },
      pattern: (day) =>
        day.progress < 0.33
          ? { ...calm, late: 0.45, away: 0.1, half: 0.08 }
          : { ...calm, late: 0.05, away: 0.02 },
    },
    {
      title: 'Coming back: away a third of last year, growing steadily since a mentor began this autumn.',
      student: {
        givenName: 'Hodan',
        familyName: 'Warsame',
        grade: 8,
        homeroom: '8A',
        homeLanguages: 'Somali, English',
        guardian: guardianOf('Faadumo Warsame', 'mother', 'Somali', 4),
      },
      pattern: (day) => ({
        ...calm,
        away: day.isCurrentYear ? Math.max(0.02, 0.45 - day.progress * 0.8) : 0.34,
        excused: 0.3,
      }),
    },
    {
      title: 'Half days for a standing appointment every other Wednesday.',
      student: {
        givenName: 'Jéthro',
        familyName: 'Jean-Baptiste',
        grade: 4,
        homeroom: '4B',
        homeLanguages: 'Haitian Creole',
        guardian: guardianOf('Marie-Ange Jean-Baptiste', 'mother', 'Haitian Creole', 5),
      },
      pattern: (day) => ({ ...calm, half: day.weekday === 3 ? 0.5 : 0 }),
    },
    {
      title: 'New: enrolled a few days ago, too early to say anything.',
      student: {
        givenName: 'Olena',
        familyName: 'Kovalenko',
        grade: 6,
        homeroom: '6B',
        homeLanguages: 'Ukrainian',
        ...(newcomerOn === undefined ? {} : { enrolledFrom: newcomerOn }),
        guardian: guardianOf('Oksana Kovalenko', 'mother', 'Ukrainian', 6),
      },
      pattern: () => ({ ...calm, away: 0.3, excused: 1 }),
    },
    {
      title: 'Left a few weeks ago, when the family moved away.',
      student: {
        givenName: 'Tomé',
        familyName: 'Araújo',
        grade: 7,
        homeroom: '7B',
        homeLanguages: 'Portuguese',
        enrolledTo: currentDays.at(-16) ?? null,
        guardian: guardianOf('Fátima Araújo', 'mother', 'Portuguese', 7),
      },
      pattern: () => ({ ...calm, away: 0.16 }),
    },
  ]
}
