/** What comes again and again about a plan: check-ins, staying in touch, reviews. One line each, however many were missed. */
import { findCheckInDue } from './check-in-series.ts'
import { findCommunicationDue, isWithPersonOf } from './communication-due.ts'
import type { IsoDate } from './day.ts'
import { sayNearDay } from './near-days.ts'
import { sayNotMet } from './not-held-words.ts'
import { capital } from './plain-words.ts'
import { findReviewDue } from './review-days.ts'
import type { CommunicationLine } from './sections/communication.ts'
import { bare, makeLine, type PlanOfToday, type PlannedLine, type TodayView } from './today-line.ts'

export function listRhythmLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  const review = findReviewLine(plan, view)
  return [
    ...listCheckInLines(plan, view),
    ...plan.content.communication.items.flatMap((line) => listContactLines(line, plan, view)),
    ...(review === null ? [] : [review]),
  ]
}

const longestQuote = 140

/** `“mornings are still hard”`, cut between words when it is long. */
function quote(words: string): string {
  const text = bare(words)
  const short = text.slice(0, longestQuote).replace(/\s+\S*$/, '')
  return text.length > longestQuote ? `“${short} …”` : `“${text}”`
}

function listCheckInLines(plan: PlanOfToday, view: TodayView): PlannedLine[] {
  const { rhythm } = plan.content
  const { lastCheckIn, sinceOn, planId } = plan
  const lastOn = lastCheckIn?.on ?? null
  const dueOn = findCheckInDue(rhythm, view.calendar, { fromOn: sinceOn, lastOn, today: view.today })
  if (dueOn === null) return []
  const words = {
    key: `check-in:${planId}:${dueOn}`,
    kind: 'check-in' as const,
    planId,
    sentence: `Check in with ${plan.fullName}`,
    detail: describeLastCheckIn(plan, view.today),
    when: rhythm.checkInTime ?? '',
    dueOn,
  }
  return [makeLine(plan, words, view)]
}

function describeLastCheckIn({ lastCheckIn, calledName }: PlanOfToday, today: IsoDate): string {
  if (lastCheckIn === null) return `The first one with ${calledName}.`
  const day = sayNearDay(lastCheckIn.on, today)
  if (!lastCheckIn.wasMet) return `${capital(sayNotMet())} ${day}.`
  return lastCheckIn.words.trim() === '' ? `You last met ${day}.` : `Last time: ${quote(lastCheckIn.words)}`
}

const ways: Record<CommunicationLine['channel'], (whom: string) => string> = {
  call: (whom) => `Call ${whom}`,
  text: (whom) => `Text ${whom}`,
  email: (whom) => `Write an email to ${whom}`,
  letter: (whom) => `Write a letter to ${whom}`,
  'home-visit': (whom) => `Visit ${whom} at home`,
  meeting: (whom) => `Meet ${whom}`,
  app: (whom) => `Write to ${whom} in the app`,
}

const rhythms: Record<CommunicationLine['every'], string> = {
  week: 'every week',
  'two-weeks': 'every two weeks',
  month: 'every month',
}

function listContactLines(line: CommunicationLine, plan: PlanOfToday, view: TodayView): PlannedLine[] {
  const own = plan.contacts.filter((contact) => isWithPersonOf(line, contact))
  const lastReachedOn = latestOf(own.flatMap((contact) => contact.lastReachedOn ?? []))
  const dueOn = findCommunicationDue(line, view.calendar, {
    fromOn: plan.sinceOn,
    lastReachedOn,
    today: view.today,
  })
  if (dueOn === null) return []
  const tried = own
    .flatMap((contact) => contact.triedOn)
    .filter((on) => lastReachedOn === null || on >= lastReachedOn)
  const language = line.language.trim()
  const words = {
    key: `contact:${plan.planId}:${line.id}:${dueOn}`,
    kind: 'contact' as const,
    planId: plan.planId,
    sentence: ways[line.channel](line.withWhom.trim() || `${plan.calledName}’s family`),
    detail: [
      `We said ${rhythms[line.every]}.`,
      lastReachedOn === null ? 'Not reached yet.' : `Last reached ${sayNearDay(lastReachedOn, view.today)}.`,
      ...(tried.length === 0 ? [] : [sayAttempts(tried.length, lastReachedOn !== null)]),
    ].join(' '),
    when: line.needsInterpreter ? `${language} interpreter`.trim() : language,
    dueOn,
    about: { itemId: line.id },
  }
  return [makeLine(plan, words, view)]
}

/** `One attempt since.`, `3 attempts.` */
function sayAttempts(count: number, hasReached: boolean): string {
  return `${count === 1 ? 'One attempt' : `${count} attempts`}${hasReached ? ' since' : ''}.`
}

function latestOf(days: readonly IsoDate[]): IsoDate | null {
  return days.reduce<IsoDate | null>((last, day) => (last === null || day > last ? day : last), null)
}

function findReviewLine(plan: PlanOfToday, view: TodayView): PlannedLine | null {
  const { lastReview, planId, fullName } = plan
  const dueOn = findReviewDue(plan.content.rhythm, lastReview, view.calendar)
  if (dueOn === null) return null
  const words = {
    key: `review:${planId}:${dueOn}`,
    kind: 'review' as const,
    planId,
    sentence: `Look at the plan together: ${fullName}`,
    detail:
      lastReview === null
        ? 'The first review session.'
        : `The last session was ${sayNearDay(lastReview.heldOn, view.today)}.`,
    dueOn,
  }
  return makeLine(plan, words, view)
}
