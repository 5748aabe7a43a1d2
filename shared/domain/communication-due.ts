/** When a line of the communication plan is due, and which contacts are with the person whom it names. */
import { addDays, type IsoDate, monthAfter, type Weekday } from './day.ts'
import type { Contact } from './contact.ts'
import type { SchoolCalendar } from './open-days.ts'
import { toSearchWords } from './search.ts'
import type { CommunicationLine } from './sections/communication.ts'
import { findOpenDay, findSeriesStart } from './series-days.ts'

/** A chosen weekday may be met three days early or late without moving the rhythm. */
const leeway = 3

function findNextFrom(
  { every, weekday }: Pick<CommunicationLine, 'every' | 'weekday'>,
  lastOn: IsoDate,
): IsoDate {
  const whole = every === 'month' ? monthAfter(lastOn) : addDays(lastOn, every === 'week' ? 7 : 14)
  return weekday === null ? whole : addDays(whole, -leeway)
}

/**
 * The one day on which the family is or was to be reached: the first school day (of the line's weekday) a week, two
 * weeks or a month after `lastReachedOn`, and neither before the line's start nor before `fromOn`, since when the plan
 * goes on. Attempts do not move it. Null when no school day is on record within 150 days.
 */
export function findCommunicationDue(
  line: Pick<CommunicationLine, 'every' | 'weekday' | 'startsOn'>,
  calendar: SchoolCalendar,
  { fromOn, lastReachedOn, today }: { fromOn: IsoDate; lastReachedOn: IsoDate | null; today: IsoDate },
): IsoDate | null {
  const start = findSeriesStart(calendar, {
    fromOn: line.startsOn !== null && line.startsOn > fromOn ? line.startsOn : fromOn,
    afterLastOn: lastReachedOn === null ? null : findNextFrom(line, lastReachedOn),
    today,
  })
  const weekdays: readonly Weekday[] = line.weekday === null ? [] : [line.weekday]
  return findOpenDay(calendar, start, weekdays)
}

const plainName = (name: string) => toSearchWords(name).join(' ')

/**
 * Whether a contact was with the person of a line, however the name was written: whole, or the first name alone.
 * A contact or a line without a name speaks for everyone: any contact counts.
 */
export function isWithPersonOf(
  line: Pick<CommunicationLine, 'withWhom'>,
  contact: Pick<Contact, 'withWhom'>,
): boolean {
  const [wanted, met] = [plainName(line.withWhom), plainName(contact.withWhom)]
  return (
    wanted === '' || met === '' || ` ${met} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${met} `)
  )
}

export type LineStanding = { dueOn: IsoDate | null; lastReachedOn: IsoDate | null; attemptsSince: number }

/** How a line stands: when it is due, when its person was last reached, and how often it was tried since. */
export function describeStanding(
  line: CommunicationLine,
  contacts: readonly Contact[],
  calendar: SchoolCalendar,
  { fromOn, today }: { fromOn: IsoDate; today: IsoDate },
): LineStanding {
  const own = contacts.filter((contact) => isWithPersonOf(line, contact))
  const lastReachedOn = own.reduce<IsoDate | null>(
    (last, contact) =>
      contact.wasReached && (last === null || contact.happenedOn > last) ? contact.happenedOn : last,
    null,
  )
  const attemptsSince = own.filter(
    (contact) => !contact.wasReached && (lastReachedOn === null || contact.happenedOn >= lastReachedOn),
  ).length
  return {
    dueOn: findCommunicationDue(line, calendar, { fromOn, lastReachedOn, today }),
    lastReachedOn,
    attemptsSince,
  }
}
