/** Every fixed word of the family's papers. One object a language; what people wrote is never in here. */
import type { IsoDate, Weekday } from '../domain/day.ts'
import { sayCommunication } from '../domain/communication-sentence.ts'
import { sayGoal } from '../domain/goal-sentence.ts'
import { joinWords, sayDate, sayShortDate, weekdayNames } from '../domain/plain-words.ts'
import type { CommunicationLine } from '../domain/sections/communication.ts'
import type { Goal } from '../domain/sections/goals.ts'
import type { Party } from '../domain/sections/promises.ts'
import type { TeamRole } from '../domain/sections/team.ts'
import type { voiceTopics } from '../domain/sections/voice.ts'

export type VoiceTopic = (typeof voiceTopics)[number]

/** The form of one language. A sentence that depends on a name or number is a function, since word order differs. */
export type AgreementWords = {
  /** BCP 47. */
  language: string
  /** Of the file itself; names no one. */
  fileTitle: string
  copyTitle: string
  title: (called: string) => string
  aboutLine: (about: { fullName: string; grade: string; madeOn: IsoDate; number: number }) => string
  opening: (called: string) => string
  day: (day: IsoDate) => string
  /** Without the weekday, where room is short. */
  shortDay: (day: IsoDate) => string
  list: (words: readonly string[]) => string
  voice: {
    heading: (called: string) => string
    topics: Record<VoiceTopic, string>
    saidOn: (day: IsoDate) => string
  }
  team: {
    heading: string
    roles: Record<TeamRole, string>
    touchpoint: (name: string, called: string, contact: string) => string
  }
  strengths: { heading: (called: string) => string; strengths: string; interests: string }
  family: { heading: string }
  hope: { heading: string; howWeWatch: string }
  barriers: { heading: string; hard: string; helps: string; noneYet: string; alsoThere: string }
  support: { from: (day: IsoDate) => string; until: (day: IsoDate) => string }
  goals: {
    heading: (called: string) => string
    sentence: (goal: Goal, called: string) => string
    because: string
    help: string
  }
  promises: {
    heading: string
    parties: (called: string) => Record<Party, string>
    /** From when or by when: the words say which, so the day stands alone. */
    due: (day: IsoDate) => string
    /** A promise for the day on which everyone meets is kept by then. */
    by: (day: IsoDate) => string
  }
  schedule: {
    heading: string
    fullTime: (called: string) => string
    stage: (number: number, name: string) => string
    span: (from: IsoDate | null, to: IsoDate | null) => string
    hours: (hours: number) => string
    time: string
    /** In a cell of the week whose session has no words. */
    atSchool: string
    lookOn: (day: IsoDate) => string
    longer: string
  }
  weekdays: Record<Weekday, string>
  rhythm: {
    heading: string
    checkIn: (asked: {
      every: 'day' | 'week' | 'two-weeks'
      weekdays: readonly Weekday[]
      time: string | null
      called: string
      touchpoint: string | null
    }) => string
    firstReview: (day: IsoDate) => string
    reviewEvery: Record<'two-weeks' | 'month', string>
  }
  news: { heading: string }
  circle: {
    helpers: string
    /** `On a hard morning, first: …` */
    hardMorning: (firstStep: string) => string
  }
  placement: { heading: string; decided: (decision: string, on: IsoDate | null) => string }
  longView: { heading: string; byAbout: (day: IsoDate) => string; stepDown: string }
  communication: (line: CommunicationLine) => string
  changes: { heading: (lastSignedOn: IsoDate | null) => string }
  closing: { heading: string; statement: string[]; roomToWrite: string }
  signatures: {
    heading: string
    name: string
    signature: string
    date: string
    student: string
    family: string
    school: string
    /** Instead of ink, for who signed the paper itself. */
    onPaper: string
    /** Under a name that was typed. */
    agreed: string
    /** Says on a copy what it is. */
    copyOf: (number: number) => string
  }
  page: (page: number, of: number) => string
}

/** `every Tuesday and Thursday`, or the plain rhythm when no days were chosen. */
function rhythm(every: 'day' | 'week' | 'two-weeks', weekdays: readonly Weekday[]): string {
  const days = joinWords([...new Set(weekdays)].toSorted().map((each) => weekdayNames[each]))
  if (every === 'day') return 'every school day'
  if (every === 'week') return days === '' ? 'every week' : `every ${days}`
  return days === '' ? 'every two weeks' : `every two weeks on ${days}`
}

/** `Grade 8` for `8`; a school that writes its own word keeps it. */
function grade(written: string): string {
  return /^\d+$/.test(written.trim()) ? `Grade ${written.trim()}` : written.trim()
}

export const english: AgreementWords = {
  language: 'en',
  fileTitle: 'Reintegration agreement',
  copyTitle: 'Reintegration agreement, signed copy',
  title: (called) => `Our agreement with ${called}`,
  aboutLine: ({ fullName, grade: written, madeOn, number }) =>
    [fullName, grade(written), sayDate(madeOn), number > 1 ? `agreement ${number}` : '']
      .filter((part) => part !== '')
      .join(' · '),
  opening: (called) =>
    `We made this agreement together: ${called}, the family and the school. It says what helps ${called} to be at school, and what each of us will do.`,
  day: sayDate,
  shortDay: sayShortDate,
  list: joinWords,
  voice: {
    heading: (called) => `In ${called}’s own words`,
    topics: {
      helps: 'What helps',
      hurts: 'What hurts',
      purpose: 'What it is for',
      learning: 'How I like to learn',
      pace: 'My pace',
      'first-step': 'The first step that I choose',
      other: '',
    },
    saidOn: sayShortDate,
  },
  team: {
    heading: 'Who we are together',
    roles: {
      counselor: 'counselor',
      'family-liaison': 'family liaison',
      teacher: 'teacher',
      mentor: 'mentor',
      student: 'student',
      family: 'family',
      other: '',
    },
    touchpoint: (name, called, contact) =>
      `${name} is ${called}’s person at school${contact === '' ? '.' : `: ${contact}`}`,
  },
  strengths: {
    heading: (called) => `What ${called} brings`,
    strengths: 'Strengths',
    interests: 'Interests',
  },
  family: { heading: 'In the family’s words' },
  hope: { heading: 'What we hope for', howWeWatch: 'How we will all see how it goes' },
  barriers: {
    heading: 'What makes it hard, and what helps',
    hard: 'What makes it hard',
    helps: 'What helps',
    noneYet: 'We are still looking for what helps.',
    alsoThere: 'Also there to help',
  },
  support: { from: (start) => `from ${sayShortDate(start)}`, until: (end) => `until ${sayShortDate(end)}` },
  goals: {
    heading: (called) => `What ${called} will do`,
    sentence: (goal, called) => sayGoal(goal, { who: called, sayDay: sayDate }),
    because: 'Why it matters',
    help: 'Help with this',
  },
  promises: {
    heading: 'What we promise each other',
    parties: (called) => ({ student: called, family: 'Family', school: 'School' }),
    due: sayShortDate,
    by: (day) => `by ${sayShortDate(day)}`,
  },
  schedule: {
    heading: 'The way back',
    fullTime: (called) => `${called} comes for the full school week from the first day.`,
    stage: (number, name) => (name === '' ? `Step ${number}` : `Step ${number}: ${name}`),
    span: (from, to) =>
      [
        from === null ? '' : `From ${sayDate(from)}`,
        to === null ? '' : `${from === null ? 'Until' : 'to'} ${sayDate(to)}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    hours: (hours) => `${Number(hours.toFixed(2))} ${hours === 1 ? 'hour' : 'hours'} a week`,
    time: 'Time',
    atSchool: 'at school',
    lookOn: (on) => `We look at this timetable together on ${sayDate(on)}.`,
    longer: 'Why this way back takes longer',
  },
  weekdays: weekdayNames,
  rhythm: {
    heading: 'How we stay in touch',
    checkIn: ({ every, weekdays, time, called, touchpoint }) =>
      `${touchpoint ?? 'Someone from the team'} asks ${called} how it is going ${rhythm(every, weekdays)}${time === null ? '' : ` at ${time}`}.`,
    firstReview: (on) => `We all meet to look at this plan on ${sayDate(on)}.`,
    reviewEvery: {
      'two-weeks': 'After that, we look at it together every two weeks.',
      month: 'After that, we look at it together every month.',
    },
  },
  news: { heading: 'Good news first' },
  circle: {
    helpers: 'Who else helps',
    hardMorning: (firstStep) => `On a hard morning, first: ${firstStep}`,
  },
  placement: {
    heading: 'Placement',
    decided: (decision, on) => (on === null ? decision : `${decision} (decided on ${sayShortDate(on)})`),
  },
  longView: {
    heading: 'The long view',
    byAbout: (day) => `by about ${sayShortDate(day)}`,
    stepDown: 'How we step down, and how we celebrate',
  },
  communication: sayCommunication,
  changes: {
    heading: (lastSignedOn) =>
      lastSignedOn === null ? 'What is new' : `What changed since we signed on ${sayDate(lastSignedOn)}`,
  },
  closing: {
    heading: 'Our agreement',
    statement: [
      'This agreement binds no one in law. It can be changed at any time: any of us can ask to talk about it.',
      'If something does not work, we change the plan. No one is to blame.',
    ],
    roomToWrite: 'Anything that we want to add',
  },
  signatures: {
    heading: 'Our names',
    name: 'Name',
    signature: 'Signature',
    date: 'Date',
    student: 'Student',
    family: 'Family',
    school: 'School',
    onPaper: 'signed on paper',
    agreed: 'I agree (typed)',
    copyOf: (number) => `Copy of agreement ${number}, as it was signed`,
  },
  page: (page, of) => `Page ${page} of ${of}`,
}
