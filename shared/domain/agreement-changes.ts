/**
 * What changed between two plans, in sentences that a family would say: 'Math tutoring moved from Tuesday to Thursday.'
 * Never judges a change, and says nothing of what stayed or of how something was only filed.
 */
import { sayCircleChanges } from './circle-changes.ts'
import { sayGoal } from './goal-sentence.ts'
import type { ItemId } from './identity.ts'
import type { PlanContent } from './plan.ts'
import { joinWords, sayDate, weekdayNames } from './plain-words.ts'
import type { Goal } from './sections/goals.ts'
import type { Party } from './sections/promises.ts'
import { sayScheduleChanges } from './schedule-changes.ts'
import { compareItems, isSame, quoted, sentence } from './item-changes.ts'

/**
 * Sentences in the order of the paper, none twice. Entries are told apart by their ids, so a reworded entry is a
 * change and not an end and a beginning. `called` is the student's called name.
 */
export function findAgreementChanges(before: PlanContent, after: PlanContent, called: string): string[] {
  const sentences = [
    ...sayTeamChanges(before.team, after.team, called),
    ...sayStudentWords(before, after, called),
    ...sayHopeChanges(before.rhythm, after.rhythm, called),
    ...sayBarrierChanges(before.barriers.items, after.barriers.items),
    ...saySupportChanges(before.supports.items, after.supports.items),
    ...sayGoalChanges(before.goals.items, after.goals.items, called),
    ...sayPromiseChanges(before.promises.items, after.promises.items, called),
    ...sayScheduleChanges(before.schedule, after.schedule, called),
    ...sayRhythmChanges(before.rhythm, after.rhythm, called),
    ...sayCircleChanges(before, after),
  ]
  return [...new Set(sentences)]
}

type Member = PlanContent['team']['members'][number]

function personOf(team: PlanContent['team']): string | null {
  return team.members.find((member) => member.isTouchpoint && member.name.trim() !== '')?.name.trim() ?? null
}

function sayTeamChanges(before: PlanContent['team'], after: PlanContent['team'], called: string): string[] {
  const was = personOf(before)
  const is = personOf(after)
  const sentences: string[] = []
  if (is !== null && was === null) sentences.push(`${is} is ${called}’s person at school.`)
  else if (is !== null && was !== is)
    sentences.push(`${is} is now ${called}’s person at school. It was ${was}.`)
  else if (is === null && was !== null) sentences.push(`${was} is no longer ${called}’s person at school.`)
  const isTold = (member: Member) => [was, is].includes(member.name.trim())
  const { added, ended, changed } = compareItems(before.members, after.members, (member) => member.name)
  for (const member of added) if (!isTold(member)) sentences.push(`${member.name.trim()} joined us.`)
  for (const member of ended)
    if (!isTold(member)) sentences.push(`${member.name.trim()} is no longer part of the team.`)
  for (const [old, now] of changed) {
    if (!isSame(old.name, now.name) && !isTold(now)) {
      sentences.push(`${now.name.trim()} is with us in place of ${old.name.trim()}.`)
    }
  }
  return sentences
}

function sayStudentWords(before: PlanContent, after: PlanContent, called: string): string[] {
  return [
    ...sayQuoteChanges(before.voice.quotes, after.voice.quotes, { who: called, whose: `${called}’s words` }),
    ...sayQuoteChanges(before.familyWords.quotes, after.familyWords.quotes, {
      who: 'The family',
      whose: 'The family’s words',
    }),
  ]
}

type Quote = { id: ItemId; words: string }

/** That there are other words, never which: they stand on the paper itself, as they were said. */
function sayQuoteChanges(
  before: readonly Quote[],
  after: readonly Quote[],
  { who, whose }: { who: string; whose: string },
): string[] {
  const { added, ended, changed } = compareItems(before, after, (said) => said.words)
  return [
    ...(added.length > 0 ? [`${who} told us more.`] : []),
    ...(changed.some(([old, now]) => !isSame(old.words, now.words)) ? [`${whose} are written anew.`] : []),
    ...(ended.length > 0 ? [`${whose} are shorter now: something was taken out.`] : []),
  ]
}

type Rhythm = PlanContent['rhythm']

function sayHopeChanges(before: Rhythm, after: Rhythm, called: string): string[] {
  return [
    ...sayWording(before.expectedAttendance, after.expectedAttendance, 'What we hope for is now'),
    ...sayWording(before.howWeWatch, after.howWeWatch, `How we see how it goes for ${called} is now`),
  ]
}

/** Nothing when it is the same or was taken out: what is not there any more, no one needs to read. */
function sayWording(before: string, after: string, opening: string): string[] {
  return isSame(before, after) || after.trim() === '' ? [] : [`${opening}: ${quoted(after)}.`]
}

type Barrier = PlanContent['barriers']['items'][number]

function sayBarrierChanges(before: readonly Barrier[], after: readonly Barrier[]): string[] {
  const { added, changed } = compareItems(before, after, (item) => item.words)
  return [
    ...added
      .filter((item) => item.state !== 'resolved')
      .map((item) => `Also hard now: ${quoted(item.words)}.`),
    ...changed.flatMap(([old, now]) => {
      if (old.state === now.state) return []
      if (now.state === 'resolved') return [`No longer in the way: ${quoted(now.words)}.`]
      if (now.state === 'easing') return [`Getting easier: ${quoted(now.words)}.`]
      return [`Hard again: ${quoted(now.words)}.`]
    }),
  ]
}

type Support = PlanContent['supports']['items'][number]

function saySupportChanges(before: readonly Support[], after: readonly Support[]): string[] {
  const { added, ended, changed } = compareItems(before, after, (item) => item.what)
  return [
    ...added.map((item) => {
      const who = item.who.trim() === '' ? '' : `, with ${item.who.trim()}`
      const from = item.startsOn === null ? '' : `, from ${sayDate(item.startsOn)}`
      return `New: ${item.what.trim()}${who}${from}.`
    }),
    ...ended.map((item) => `${sentence(item.what)} has ended.`),
    ...changed.flatMap(([old, now]) => saySupportChange(old, now)),
  ]
}

function saySupportChange(old: Support, now: Support): string[] {
  const name = sentence(now.what)
  const sentences: string[] = []
  if (!isSame(old.what, now.what)) sentences.push(`${sentence(old.what)} is now: ${now.what.trim()}.`)
  if (!isSame(old.who, now.who) && now.who.trim() !== '') {
    const was = old.who.trim() === '' ? '' : `, no longer with ${old.who.trim()}`
    sentences.push(`${name} is now with ${now.who.trim()}${was}.`)
  }
  if (!isSame(old.howOften, now.howOften) && now.howOften.trim() !== '') {
    const was = old.howOften.trim() === '' ? '' : `. It was ${old.howOften.trim()}`
    sentences.push(`${name} is now ${now.howOften.trim()}${was}.`)
  }
  const days = sayPlannedDays(now)
  if (sayPlannedDays(old) !== days && days !== '') sentences.push(`${name} is now ${days}.`)
  if (old.startsOn !== now.startsOn && now.startsOn !== null) {
    sentences.push(`${name} is there from ${sayDate(now.startsOn)}.`)
  }
  if (old.endsOn !== now.endsOn) {
    sentences.push(
      now.endsOn === null
        ? `${name} goes on without an end date.`
        : `${name} is there until ${sayDate(now.endsOn)}.`,
    )
  }
  return sentences
}

/** `on Tuesday and Thursday at 15:15`; empty without a rhythm. */
function sayPlannedDays({ weekdays, time }: Support): string {
  const days = joinWords([...new Set(weekdays)].toSorted().map((weekday) => weekdayNames[weekday]))
  return days === '' ? '' : `on ${days}${time === null ? '' : ` at ${time}`}`
}

function sayGoalChanges(before: readonly Goal[], after: readonly Goal[], called: string): string[] {
  const { added, ended, changed } = compareItems(before, after, (item) => item.activity)
  const speaker = { who: called, sayDay: sayDate }
  return [
    ...added.map((item) => `New: ${sayGoal(item, speaker)}`),
    ...ended.map((item) => `No longer a goal: ${quoted(item.activity)}.`),
    ...changed.flatMap(([old, now]) => sayGoalChange(old, now, called)),
  ]
}

function sayGoalChange(old: Goal, now: Goal, called: string): string[] {
  const speaker = { who: called, sayDay: sayDate }
  if (old.state !== now.state && now.state === 'met') return [`Reached: ${quoted(now.activity)}.`]
  if (old.state !== now.state && now.state === 'let-go') return [`No longer a goal: ${quoted(now.activity)}.`]
  // A new wording is a new goal to the ear: it is said whole.
  if (!isSame(old.activity, now.activity)) return [`A goal has changed. ${sayGoal(now, speaker)}`]
  const name = quoted(old.activity)
  const sentences: string[] = []
  const was = sayWeekdays(old)
  const is = sayWeekdays(now)
  const hasNewDays = was !== is && is !== ''
  if (hasNewDays) sentences.push(was === '' ? `${name} is on ${is}.` : `${name} moved from ${was} to ${is}.`)
  if (old.time !== now.time && now.time !== null) {
    sentences.push(
      old.time === null ? `${name} is at ${now.time}.` : `${name} is at ${now.time} now, not at ${old.time}.`,
    )
  }
  if (!isSame(old.place, now.place) && now.place.trim() !== '')
    sentences.push(`${name} is now here: ${now.place.trim()}.`)
  if ((old.target !== now.target || old.outOf !== now.outOf) && now.target !== null && now.outOf !== null) {
    sentences.push(`${name}: ${now.target} of ${now.outOf} times are enough.`)
  }
  if (old.dueOn !== now.dueOn && now.dueOn !== null) {
    const isLater = old.dueOn !== null && now.dueOn > old.dueOn
    const opening = isLater ? `There is more time for ${name}, until` : `${name} now runs until`
    sentences.push(`${opening} ${sayDate(now.dueOn)}.`)
  }
  return sentences
}

const sayWeekdays = (goal: Goal) =>
  joinWords([...new Set(goal.weekdays)].toSorted().map((weekday) => weekdayNames[weekday]))

type Made = PlanContent['promises']['items'][number]

function sayPromiseChanges(before: readonly Made[], after: readonly Made[], called: string): string[] {
  const side: Record<Party, string> = { student: called, family: 'the family', school: 'the school' }
  const { added, ended, changed } = compareItems(before, after, (item) => item.words)
  return [
    ...added.map((item) => `New from ${side[item.party]}: ${quoted(item.words)}.`),
    ...ended.map((item) => `No longer promised by ${side[item.party]}: ${quoted(item.words)}.`),
    ...changed.flatMap(([old, now]) => {
      const sentences: string[] = []
      if (old.party !== now.party) {
        sentences.push(
          `${quoted(now.words)} is now a promise of ${side[now.party]}, no longer of ${side[old.party]}.`,
        )
      }
      if (!isSame(old.words, now.words)) {
        sentences.push(
          `${sentence(side[now.party])} now promises: ${quoted(now.words)}. It was: ${quoted(old.words)}.`,
        )
      }
      if (!isSame(old.who, now.who) && now.who.trim() !== '')
        sentences.push(`${now.who.trim()} now takes care of ${quoted(now.words)}.`)
      if (old.dueOn !== now.dueOn && now.dueOn !== null)
        sentences.push(`${quoted(now.words)}: the day is now ${sayDate(now.dueOn)}.`)
      if (old.state !== now.state && now.state === 'kept') sentences.push(`Kept: ${quoted(now.words)}.`)
      return sentences
    }),
  ]
}

const rhythms = { day: 'every school day', week: 'every week', 'two-weeks': 'every two weeks' } as const
const reviews = { 'two-weeks': 'every two weeks', month: 'every month' } as const

function sayRhythmChanges(before: Rhythm, after: Rhythm, called: string): string[] {
  const sentences: string[] = []
  const was = sayCheckIn(before)
  const is = sayCheckIn(after)
  if (is !== null && was !== is) sentences.push(`We now ask ${called} how it is going ${is}.`)
  if (before.firstReviewOn !== after.firstReviewOn && after.firstReviewOn !== null) {
    sentences.push(`We meet to look at the plan on ${sayDate(after.firstReviewOn)}.`)
  }
  if (before.reviewEvery !== after.reviewEvery && after.reviewEvery !== null) {
    sentences.push(`We look at the plan together ${reviews[after.reviewEvery]}.`)
  }
  return sentences
}

function sayCheckIn({ checkInEvery, checkInWeekdays, checkInTime }: Rhythm): string | null {
  if (checkInEvery === null) return null
  const days = joinWords([...new Set(checkInWeekdays)].toSorted().map((weekday) => weekdayNames[weekday]))
  const on = days === '' || checkInEvery === 'day' ? '' : ` on ${days}`
  return `${rhythms[checkInEvery]}${on}${checkInTime === null ? '' : ` at ${checkInTime}`}`
}
