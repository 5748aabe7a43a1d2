/** How Today greets and names its acts. Knows the hour only as it is told. */
import type { IsoDate } from '#shared/domain/day.ts'
import { sayDayOfYear } from '#shared/domain/near-days.ts'
import type { Today, TodayLine } from '#shared/domain/today.ts'

/** `Good morning, Ms. Okafor`. `hour` is 0 to 23. */
export function greet(hour: number, name: string): string {
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  return name.trim() === '' ? `Good ${part}` : `Good ${part}, ${name.trim()}`
}

type Waiting = Pick<TodayLine, 'kind' | 'daysLate' | 'dueOn'> & { about: Pick<TodayLine['about'], 'party'> }

/**
 * `2 school days late` of what the school itself promised, planned or decided. Families and students are never late, and what
 * comes again and again is only open since a day.
 */
export function sayLate({ kind, daysLate, dueOn, about }: Waiting, today: IsoDate): string {
  if (daysLate === 0 || kind === 'agreement-unsigned' || kind === 'stage-ending') return ''
  const isOpen = kind === 'check-in' || kind === 'contact' || (kind === 'promise' && about.party !== 'school')
  if (isOpen) return `since ${sayDayOfYear(dueOn, today)}`
  return daysLate === 1 ? '1 school day late' : `${daysLate} school days late`
}

/** What the line's own button says, and Enter does. */
export const actWords: Record<TodayLine['kind'], string> = {
  'check-in': 'Check in',
  contact: 'Log it',
  'next-step': 'Done',
  review: 'Open review',
  'stage-ending': 'Decide',
  'stage-review': 'Open review',
  promise: 'Kept',
  decision: 'Done',
  'agreement-unsigned': 'Open papers',
  drift: 'Check in',
}

/** A call is logged as a call. */
export function nameAct({ kind, sentence }: TodayLine): string {
  if (kind === 'contact' && sentence.startsWith('Call ')) return 'Log the call'
  return actWords[kind]
}

/** `16 school days, one attempt` */
export function saySilence({
  schoolDays,
  attempts,
}: {
  schoolDays: number | null
  attempts: number
}): string {
  const since = schoolDays === null ? 'not yet since the plan began' : `${schoolDays} school days`
  if (attempts === 0) return since
  return `${since}, ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}`
}

type Ahead = Today['ahead'][number]
type AheadMatter = Pick<Ahead, 'on' | 'sentence'> & { people: Pick<Ahead, 'studentId' | 'fullName'>[] }

/** One matter for everybody of whom the same is said about the same day, in the order that they came. */
export function groupAhead(ahead: Today['ahead']): AheadMatter[] {
  const matters = new Map<string, AheadMatter>()
  for (const { on, sentence, ...person } of ahead) {
    const key = `${on} ${sentence}`
    const known = matters.get(key)
    // Whose name the sentence says is not named beside it.
    const people = sentence.includes(person.fullName) ? [] : [person]
    if (known === undefined) matters.set(key, { on, sentence, people })
    else known.people.push(...people)
  }
  return [...matters.values()]
}
