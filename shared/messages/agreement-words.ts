/** The fixed words of the agreement as its parts ask for them, from the messages of one language. */
import type { IsoDate, Weekday } from '../domain/day.ts'
import { lowerFirst, sayPlace } from '../domain/goal-sentence.ts'
import { type FrozenPaperWords, usualPaperWords } from '../domain/own-paper-words.ts'
import type { CommunicationLine } from '../domain/sections/communication.ts'
import type { Goal } from '../domain/sections/goals.ts'
import type { Party } from '../domain/sections/promises.ts'
import type { TeamRole } from '../domain/sections/team.ts'
import type { voiceTopics } from '../domain/sections/voice.ts'
import { openPaperWords, type PaperSay } from './paper-words.ts'

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
  /** That nobody has checked these words yet, in the language and in English; empty for English itself. */
  notChecked: string[]
  page: (page: number, of: number) => string
}

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const daysIn = (weekdays: readonly Weekday[]): Weekday[] => [...new Set(weekdays)].toSorted()
const yes = (is: boolean): string => (is ? 'yes' : 'no')

/** A goal as a sentence; an empty activity gives an empty sentence. */
function sayGoal({ language, say, day, list }: PaperSay, goal: Goal, called: string): string {
  const isEnglish = language.code === 'en'
  const written = goal.activity.trim().replace(/[.\s]+$/, '')
  if (written === '') return ''
  const place = goal.place.trim()
  const days = daysIn(goal.weekdays)
  const when = days.length === 0 ? 'none' : days.join() === '1,2,3,4,5' ? 'every' : 'some'
  const isCounted = goal.target !== null && goal.outOf !== null
  return say('goals.sentence', {
    called,
    // Only English knows how its own words go on within a sentence.
    activity: isEnglish ? lowerFirst(written.replace(/^(i will|i’ll|i'll)\s+/i, '')) : written,
    when,
    days: list(days.map((each) => say(`weekdays.${each}`))),
    hasTime: yes(goal.time !== null),
    time: goal.time ?? '',
    hasPlace: yes(place !== ''),
    place: isEnglish && place !== '' ? sayPlace(place) : place,
    counted: !isCounted ? 'none' : goal.measure.trim() === '' ? 'times' : 'own',
    target: goal.target ?? 0,
    outOf: goal.outOf ?? 0,
    measure: goal.measure.trim(),
    hasDue: yes(goal.dueOn !== null),
    day: goal.dueOn === null ? '' : day(goal.dueOn),
  })
}

const channels: Record<CommunicationLine['channel'], string> = {
  call: 'call',
  text: 'text',
  email: 'email',
  letter: 'letter',
  'home-visit': 'visit',
  meeting: 'meeting',
  app: 'app',
}
const rhythms = { week: 'week', 'two-weeks': 'twoWeeks', month: 'month' } as const

/** Empty without a person. */
function sayCommunication({ say, list }: PaperSay, line: CommunicationLine): string {
  const withWhom = line.withWhom.trim()
  if (withWhom === '') return ''
  const language = line.language.trim()
  const ways = [
    language === '' ? '' : say('communication.inLanguage', { language }),
    line.needsInterpreter ? say('communication.interpreter') : '',
    line.format.trim(),
  ].filter((way) => way !== '')
  return say('communication.sentence', {
    by: line.by.trim() || say('communication.school'),
    channel: channels[line.channel],
    withWhom,
    every: rhythms[line.every],
    hasWeekday: yes(line.weekday !== null),
    weekday: line.weekday === null ? '' : say(`weekday.${line.weekday}`),
    hasWays: yes(ways.length > 0),
    ways: list(ways),
  })
}

function sayCheckIn(
  { say, list }: PaperSay,
  asked: Parameters<AgreementWords['rhythm']['checkIn']>[0],
): string {
  const days = daysIn(asked.weekdays)
  const isOn = days.length > 0
  const every = { day: 'day', week: isOn ? 'weekOn' : 'week', 'two-weeks': isOn ? 'twoWeeksOn' : 'twoWeeks' }
  return say('rhythm.checkIn', {
    touchpoint: asked.touchpoint ?? say('rhythm.someone'),
    called: asked.called,
    every: every[asked.every],
    days: list(days.map((each) => say(`weekday.${each}`))),
    hasTime: yes(asked.time !== null),
    time: asked.time ?? '',
  })
}

function saySpan({ say, day }: PaperSay, from: IsoDate | null, to: IsoDate | null): string {
  if (from !== null && to !== null) return say('schedule.fromTo', { from: day(from), to: day(to) })
  if (from !== null) return say('schedule.from', { from: day(from) })
  return to === null ? '' : say('schedule.to', { to: day(to) })
}

/** The words in the language with this code, or in English where we do not have it, with the school's corrections. */
export function agreementWordsIn(code: string, own: FrozenPaperWords = usualPaperWords): AgreementWords {
  const words = openPaperWords(code, own.corrections)
  const { say, day, shortDay, list } = words
  return {
    language: words.language.code,
    fileTitle: say('agreement.fileTitle'),
    copyTitle: say('agreement.copyTitle'),
    title: (called) => say('agreement.title', { called }),
    aboutLine: ({ fullName, grade, madeOn, number }) =>
      [
        fullName,
        // A school that writes its own word for a grade keeps it.
        /^\d+$/.test(grade.trim()) ? say('agreement.grade', { grade: grade.trim() }) : grade.trim(),
        day(madeOn),
        number > 1 ? say('agreement.number', { number }) : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    opening: (called) => say('agreement.opening', { called }),
    day,
    shortDay,
    list,
    voice: {
      heading: (called) => say('voice.heading', { called }),
      topics: {
        helps: say('voice.helps'),
        hurts: say('voice.hurts'),
        purpose: say('voice.purpose'),
        learning: say('voice.learning'),
        pace: say('voice.pace'),
        'first-step': say('voice.first-step'),
        other: '',
      },
      saidOn: shortDay,
    },
    team: {
      heading: say('team.heading'),
      roles: {
        counselor: say('team.counselor'),
        'family-liaison': say('team.family-liaison'),
        teacher: say('team.teacher'),
        mentor: say('team.mentor'),
        student: say('team.student'),
        family: say('team.family'),
        other: '',
      },
      touchpoint: (name, called, contact) =>
        say('team.touchpoint', { name, called, contact, hasContact: yes(contact !== '') }),
    },
    strengths: {
      heading: (called) => say('strengths.heading', { called }),
      strengths: say('strengths.strengths'),
      interests: say('strengths.interests'),
    },
    family: { heading: say('family.heading') },
    hope: { heading: say('hope.heading'), howWeWatch: say('hope.howWeWatch') },
    barriers: {
      heading: say('barriers.heading'),
      hard: say('barriers.hard'),
      helps: say('barriers.helps'),
      noneYet: say('barriers.noneYet'),
      alsoThere: say('barriers.alsoThere'),
    },
    support: {
      from: (from) => say('support.from', { day: shortDay(from) }),
      until: (until) => say('support.until', { day: shortDay(until) }),
    },
    goals: {
      heading: (called) => say('goals.heading', { called }),
      sentence: (goal, called) => sayGoal(words, goal, called),
      because: say('goals.because'),
      help: say('goals.help'),
    },
    promises: {
      heading: say('promises.heading'),
      parties: (called) => ({
        student: called,
        family: say('promises.family'),
        school: say('promises.school'),
      }),
      due: shortDay,
      by: (by) => say('promises.by', { day: shortDay(by) }),
    },
    schedule: {
      heading: say('schedule.heading'),
      fullTime: (called) => say('schedule.fullTime', { called }),
      stage: (number, name) => say('schedule.stage', { number, name, hasName: yes(name !== '') }),
      span: (from, to) => saySpan(words, from, to),
      hours: (hours) => say('schedule.hours', { hours: Number(hours.toFixed(2)) }),
      time: say('schedule.time'),
      atSchool: say('schedule.atSchool'),
      lookOn: (on) => say('schedule.lookOn', { day: day(on) }),
      longer: say('schedule.longer'),
    },
    weekdays: Object.fromEntries(everyDay.map((each) => [each, say(`weekday.${each}`)])) as Record<
      Weekday,
      string
    >,
    rhythm: {
      heading: say('rhythm.heading'),
      checkIn: (asked) => sayCheckIn(words, asked),
      firstReview: (on) => say('rhythm.firstReview', { day: day(on) }),
      reviewEvery: { 'two-weeks': say('rhythm.everyTwoWeeks'), month: say('rhythm.everyMonth') },
    },
    news: { heading: say('news.heading') },
    circle: {
      helpers: say('helpers.heading'),
      hardMorning: (firstStep) => say('helpers.hardMorning', { firstStep }),
    },
    placement: {
      heading: say('placement.heading'),
      decided: (decision, on) =>
        on === null ? decision : say('placement.decidedOn', { decision, day: shortDay(on) }),
    },
    longView: {
      heading: say('longView.heading'),
      byAbout: (about) => say('longView.byAbout', { day: shortDay(about) }),
      stepDown: say('longView.stepDown'),
    },
    communication: (line) => sayCommunication(words, line),
    changes: {
      heading: (since) =>
        since === null ? say('changes.heading') : say('changes.headingSince', { day: day(since) }),
    },
    closing: {
      heading: say('closing.heading'),
      statement: [say('closing.free'), say('closing.noBlame')],
      roomToWrite: say('closing.roomToWrite'),
    },
    signatures: {
      heading: say('signatures.heading'),
      name: say('signatures.name'),
      signature: say('signatures.signature'),
      date: say('signatures.date'),
      student: say('signatures.student'),
      family: say('signatures.family'),
      school: say('signatures.school'),
      onPaper: say('signatures.onPaper'),
      agreed: say('signatures.agreed'),
      copyOf: (number) => say('signatures.copyOf', { number }),
    },
    notChecked:
      words.language.code === 'en' || own.isChecked
        ? []
        : [say('checked.not'), openPaperWords('en').say('checked.not')],
    page: (page, of) => say('page', { page, of }),
  }
}

export const english: AgreementWords = agreementWordsIn('en')
