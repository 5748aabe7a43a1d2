/** Every fixed word of the review packet. What people wrote is never in here. */
import type { Signature } from '../domain/agreement.ts'
import type { DayState } from '../domain/attendance.ts'
import type { IsoDate } from '../domain/day.ts'
import type { PacketPart, PacketWish } from '../domain/packet.ts'
import { joinWords, sayDate, sayShortDate } from '../domain/plain-words.ts'
import type { PromiseMade } from '../domain/sections/promises.ts'
import type { Recipient } from '../domain/recipient-policy.ts'

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`

export const readerNames: Readonly<Record<Recipient, string>> = {
  family: 'The family',
  student: 'The student',
  teacher: 'A teacher',
  team: 'The team at school',
  partner: 'An outside partner',
  district: 'The district',
  inspector: 'An inspector',
}

export const packetWords = {
  /** BCP 47. */
  language: 'en',
  /** Of the file itself; names no one. */
  fileTitle: 'Review packet',
  title: 'Review packet',
  about: (name: string, grade: string) => (grade === '' ? name : `${name}, grade ${grade}`),
  aboutMany: (students: number) => `About ${count(students, 'student')}`,
  cover: {
    who: 'Who gets it',
    why: 'What for',
    period: 'Which time',
    made: 'Made',
    madeOn: (day: IsoDate, staffName: string) => `${sayDate(day)}, by ${staffName}`,
    care: 'This packet holds what a student and a family told us in trust. Whoever has it keeps it safe, passes it on only to those who may have it, and gives it back or destroys it when it is no longer needed.',
    contents: 'What is in it',
    page: 'Page',
    leftOut: 'Left out on purpose',
  },
  period: ({ fromOn, toOn }: Pick<PacketWish, 'fromOn' | 'toOn'>, madeOn: IsoDate) => {
    const end = sayShortDate(toOn ?? madeOn)
    return fromOn === null ? `Everything through ${end}` : `${sayShortDate(fromOn)} to ${end}`
  },
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  none: {
    agreement: 'No agreement was made by then.',
    goals: 'No goal is agreed yet.',
    evidence: 'No data is on record for this time.',
    contacts: 'No contact is on record for this time.',
    decisions: 'Nothing was decided in this time.',
    promises: 'Nobody has promised anything yet.',
    notes: 'You wrote no restricted note in this time.',
    marks: 'No mark is on record for this time.',
  } satisfies Record<PacketPart, string>,
  agreement: {
    about: (number: number, madeOn: IsoDate) => `Agreement ${number}, made on ${sayDate(madeOn)}.`,
    unsigned: 'Nobody has signed it yet.',
    signed: ({ name, party, signedOn, how }: Signature) =>
      `${name} signed for ${parties[party]} on ${sayShortDate(signedOn)}${ways[how] ?? ''}.`,
    otherLanguage: (language: string) =>
      `The family’s own paper is in ${language}. Its fixed words stand here in English.`,
  },
  because: (words: string) => `Because: ${words}`,
  contact: {
    next: (words: string, on: IsoDate | null) =>
      `Next step: ${words}${on === null ? '' : ` (by ${sayShortDate(on)})`}`,
    how: (language: string, hadInterpreter: boolean) =>
      joinWords([
        ...(language === '' ? [] : [`in ${language}`]),
        ...(hadInterpreter ? ['with an interpreter'] : []),
      ]),
  },
  decision: {
    because: (reason: string) => `Because: ${reason}`,
    known: (words: string) => `What was known: ${words}`,
    done: (doneOn: IsoDate | null, who: string, byOn: IsoDate | null) => {
      const by = byOn === null ? '' : `, by ${sayShortDate(byOn)}`
      const state = doneOn === null ? 'Still open.' : `Done on ${sayShortDate(doneOn)}.`
      return `${who === '' ? 'All of us' : who}${by}. ${state}`
    },
  },
  promise: {
    groups: {
      kept: 'Kept',
      open: 'Open',
      'not-yet': 'Not yet kept',
      changed: 'Changed together',
    } satisfies Record<PromiseMade['state'], string>,
    party: { student: 'The student', family: 'The family', school: 'The school' },
    head: ['Who', 'What', 'When'],
    due: (dueOn: IsoDate | null, settledOn: IsoDate | null, isKept: boolean) => {
      if (isKept && settledOn !== null) return `kept by ${sayShortDate(settledOn)}`
      return dueOn === null ? '' : `due ${sayShortDate(dueOn)}`
    },
  },
  marks: {
    head: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    read: 'A row is a week. Where two halves of a day differ, the morning stands before the stroke.',
    states: {
      present: 'here',
      late: 'late',
      elsewhere: 'learning elsewhere',
      'away-excused': 'away, excused',
      'away-unexcused': 'away, not excused',
      'half-away': 'half a day away',
      'not-counted': 'not counted',
      'not-taken': 'no mark',
      closed: 'no school',
      'not-enrolled': 'not enrolled',
      upcoming: '',
    } satisfies Record<DayState, string>,
  },
} as const

const parties = { student: 'themselves', family: 'the family', school: 'the school' } as const
const ways: Readonly<Record<string, string>> = {
  paper: ', on paper',
  typed: ', with a typed name',
  drawn: ', on the screen',
}
