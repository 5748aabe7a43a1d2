/** A goal as the student would say it, the same on screen and on paper. Never corrects or completes what was written. */
import type { IsoDate, Weekday } from './day.ts'
import { joinWords, sayShortDate } from './plain-words.ts'
import type { Goal } from './sections/goals.ts'

const weekdayPlurals: Record<Weekday, string> = {
  1: 'Mondays',
  2: 'Tuesdays',
  3: 'Wednesdays',
  4: 'Thursdays',
  5: 'Fridays',
  6: 'Saturdays',
  7: 'Sundays',
}

/** `2 April`, with the year when it is not the year of `nearOn`: `2 April 2027`. */
function sayDay(day: IsoDate, nearOn: IsoDate | null): string {
  const short = sayShortDate(day)
  return nearOn !== null && nearOn.slice(0, 4) === day.slice(0, 4) ? short.slice(0, -5) : short
}

function sayWeekdays(weekdays: readonly Weekday[]): string {
  const days = [...new Set(weekdays)].toSorted()
  if (days.join() === '1,2,3,4,5') return 'on every school day'
  return `on ${joinWords(days.map((day) => weekdayPlurals[day]))}`
}

/** `Room 12` follows 'in', other places are written as they are: `at the library` keeps its own word. */
export function sayPlace(place: string): string {
  if (/^(in|at|on|by|near|outside)\s/i.test(place)) return place
  const isRoom = /^room\b/i.test(place)
  return `in ${isRoom ? place.replace(/^room/i, 'room') : place}`
}

/** The first letter follows 'I will', so it is small, unless the word is an abbreviation such as `PE`. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
}

/** Who says it, and how a day is said: the paper names the student and the weekday. */
export type GoalSpeaker = { who: string; sayDay: (day: IsoDate) => string }

/**
 * `I will come to math tutoring with Mr. Lind on Tuesdays and Thursdays at 15:15 in room 12, at least 6 of 8 times
 * by 2 April.` Parts that are not there yet are left out; an empty activity gives an empty sentence.
 */
export function sayGoal(goal: Goal, speaker?: GoalSpeaker): string {
  const activity = goal.activity.trim().replace(/[.\s]+$/, '')
  if (activity === '') return ''
  const place = goal.place.trim()
  const parts = [`${speaker?.who ?? 'I'} will ${lowerFirst(activity.replace(/^(i will|i’ll|i'll)\s+/i, ''))}`]
  if (goal.weekdays.length > 0) parts.push(sayWeekdays(goal.weekdays))
  if (goal.time !== null) parts.push(`at ${goal.time}`)
  if (place !== '') parts.push(sayPlace(place))
  const say = speaker?.sayDay ?? ((day: IsoDate) => sayDay(day, goal.startsOn))
  const due = goal.dueOn === null ? '' : ` by ${say(goal.dueOn)}`
  const hasMeasure = goal.target !== null && goal.outOf !== null
  const counted = goal.measure.trim() === '' ? 'times' : goal.measure.trim()
  const measure = hasMeasure ? `, at least ${goal.target} of ${goal.outOf} ${counted}` : ''
  return `${parts.join(' ')}${measure}${due}.`
}
