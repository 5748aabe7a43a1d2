/**
 * What is known, in sentences that can be said aloud beside a family, the same on screen and on paper. Effort stands
 * beside outcome; nothing is called a fault, and no cause is claimed.
 */
import type { Evidence, GoalEvidence, StageAttendance, SupportEvidence } from './evidence.ts'
import { countTried } from './goal-days.ts'
import { sayNotHeld } from './not-held-words.ts'
import { capital, sayShortDate, sayTimes } from './plain-words.ts'

const sayCount = (count: number) => (count === 1 ? '1 time' : `${count} times`)
const sentences = (...parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join(' ')

/** `Amina was at school on 18 of 22 days since 3 February 2026. Of the 22 days before, it was 12.` */
export function sayAttendance({ since, before, sinceOn }: Evidence, called: string): string {
  if (since === null) return `No attendance is on record since ${sayShortDate(sinceOn)}.`
  const came = since.enrolled - since.absent
  return sentences(
    `${called} was at school on ${came} of ${since.enrolled} days since ${sayShortDate(sinceOn)}.`,
    before !== null && `Of the ${before.enrolled} days before, it was ${before.enrolled - before.absent}.`,
  )
}

/** `Done 5 of 6 times so far. Once there was a good reason.` That and what nobody looked at count neither way. */
export function sayGoalEvidence(goal: GoalEvidence): string {
  const { planned, done, excused, target } = goal
  const tried = countTried(goal)
  const known = tried + excused
  const open = planned - known
  if (planned === 0) return 'It has not begun yet.'
  if (known === 0) return `We have not looked at its ${sayCount(planned)} yet.`
  return sentences(
    tried > 0 &&
      (open > 0
        ? `Done ${done} of the ${sayCount(tried)} that we looked at.`
        : `Done ${done} of ${sayCount(tried)} so far.`),
    excused > 0 && `${capital(sayTimes(excused))} there was a good reason.`,
    open > 0 && `We have not looked at ${open} more yet.`,
    isMet(goal) && target !== null && `The goal of ${sayCount(target)} is reached.`,
  )
}

function isMet({ done, target }: GoalEvidence): boolean {
  return target !== null && done >= target
}

/** `Given 6 of 8 times. Once we could not hold it. Once Amina was away.` */
export function saySupportEvidence(support: SupportEvidence, called: string): string {
  const { planned, given, notGiven, away } = support
  const known = given + notGiven + away
  const open = planned - known
  if (known === 0) return 'Nothing was written down about it yet.'
  return sentences(
    open > 0
      ? `Given ${given} of the ${sayCount(known)} that were written down.`
      : `Given ${given} of ${sayCount(planned)}.`,
    notGiven > 0 && `${capital(sayNotHeld(notGiven))}.`,
    away > 0 && `${capital(sayTimes(away))} ${called} was away.`,
    open > 0 && `${open} more ${open === 1 ? 'was' : 'were'} not written down.`,
  )
}

/** `Amina came to 9 of 10 agreed times. Against full time, that is 9 of 20.` */
export function sayStageEvidence(stage: StageAttendance, called: string): string {
  const { agreed, cameToAgreed, fullTime, cameToFullTime } = stage
  if (agreed === 0) return 'No time of this stage is on record yet.'
  return sentences(
    `${called} came to ${cameToAgreed} of ${agreed} agreed times.`,
    fullTime > 0 && `Against full time, that is ${cameToFullTime} of ${fullTime}.`,
  )
}

/** `We checked in 4 times. The family and we were in touch 3 times.` */
export function sayTouch({ checkIns, contacts }: Evidence): string {
  return sentences(
    checkIns.count === 0 ? 'There was no check-in yet.' : `We checked in ${sayTimes(checkIns.count)}.`,
    contacts.count > 0 && `We reached out ${sayTimes(contacts.count)}, and reached ${sayReached(contacts)}.`,
  )
}

function sayReached({ count, reached }: Evidence['contacts']): string {
  if (reached === count) return 'someone each time'
  return reached === 0 ? 'nobody yet' : `someone ${sayTimes(reached)}`
}

/**
 * What can be told first: days that grew, goals that move, promises kept, with the school's own before the others.
 * Empty when the record holds none; then the people at the table know better.
 */
export function listGoodNews(evidence: Evidence, called: string): string[] {
  const news = [sayGrowth(evidence, called), sayWholeStage(evidence, called), ...sayRatings(evidence, called)]
  const goals = evidence.goals.filter(({ done }) => done > 0).map(sayGoalNews)
  // What was kept before that was told the last time.
  const kept = evidence.promises.filter(
    ({ state, settledOn }) => state === 'kept' && (settledOn === null || settledOn >= evidence.sinceOn),
  )
  const ours = kept.filter((promise) => promise.party === 'school')
  const theirs = kept.filter((promise) => promise.party !== 'school')
  return [
    ...news.filter((one) => one !== null),
    ...goals,
    ...ours.map(({ words }) => `The school kept its promise: ${bare(words)}.`),
    ...theirs.map(
      ({ words, party }) => `${party === 'student' ? called : 'The family'} kept a promise: ${bare(words)}.`,
    ),
  ]
}

/** Whether the student came on a larger part of the days than before; false when nothing can be compared. */
export function haveDaysGrown({ since, before }: Pick<Evidence, 'since' | 'before'>): boolean {
  if (since === null || before === null) return false
  return since.absent / since.enrolled < before.absent / before.enrolled
}

function sayGrowth(evidence: Evidence, called: string): string | null {
  const { since, before, sinceOn } = evidence
  if (since === null || before === null || !haveDaysGrown(evidence)) return null
  const came = `${since.enrolled - since.absent} of ${since.enrolled} days since ${sayShortDate(sinceOn)}`
  return `${called} was at school on ${came}, after ${before.enrolled - before.absent} of ${before.enrolled} before.`
}

function sayWholeStage({ stage }: Evidence, called: string): string | null {
  if (stage === null || stage.agreed === 0 || stage.cameToAgreed < stage.agreed) return null
  return `${called} came every agreed time, ${stage.agreed} of ${stage.agreed}.`
}

function sayRatings({ checkIns: { feelings, belongings } }: Evidence, called: string): string[] {
  return [
    hasGrown(feelings) ? `It feels better to ${called} than at the first of these check-ins.` : null,
    hasGrown(belongings)
      ? `${called} feels more at home at school than at the first of these check-ins.`
      : null,
  ].filter((one) => one !== null)
}

function hasGrown(ratings: readonly number[]): boolean {
  const [first, last] = [ratings[0], ratings.at(-1)]
  return first !== undefined && last !== undefined && last > first
}

function sayGoalNews(goal: GoalEvidence): string {
  const quoted = `“${nameGoal(goal.sentence)}.”`
  if (isMet(goal)) return `A goal is reached, done ${sayTimes(goal.done)}: ${quoted}`
  return `Done ${sayTimes(goal.done)}: ${quoted}`
}

/** What is done, without the days, the measure and the date: `I will come to math tutoring`. */
const nameGoal = (sentence: string) =>
  bare(
    sentence.replace(
      /( on (every school day|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)| at \d\d:\d\d|, at least \d).*$/s,
      '',
    ),
  )

/** Without the full stop that the sentence around it brings. */
const bare = (words: string) => words.trim().replace(/[.\s]+$/, '')
