/**
 * The first talk: the few questions that a plan cannot do without, asked in the order of a conversation. It is a view of
 * the plan, not a copy: every answer stands in the ordinary section, as its first entry, and is read back from there.
 */
import { addDays, type IsoDate, type Weekday } from './day.ts'
import type { ItemId } from './identity.ts'
import { listOpenDays, openDayFrom, type SchoolCalendar } from './open-days.ts'
import type { PlanContent } from './plan.ts'
import { sayDate } from './plain-words.ts'
import { findSchoolYear } from './school-calendar.ts'
import { type BarrierCategory, emptyBarrier } from './sections/barriers.ts'
import { emptyGoal, type Goal } from './sections/goals.ts'
import { emptyPromise, parties, type Party } from './sections/promises.ts'
import type { ScheduleSession } from './sections/schedule.ts'
import { emptySupport } from './sections/supports.ts'

/** `own`: a way back that was drawn by hand, and which the talk leaves alone. */
export const waysBack = ['full-time', 'mornings', 'two-hours', 'three-mornings', 'own'] as const
export type WayBack = (typeof waysBack)[number]

export type TalkAnswers = {
  studentSays: string
  strength: string
  familyWho: string
  familySays: string
  hard: string
  /** Whose words `hard` is. */
  hardWhose: Party
  about: BarrierCategory
  support: string
  supportBy: string
  touchpoint: string
  wayBack: WayBack
  startsOn: IsoDate
  activity: string
  weekdays: Weekday[]
  time: string | null
  promises: Record<Party, string>
  hope: string
  reviewOn: IsoDate
}

/** What the talk knows without asking. */
export type TalkSetting = {
  today: IsoDate
  staffName: string
  calendar: SchoolCalendar
  newId: () => ItemId
}

/** Days after the first one within which everyone meets again, which is also as long as a first stage may be. */
const firstStretch = 14
/** Four of five are enough for a first goal, so that a bad day is no defeat. */
const enough = 0.8
/** Who speaks, while nobody said which person of the family. */
const wholeFamily = 'The family'
const firstCheckInDay: Weekday = 5

/** The answers as the plan holds them, with a proposal wherever it holds none. */
export function readTalk(content: PlanContent, setting: TalkSetting): TalkAnswers {
  const goal = content.goals.items[0]
  const wayBack = readWayBack(content, setting.calendar)
  // A talk is held on a day that has begun already.
  const nextDay = openDayFrom(setting.calendar, addDays(setting.today, 1))
  const startsOn = content.schedule.stages[0]?.startsOn ?? goal?.startsOn ?? nextDay
  const touchpoint = content.team.members.find((member) => member.isTouchpoint)
  const promiseOf = (party: Party) => content.promises.items.find((item) => item.party === party)?.words ?? ''
  return {
    studentSays: content.voice.quotes[0]?.words ?? '',
    strength: content.strengths.items[0]?.words ?? '',
    familyWho: content.familyWords.quotes[0]?.who ?? wholeFamily,
    familySays: content.familyWords.quotes[0]?.words ?? '',
    hard: content.barriers.items[0]?.words ?? '',
    hardWhose: content.barriers.items[0]?.whose ?? 'school',
    about: content.barriers.items[0]?.category ?? 'other',
    support: findSupport(content)?.what ?? '',
    supportBy: findSupport(content)?.who ?? setting.staffName,
    touchpoint: touchpoint?.name ?? setting.staffName,
    wayBack,
    startsOn,
    activity: goal?.activity ?? '',
    weekdays: goal?.weekdays ?? schoolWeekdays(setting.calendar, startsOn),
    time: goal === undefined ? '08:30' : goal.time,
    promises: {
      student: promiseOf('student'),
      family: promiseOf('family'),
      school: promiseOf('school'),
    },
    hope: content.rhythm.expectedAttendance || sayHope(wayBack, startsOn),
    reviewOn: content.rhythm.firstReviewOn ?? proposeReview(setting.calendar, startsOn),
  }
}

/**
 * The plan with these answers in it, each in its section; whatever else the plan holds stays. An answer that is empty
 * takes its own entry out, and adds none.
 */
export function writeTalk(content: PlanContent, answers: TalkAnswers, setting: TalkSetting): PlanContent {
  const { newId, staffName, today } = setting
  const before = readTalk(content, setting)
  const [said] = content.voice.quotes
  const [strength] = content.strengths.items
  const [familySaid] = content.familyWords.quotes
  const support = findSupport(content)
  const supported =
    answers.support.trim() === ''
      ? null
      : {
          ...(support ?? { ...emptySupport(newId()), startsOn: answers.startsOn }),
          what: answers.support,
          who: answers.supportBy,
        }
  const next: PlanContent = {
    ...content,
    voice: {
      quotes: withFirst(content.voice.quotes, answers.studentSays, () => ({
        ...(said ?? { id: newId(), topic: 'helps', saidOn: today }),
        words: answers.studentSays,
      })),
    },
    strengths: {
      items: withFirst(content.strengths.items, answers.strength, () => ({
        ...(strength ?? { id: newId(), kind: 'strength' }),
        words: answers.strength,
      })),
    },
    familyWords: {
      quotes: withFirst(content.familyWords.quotes, answers.familySays, () => ({
        ...(familySaid ?? { id: newId(), saidOn: today }),
        who: answers.familyWho,
        words: answers.familySays,
      })),
    },
    team: { members: withTouchpoint(content.team.members, answers.touchpoint, newId) },
    supports: {
      items: [
        ...(supported === null ? [] : [supported]),
        ...content.supports.items.filter((item) => item !== support),
      ],
    },
    barriers: {
      items: withFirst(content.barriers.items, answers.hard, () => {
        const barrier = content.barriers.items[0] ?? emptyBarrier(newId())
        const others = barrier.supportIds.filter((id) => id !== support?.id)
        return {
          ...barrier,
          words: answers.hard,
          whose: answers.hardWhose,
          category: answers.about,
          supportIds: supported === null ? others : [supported.id, ...others],
        }
      }),
    },
    promises: {
      items: parties.reduce((items, party) => {
        const family = answers.familyWho === wholeFamily ? '' : answers.familyWho
        const who = { student: '', family, school: staffName }[party]
        return withPromise(items, {
          party,
          words: answers.promises[party],
          who,
          dueOn: answers.reviewOn,
          proposedOn: before.reviewOn,
          newId,
        })
      }, content.promises.items),
    },
    schedule: writeWayBack(content, answers, setting),
    rhythm: {
      ...content.rhythm,
      expectedAttendance: answers.hope,
      checkInEvery: content.rhythm.checkInEvery ?? 'week',
      checkInWeekdays:
        content.rhythm.checkInEvery === null ? [firstCheckInDay] : content.rhythm.checkInWeekdays,
      firstReviewOn: answers.reviewOn,
      reviewEvery: content.rhythm.reviewEvery ?? 'month',
    },
  }
  return {
    ...next,
    goals: { items: writeGoal(content, answers, setting, before) },
  }
}

/** The answers after some of them changed: what was proposed from another answer follows it, what was chosen stays. */
export function changeTalk(
  answers: TalkAnswers,
  patch: Partial<TalkAnswers>,
  calendar: SchoolCalendar,
): TalkAnswers {
  const next = { ...answers, ...patch }
  const isHopeProposed = answers.hope === sayHope(answers.wayBack, answers.startsOn)
  const isReviewProposed = answers.reviewOn === proposeReview(calendar, answers.startsOn)
  return {
    ...next,
    hope: patch.hope ?? (isHopeProposed ? sayHope(next.wayBack, next.startsOn) : next.hope),
    reviewOn: patch.reviewOn ?? (isReviewProposed ? proposeReview(calendar, next.startsOn) : next.reviewOn),
  }
}

/** The last school day within two weeks of the first day; two weeks to the day when school is closed. */
export function proposeReview(calendar: SchoolCalendar, startsOn: IsoDate): IsoDate {
  const latest = addDays(startsOn, firstStretch)
  return listOpenDays(calendar, addDays(startsOn, 1), latest).at(-1) ?? latest
}

/** What we hope for, in words that anyone can check; empty for a way back that was drawn by hand. */
export function sayHope(wayBack: WayBack, startsOn: IsoDate): string {
  if (wayBack === 'own') return ''
  const from = `from ${sayDate(startsOn)}`
  if (wayBack === 'full-time') return `Every school day, ${from}.`
  return `Every agreed hour of the first two weeks, ${from}. Then a little more each time we meet.`
}

function withFirst<Entry>(entries: readonly Entry[], words: string, make: () => Entry): Entry[] {
  return words.trim() === '' ? entries.slice(1) : [make(), ...entries.slice(1)]
}

/** The support that answers the first barrier, or else the first one. */
function findSupport(content: PlanContent): PlanContent['supports']['items'][number] | undefined {
  const ids = content.barriers.items[0]?.supportIds ?? []
  return content.supports.items.find((item) => ids.includes(item.id)) ?? content.supports.items[0]
}

type Member = PlanContent['team']['members'][number]

function withTouchpoint(members: readonly Member[], name: string, newId: () => ItemId): Member[] {
  const place = members.findIndex((member) => member.isTouchpoint)
  const member = members[place]
  if (member !== undefined) return members.toSpliced(place, 1, { ...member, name })
  if (name.trim() === '') return [...members]
  return [{ id: newId(), role: 'counselor', name, contact: '', isTouchpoint: true }, ...members]
}

type Made = PlanContent['promises']['items'][number]

function withPromise(
  items: readonly Made[],
  {
    party,
    words,
    who,
    dueOn,
    proposedOn,
    newId,
  }: Pick<Made, 'party' | 'words' | 'who' | 'dueOn'> & Pick<TalkSetting, 'newId'> & { proposedOn: IsoDate },
): Made[] {
  const place = items.findIndex((item) => item.party === party)
  const item = items[place]
  if (words.trim() === '') return item === undefined ? [...items] : items.toSpliced(place, 1)
  // A promise for the day on which everyone meets follows that day; any other day was chosen.
  const day = item?.dueOn === proposedOn ? dueOn : item?.dueOn
  if (item !== undefined) return items.toSpliced(place, 1, { ...item, words, dueOn: day ?? null })
  return [...items, { ...emptyPromise(newId(), party), words, who, dueOn }]
}

function writeGoal(
  content: PlanContent,
  answers: TalkAnswers,
  setting: TalkSetting,
  before: TalkAnswers,
): Goal[] {
  const { activity, weekdays, time, startsOn, reviewOn } = answers
  return withFirst(content.goals.items, activity, () => {
    const old = content.goals.items[0]
    const goal = old ?? emptyGoal(setting.newId())
    // A goal with days of its own keeps them; the others run from the first day to the review.
    const isOwn = old !== undefined && (old.startsOn !== before.startsOn || old.dueOn !== before.reviewOn)
    const said = { ...goal, activity, weekdays, time }
    const dated = isOwn ? said : { ...said, startsOn, dueOn: reviewOn }
    // A number that somebody chose stays for as long as its days do.
    const isCounted =
      goal.target !== null &&
      goal.startsOn === dated.startsOn &&
      goal.dueOn === dated.dueOn &&
      goal.weekdays.join() === weekdays.join()
    if (isCounted || dated.startsOn === null || dated.dueOn === null) return dated
    const days = listOpenDays(setting.calendar, dated.startsOn, dated.dueOn, weekdays)
    const outOf = Math.max(1, days.length)
    return { ...dated, outOf, target: Math.max(1, Math.floor(outOf * enough)) }
  })
}

/** The days on which the school is open, Monday to Friday while no year is on record. */
export function schoolWeekdays(calendar: SchoolCalendar, day: IsoDate): Weekday[] {
  return findSchoolYear(calendar, day)?.weekdays ?? calendar[0]?.weekdays ?? [1, 2, 3, 4, 5]
}

type Hours = Pick<ScheduleSession, 'weekday' | 'from' | 'to'>

/** The ready weeks. A school's own hours are set in the section itself. */
function readyWeek(wayBack: WayBack, weekdays: readonly Weekday[]): Hours[] {
  if (wayBack === 'mornings') return weekdays.map((weekday) => ({ weekday, from: '08:30', to: '12:00' }))
  if (wayBack === 'two-hours') return weekdays.map((weekday) => ({ weekday, from: '09:00', to: '11:00' }))
  if (wayBack === 'three-mornings') {
    const everyOther = weekdays.filter((_, place) => place % 2 === 0).slice(0, 3)
    return everyOther.map((weekday) => ({ weekday, from: '08:30', to: '12:00' }))
  }
  return []
}

const sayHours = (sessions: readonly Hours[]) =>
  sessions.map(({ weekday, from, to }) => `${weekday} ${from} ${to}`).join()

function readWayBack({ schedule }: PlanContent, calendar: SchoolCalendar): WayBack {
  if (!schedule.isPhased) return 'full-time'
  const [first, ...more] = schedule.stages
  if (first === undefined) return 'mornings'
  if (more.length > 0 || first.startsOn === null) return 'own'
  const weekdays = schoolWeekdays(calendar, first.startsOn)
  const ready = (['mornings', 'two-hours', 'three-mornings'] as const).find(
    (way) => sayHours(readyWeek(way, weekdays)) === sayHours(first.sessions),
  )
  return ready ?? 'own'
}

function writeWayBack(
  { schedule }: PlanContent,
  { wayBack, startsOn, reviewOn }: TalkAnswers,
  { calendar, newId }: TalkSetting,
): PlanContent['schedule'] {
  if (wayBack === 'own') return schedule
  if (wayBack === 'full-time') return { ...schedule, isPhased: false, stages: [], reviewOn: null }
  const [old] = schedule.stages
  const week = readyWeek(wayBack, schoolWeekdays(calendar, startsOn))
  const isKept = old !== undefined && sayHours(old.sessions) === sayHours(week)
  const stage = {
    ...(old ?? { id: newId(), name: 'Stage 1', note: '' }),
    startsOn,
    endsOn: reviewOn,
    sessions: isKept ? old.sessions : week.map((hours) => ({ id: newId(), ...hours, what: '' })),
  }
  return { ...schedule, isPhased: true, stages: [stage], reviewOn }
}
